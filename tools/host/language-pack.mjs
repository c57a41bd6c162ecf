import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Has a VS Code show a language as if its language pack were installed. The pack is empty, so that what VS Code itself
 * says stays English and what extensions say is in the language.
 * @param {string} userData the folder of the user's data
 * @param {string} locale as `--locale` takes it
 */
export async function writeEmptyLanguagePack(userData, locale) {
  const folder = join(userData, "empty-language-pack");
  const translations = join(folder, "main.i18n.json");
  await mkdir(folder, { recursive: true });
  await writeFile(translations, JSON.stringify({ version: "1.0.0", contents: {} }));
  const extensions = [{ extensionIdentifier: { id: "wazir-test.empty-language-pack" }, version: "1.0.0" }];
  const pack = { hash: "empty", label: locale, extensions, translations: { vscode: translations } };
  await writeFile(join(userData, "languagepacks.json"), JSON.stringify({ [locale]: pack }));
}
