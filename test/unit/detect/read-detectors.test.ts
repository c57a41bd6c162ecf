import { expect, test } from "vitest";
import { ruleName } from "../../../src/core/detect/detector";
import { detectorsOf } from "../../../src/core/detect/read-detectors";
import { Library, type LibraryItem } from "../../../src/core/library/item";

function module(id: string, origin: LibraryItem["origin"], detect: readonly object[]): LibraryItem {
  const rules = [{ id: "R1", level: "must", text: "Do it." }];
  return {
    kind: "module",
    id,
    title: id,
    summary: "",
    origin,
    path: `${id}.md`,
    fields: { severity: "high", rules, detect },
  };
}

const DETECT = { id: "D1", rule: "R1", engine: "regex", pattern: "x", message: "m", confidence: "high" };

test("a workspace's detectors are there only where it is trusted", () => {
  const library = new Library([module("a/b", "bundled", [DETECT]), module("a/c", "workspace", [DETECT])]);
  expect(detectorsOf(library, false).map(({ key }) => key)).toEqual(["a/b#D1"]);
  expect(detectorsOf(library, true).map(({ key, origin }) => [key, origin])).toEqual([
    ["a/b#D1", "bundled"],
    ["a/c#D1", "workspace"],
  ]);
});

test("what a detector says is read, and what it leaves out has its default", () => {
  const whole = { ...DETECT, id: "D2", languages: ["go"], exclude: "gen/**" };
  const read = detectorsOf(new Library([module("a/b", "bundled", [DETECT, whole])]), true);
  expect(read.map(({ languages, exclude }) => [languages, exclude])).toEqual([
    [undefined, []],
    [["go"], ["gen/**"]],
  ]);
  expect(read.map(ruleName)).toEqual(["a/b#R1", "a/b#R1"]);
  expect(read[0]).toMatchObject({ ruleText: "Do it.", level: "must", severity: "high", message: "m" });
});

test("what is no detector is left out", () => {
  const broken = [
    { ...DETECT, rule: "R7" },
    { ...DETECT, engine: "grep" },
    { ...DETECT, confidence: 1 },
    { ...DETECT, id: 3 },
  ];
  expect(detectorsOf(new Library([module("a/b", "bundled", broken)]), true)).toEqual([]);
});
