// npm i intl-messageformat@latest @formatjs/icu-messageformat-parser@latest tsx && npx tsx --test plurals.test.ts
import assert from "node:assert/strict";
import { test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { pluralFaults } from "./check-plurals";

const categories = (locale: string, type: "cardinal" | "ordinal" = "cardinal") =>
  [...new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories].sort();
const category = (locale: string, n: number, options: Intl.PluralRulesOptions = {}) =>
  new Intl.PluralRules(locale, options).select(n);
const say = (message: string, locale: string, values: Record<string, unknown>) =>
  String(new IntlMessageFormat(message, locale).format(values as never));

test("languages use different sets of categories", () => {
  assert.deepEqual(categories("ja"), ["other"]);
  assert.deepEqual(categories("en"), ["one", "other"]);
  assert.deepEqual(categories("fr"), ["many", "one", "other"]);
  assert.deepEqual(categories("pl"), ["few", "many", "one", "other"]);
  assert.deepEqual(categories("ar"), ["few", "many", "one", "other", "two", "zero"]);
  assert.deepEqual(categories("en", "ordinal"), ["few", "one", "other", "two"]);
});

test("a category is no number", () => {
  assert.equal(category("ru", 21), "one");
  assert.equal(category("fr", 0), "one");
  assert.equal(category("lv", 0), "zero");
  assert.equal(category("en", 0), "other");
  assert.equal(category("fr", 1_000_000), "many");
  assert.equal(say("{n, plural, one {One file} other {# files}}", "ru", { n: 21 }), "One file");
});

test("digits that are shown change the category", () => {
  assert.equal(category("en", 1), "one");
  assert.equal(category("en", 1, { minimumFractionDigits: 1 }), "other");
  assert.equal(category("cs", 1.5), "many");
});

test("a range has a category of its own", () => {
  const range = (locale: string, a: number, b: number) =>
    (new Intl.PluralRules(locale) as unknown as { selectRange(a: number, b: number): string }).selectRange(a, b);
  assert.equal(range("fr", 0, 1), "one");
  assert.equal(range("en", 0, 1), "other");
});

test("an exact match goes before a category, and other is required", () => {
  assert.equal(say("{n, plural, =0 {No file} one {# file} other {# files}}", "fr", { n: 0 }), "No file");
  assert.throws(() => say("{n, plural, one {# file}}", "en", { n: 1 }), /MISSING_OTHER_CLAUSE/);
  assert.throws(() => say("{g, select, female {her}}", "en", { g: "female" }), /MISSING_OTHER_CLAUSE/);
});

test("an unknown or missing gender gets other", () => {
  const message = "{g, select, female {her} male {his} other {their}}";
  assert.equal(say(message, "en", { g: "unknown" }), "their");
  assert.equal(say(message, "en", { g: undefined }), "their");
});

test("an ASCII apostrophe before a brace quotes it", () => {
  assert.equal(say("Don't edit '{n}'", "en", { n: 3 }), "Don't edit {n}");
  assert.equal(say("Don’t edit ’{n}’", "en", { n: 3 }), "Don’t edit ’3’");
});

test("the module's message", () => {
  const message = `{gender, select,
    female {{count, plural, =0 {{name} shared no files with her team.} one {{name} shared # file with her team.} other {{name} shared # files with her team.}}}
    male {{count, plural, =0 {{name} shared no files with his team.} one {{name} shared # file with his team.} other {{name} shared # files with his team.}}}
    other {{count, plural, =0 {{name} shared no files with their team.} one {{name} shared # file with their team.} other {{name} shared # files with their team.}}}}`;
  assert.equal(say(message, "en", { gender: "other", name: "Noor", count: 0 }), "Noor shared no files with their team.");
  assert.equal(say(message, "en", { gender: "female", name: "Noor", count: 1 }), "Noor shared # file with her team.".replace("#", "1"));
  assert.deepEqual(pluralFaults(message, "en"), []);
});

test("the checker finds what a locale lacks and what it never uses", () => {
  const english = "{n, plural, one {# file} other {# files}}";
  assert.deepEqual(pluralFaults(english, "de"), []);
  assert.deepEqual(pluralFaults(english, "pl").sort(), ['{n}: pl needs "few"', '{n}: pl needs "many"']);
  assert.deepEqual(pluralFaults(english, "ja"), ['{n}: ja never uses "one"']);
  assert.deepEqual(pluralFaults("{g, select, x {{n, plural, other {#}}} other {}}", "en"), ['{n}: en needs "one"']);
  assert.deepEqual(pluralFaults("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "en"), []);
  assert.deepEqual(pluralFaults("<b>{n, plural, one {#} other {#}}</b>", "ar").length, 4);
});
