import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { collect, messagesInSource } from "../../../tools/check/messages-in-source.mjs";
import { REPOSITORY } from "../../support/projects";

type Words = Readonly<Record<string, string>>;

function readWords(path: string): Words {
  return JSON.parse(readFileSync(`${REPOSITORY}/${path}`, "utf8")) as Words;
}

/** What has to be the same in every language: places for values, code, icons, and where a link leads. */
function fixedParts(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}|`[^`]*`|\$\([\w-]+\)|\]\([^)]*\)/g)].map(([part]) => part).sort();
}

/** Translations that lack Arabic, or a part that has to stay, or have a part of their own. */
function unsound(english: Words, arabic: Words): readonly string[] {
  return Object.entries(english).flatMap(([key, text]) => {
    const translation = arabic[key] ?? "";
    const isSound = /\p{Script=Arabic}/u.test(translation) || !/\p{L}{2}/u.test(text.replace(/`[^`]*`/g, ""));
    const same = JSON.stringify(fixedParts(text)) === JSON.stringify(fixedParts(translation));
    return isSound && same ? [] : [`${text} → ${translation}`];
  });
}

describe("what the extension says while it runs", async () => {
  const english = readWords("l10n/bundle.l10n.json");
  const arabic = readWords("l10n/bundle.l10n.ar.json");
  const source = await messagesInSource();

  test("goes through l10n, all of it", () => {
    expect(source.untranslated).toEqual([]);
    expect(source.unreadable).toEqual([]);
  });

  test("would be found where it did not", () => {
    const found = { messages: new Set<string>(), unreadable: [] as string[], untranslated: [] as string[] };
    const code = `
      l10n.t("Sound {0}.", name); log.info("For the log only."); scope.t("Sound too");
      window.showErrorMessage("Nobody translates this."); pick({ placeHolder: \`Which of \${n} runs?\`, title: "Open" });
      l10n.t(worded); of({ kind: "no run", title: l10n.t("Fine") });`;
    collect("src/extension/sample.ts", code, found);
    expect([...found.messages]).toEqual(["Sound {0}.", "Sound too", "Fine"]);
    expect(found.unreadable).toEqual(["src/extension/sample.ts:4: l10n.t(worded)"]);
    expect(found.untranslated.map((each) => each.replace(/^.*:\d+: /, ""))).toEqual([
      "Nobody translates this.",
      "Which of   runs?",
      "Open",
    ]);
  });

  test("is extracted for translators", () => {
    expect(english).toEqual(Object.fromEntries([...source.messages].map((message) => [message, message])));
    expect(source.messages.size).toBeGreaterThan(500);
  });

  test("is said in Arabic, with every value in its place", () => {
    expect(Object.keys(arabic)).toEqual(Object.keys(english));
    expect(unsound(english, arabic)).toEqual([]);
  });
});

describe("what the manifest of the extension says", () => {
  const english = readWords("package.nls.json");
  const arabic = readWords("package.nls.ar.json");
  const manifest = JSON.parse(readFileSync(`${REPOSITORY}/package.json`, "utf8")) as {
    readonly contributes: { readonly configuration: { readonly properties: Record<string, { properties?: unknown }> } };
  };

  test("is in the table of words, and nothing else is there", () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key);
    expect(new Set(used)).toEqual(new Set(Object.keys(english)));
  });

  test("stands nowhere beside that table, but for the titles of rules, which are as English as their findings", () => {
    const { properties } = manifest.contributes.configuration;
    const rules = { ...properties["wazir.rules"], properties: {} };
    const text = JSON.stringify({
      ...manifest.contributes,
      configuration: { ...manifest.contributes.configuration, properties: { ...properties, "wazir.rules": rules } },
    });
    const shown =
      /"(?:title|name|description|markdownDescription|contents|altText|label|contextualTitle|category)":"([^"%]*)"/g;
    expect([...text.matchAll(shown)].map(([, words]) => words)).toEqual([]);
  });

  test("is said in Arabic, with its code and its links", () => {
    expect(Object.keys(arabic)).toEqual(Object.keys(english));
    expect(unsound(english, arabic)).toEqual([]);
  });
});
