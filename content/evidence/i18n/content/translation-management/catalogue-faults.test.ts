// Run: npx vitest run catalogue-faults.test.ts   (vitest, intl-messageformat, @formatjs/icu-messageformat-parser)
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { catalogueFaults } from "./catalogue-faults.ts";

const en = { saved: "Saved {file}", count: "{n, plural, one {# file} other {# files}}", terms: "Read <a>the terms</a>", due: "Due {day, date, long}" };
const good = { saved: "{file} gespeichert", count: "{n, plural, one {# Datei} other {# Dateien}}", terms: "<a>Bedingungen</a> lesen", due: "Fällig am {day, date, short}" };
test("a sound translation has none; order and format style are free", () => expect(catalogueFaults(en, good)).toEqual([]));
test.each([
  ["placeholder translated", { saved: "{Datei} gespeichert" }, ["saved: lost file:argument", "saved: invented Datei:argument"]],
  ["plural flattened", { count: "{n} Dateien" }, ["count: lost n:plural", "count: invented n:argument"]],
  ["tag lost", { terms: "Bedingungen lesen" }, ["terms: lost a:tag"]],
  ["brace lost", { saved: "{file gespeichert" }, ["saved: MALFORMED_ARGUMENT"]],
  ["other lost", { count: "{n, plural, one {# Datei}}" }, ["count: MISSING_OTHER_CLAUSE"]],
  ["left empty", { saved: " " }, ["saved: missing"]],
  ["date as text", { due: "Fällig am {day}" }, ["due: lost day:date", "due: invented day:argument"]],
])("%s", (_name, change, faults) => expect(catalogueFaults(en, { ...good, ...change })).toEqual(faults));
test("an old key is told of", () => expect(catalogueFaults(en, { ...good, gone: "weg" })).toEqual(["gone: not in the source any more"]));
test("what users meet without the check: the wrong placeholder throws at run time", () => {
  expect(() => new IntlMessageFormat("{Datei} gespeichert", "de").format({ file: "a.pdf" })).toThrow(/The intl string context variable "Datei" was not provided/);
});
