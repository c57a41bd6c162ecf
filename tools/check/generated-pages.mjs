import { readFile } from "node:fs/promises";
import { join } from "node:path";
import prettier from "prettier";
import { importTypeScript } from "../build/import-typescript.mjs";
import { repositoryRoot } from "../host/paths.mjs";
import { messagesInSource } from "./messages-in-source.mjs";

const NOTE = "<!-- Made by `npm run check:generated -- --write` from the source. Change the source. -->";

/** The messages in the language that shows that all of them can be translated. */
export const ARABIC = "l10n/bundle.l10n.ar.json";

/** What is made from the source, as text by its path below the repository. @returns {Promise<Map<string, string>>} */
export async function generatedPages() {
  const [rules, settings, manifest] = await Promise.all([rulesPage(), settingsPage(), extensionManifest()]);
  return new Map([
    ["package.json", manifest],
    ["docs/rules/README.md", await formatted(rules)],
    ["docs/settings.md", await formatted(settings)],
    ["docs/gates.md", await formatted(await gatesPage())],
    ...(await messageBundles()),
  ]);
}

/** The messages of the extension, and their Arabic: what is not translated yet is empty, what is used no more is gone. */
async function messageBundles() {
  const { messages } = await messagesInSource();
  const known = await readJson(ARABIC);
  const bundle = (translate) =>
    `${JSON.stringify(Object.fromEntries([...messages].map((message) => [message, translate(message)])), null, 2)}\n`;
  return [
    ["l10n/bundle.l10n.json", bundle((message) => message)],
    [ARABIC, bundle((message) => known[message] ?? "")],
  ];
}

async function rulesPage() {
  const { RULE_CODES } = await importTypeScript(join(repositoryRoot, "src/core/rules/all-rules.ts"));
  const rows = RULE_CODES.map(({ code, severity, title }) => {
    return `| [\`${code}\`](${code.replace("wazir/", "")}.md) | ${severity} | ${title} |`;
  });
  return `${NOTE}\n\n# Rules\n\nEvery diagnostic has a code, and every code has a page.\n\n| code | severity | finds |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** The extension's manifest with a property of the setting `wazir.rules` for every code. */
async function extensionManifest() {
  const source = join(repositoryRoot, "src/core/rules");
  const { RULE_CODES } = await importTypeScript(join(source, "all-rules.ts"));
  const { CHOSEN_SEVERITIES } = await importTypeScript(join(source, "severities.ts"));
  const manifest = await readJson("package.json");
  manifest.contributes.configuration.properties["wazir.rules"].properties = Object.fromEntries(
    RULE_CODES.map(({ code, severity, title }) => [
      code,
      { type: "string", enum: CHOSEN_SEVERITIES, default: severity, description: title },
    ]),
  );
  const options = await prettier.resolveConfig(join(repositoryRoot, "package.json"));
  return prettier.format(JSON.stringify(manifest), { ...options, parser: "json-stringify" });
}

const ATTACKS = /(?<=<!-- attacks: [^>]* -->\n)[^]*(?=<!-- \/attacks -->)/;

/** The page about gates with the table of the attacks that `npm run test:gates` plays; the rest of it is written by hand. */
async function gatesPage() {
  const { ALL_ATTACKS } = await importTypeScript(join(repositoryRoot, "test/gates/all-attacks.ts"));
  const count = ALL_ATTACKS.reduce((sum, [, attacks]) => sum + attacks.length, 0);
  const tables = ALL_ATTACKS.map(([heading, attacks]) => {
    const rows = attacks.map(({ name, trick, twin, refusedBy }) => {
      const by = refusedBy.map((each) => (/^\w+\/[\w-]+$/.test(each) ? `\`${each}\`` : `“${each}”`));
      return `| ${name} | ${trick} | ${by.join(", ")} | ${twin} |`;
    });
    return `### ${heading}\n\n| attack | the attacker … | refused with | the honest twin … |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  const page = await readFile(join(repositoryRoot, "docs/gates.md"), "utf8");
  return page.replace(
    ATTACKS,
    () => `\n${count} attacks, each refused; ${count} honest twins, none of them refused.\n\n${tables.join("\n")}\n`,
  );
}

async function settingsPage() {
  const [manifest, words] = await Promise.all(["package.json", "package.nls.json"].map(readJson));
  const { properties } = manifest.contributes.configuration;
  const text = (value) => String(value).replace(/^%(.+)%$/, (_, key) => words[key] ?? key);
  const rows = Object.entries(properties).map(([key, { default: value, scope, markdownDescription, description }]) => {
    return `| \`${key}\` | \`${JSON.stringify(value)}\` | ${scope} | ${text(markdownDescription ?? description)} |`;
  });
  return `${NOTE}\n\n# Settings\n\n| setting | default | scope | meaning |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

async function readJson(path) {
  return JSON.parse(await readFile(join(repositoryRoot, path), "utf8"));
}

async function formatted(text) {
  return prettier.format(text, { parser: "markdown", printWidth: 120 });
}
