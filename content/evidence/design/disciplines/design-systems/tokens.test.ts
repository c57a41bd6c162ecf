// Run: npx vitest run tokens.test.ts
import { expect, test } from "vitest";
import { contrast, resolveTokens, type Tokens } from "./tokens.ts";
const base: Tokens = { blue: { 600: { $value: "#1d4ed8" }, 300: { $value: "#93c5fd" } }, white: { $value: "#ffffff" }, ink: { $value: "#111827" } };
const light: Tokens = { ...base, action: { background: { $value: "{blue.600}" }, text: { $value: "{white}" } } };
const dark: Tokens = { ...base, action: { background: { $value: "{blue.300}" }, text: { $value: "{white}" } } };
test("aliases are followed through two levels", () => {
  const { values, faults } = resolveTokens({ ...light, button: { primary: { background: { $value: "{action.background}" } } } });
  expect(faults).toEqual([]); expect(values.get("button.primary.background")).toBe("#1d4ed8");
});
test("a circle and a missing name are told of, and end", () => {
  expect(resolveTokens({ a: { $value: "{b}" }, b: { $value: "{a}" } }).faults).toEqual(["a: goes round in a circle", "b: goes round in a circle"]);
  expect(resolveTokens({ a: { $value: "{gone}" } }).faults).toEqual(["a: gone does not exist"]);
});
test("a colour object and a dimension are values too, and aliases reach them", () => {
  const red = { colorSpace: "srgb", components: [1, 0, 0] };
  const { values, faults } = resolveTokens({ red: { $type: "color", $value: red }, gap: { $value: { value: 8, unit: "px" } }, danger: { text: { $value: "{red}" } } });
  expect(faults).toEqual([]); expect(values.get("danger.text")).toBe(red); expect(values.size).toBe(3);
});
test("contrast agrees with known pairs", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5); expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5); expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
});
test("a dark theme that only swaps the background fails the pair check; the light one passes", () => {
  const pair = (t: Tokens) => { const v = resolveTokens(t).values; return contrast(String(v.get("action.text")), String(v.get("action.background"))); };
  expect(pair(light)).toBeGreaterThan(4.5); expect(pair(dark)).toBeLessThan(4.5);
});
test("every theme has to define the same names", () => {
  const names = (t: Tokens) => [...resolveTokens(t).values.keys()].sort();
  expect(names(light)).toEqual(names(dark)); expect(names({ ...dark, action: { background: { $value: "{ink}" } } })).not.toEqual(names(light));
});
