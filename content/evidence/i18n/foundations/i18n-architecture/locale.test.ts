// Run: npx vitest run locale.test.ts   (vitest; Node with full ICU)
import { expect, test } from "vitest";
import { pickLocale, wishesOf } from "./locale.ts";

const OURS = ["en", "en-GB", "pt-BR", "de", "zh-Hans", "zh-Hant", "sr-Latn", "ar"];
test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"], ["pt-PT,pt;q=0.9", "pt-BR"], ["zh-TW", "zh-Hant"], ["zh-HK,en;q=0.5", "zh-Hant"], ["zh", "zh-Hans"],
  ["sr", "en"], ["sr-Latn-RS", "sr-Latn"], ["en-AU", "en"], ["en-GB", "en-GB"], ["fr;q=0.9, ar-EG;q=1", "ar"], ["*", "en"], ["", "en"],
  ["de;q=0", "en"], ["de;Q=0", "en"], ["../../etc/passwd, de", "de"], ["de-" + "x".repeat(9000), "en"], ["iw, ar;q=0.1", "ar"], ["'; drop table--", "en"],
])("%s -> %s", (header, want) => expect(pickLocale(wishesOf(header), OURS, "en")).toBe(want));
test("plain prefix matching would serve Simplified to Taiwan", () => {
  const byPrefix = (wish: string) => ["zh-Hans", "zh-Hant"].find((tag) => tag.startsWith(wish.split("-")[0]!));
  expect(byPrefix("zh-TW")).toBe("zh-Hans");
});
test("the same instant is two days; currency is no matter of locale", () => {
  const at = new Date("2026-03-01T23:30:00Z");
  const day = (timeZone: string) => new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short" }).format(at);
  expect([day("UTC"), day("Asia/Tokyo")]).toEqual(["01/03/2026", "02/03/2026"]);
  const price = (locale: string) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(1234.5);
  expect([price("de-DE"), price("en-US")]).toEqual(["1.234,50\u00a0€", "€1,234.50"]);
});
test("case, order and search follow the language", () => {
  expect(["title".toLocaleUpperCase("tr"), "title".toUpperCase()]).toEqual(["TİTLE", "TITLE"]);
  expect(["z", "ä", "a"].sort()).toEqual(["a", "z", "ä"]);
  expect(["z", "ä", "a"].sort(new Intl.Collator("de").compare)).toEqual(["a", "ä", "z"]);
  expect(["z", "ä", "a"].sort(new Intl.Collator("sv").compare)).toEqual(["a", "z", "ä"]);
  expect("cafe\u0301" === "café").toBe(false);
  expect("cafe\u0301".normalize("NFC") === "café".normalize("NFC")).toBe(true);
});
test("length: units, code points, what people count", () => {
  const family = "👨‍👩‍👧"; const seen = [...new Intl.Segmenter("en").segment(family)].length;
  expect([family.length, [...family].length, seen]).toEqual([8, 5, 1]);
});
test("numbers people type are not numbers for the machine", () => {
  expect(Number("1.234,50")).toBeNaN(); expect(parseFloat("1.234,50")).toBe(1.234); expect(Number("١٢٣")).toBeNaN();
  expect(new Intl.NumberFormat("ar-EG").format(123)).toBe("١٢٣");
});
test("first day of the week and calendar come from the region", () => {
  const info = (tag: string) => { const l = new Intl.Locale(tag) as unknown as { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }; return (l.getWeekInfo?.() ?? l.weekInfo)!.firstDay; };
  expect([info("en-US"), info("de-DE"), info("ar-EG")]).toEqual([7, 1, 6]);
  expect(new Intl.DateTimeFormat("th-TH").resolvedOptions().calendar).toBe("buddhist");
});
