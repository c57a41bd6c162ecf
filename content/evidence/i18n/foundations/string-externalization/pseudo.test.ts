// Run: npx vitest run pseudo.test.ts   (vitest, intl-messageformat, @formatjs/icu-messageformat-parser)
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { pseudo } from "./pseudo.ts";

const format = (message: string, values: Record<string, unknown>) => new IntlMessageFormat(message, "en").format(values as never);
test.each([
  ["Save draft", {}, "Šávé dráft"],
  ["{file} was not uploaded", { file: "a.pdf" }, "a.pdf wáš ñöt ûplöádéd"],
  ["{n, plural, =0 {No files} one {# file} other {# files}}", { n: 3 }, "3 fîléš"],
  ["{n, number} of {d, date, short}", { n: 1234, d: 0 }, "1,234 öf 1/1/70"],
  ["it''s '{'literal'}' here", {}, "ît'š {lîtérál} héré"],
  ["{g, select, female {her} other {their}} file", { g: "x" }, "théîr fîlé"],
])("%s", (message, values, shown) => expect(String(format(pseudo(message), values))).toMatch(new RegExp(`^\\[${shown}·+\\]$`)));
test("tags survive", () => {
  expect(pseudo("Read <a>the terms</a>")).toBe("[Réád <a>thé térmš</a>······]");
});
test("text glued in code stays visible: it has no brackets of its own", () => {
  const glued = "Deleted " + 3 + " " + pseudo("files");
  expect(glued.startsWith("[")).toBe(false);
});
test("the same English word is two words elsewhere: one key cannot serve both", () => {
  const german = { "menu.open": "Öffnen", "state.open": "Offen" };
  expect(german["menu.open"]).not.toBe(german["state.open"]);
});
test.each([
  ["{n, plural, offset:1 one {you and # more} other {you and # others}}", { n: 3 }, "ýöû áñd 2 öthérš"],
  ["Room #{n}", { n: 5 }, "Rööm #5"],
] as const)("offset and number sign stay: %s", (message, values, shown) => {
  expect(String(new IntlMessageFormat(pseudo(message), "en").format(values))).toContain(shown);
});
