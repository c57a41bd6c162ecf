import { afterAll, expect, test } from "vitest";
import { checkSamples } from "../../../src/core/detect/check-samples";
import type { Detector } from "../../../src/core/detect/detector";
import { readDocument } from "../../../src/core/documents/read-document";
import { createDetectPool } from "../../../src/platform/detect/detect-pool";
import { detector, PROGRAM } from "./support";

const pool = createDetectPool(PROGRAM, 1);
afterAll(() => pool.dispose());

const FIND = detector({ engine: "regex", pattern: String.raw`\bfind\(`, languages: ["typescript"] });

/** Each problem with the first line of the text that it stands at; `module` for one that stands at the detector. */
async function problems(detectors: readonly Detector[], yaml: string): Promise<readonly string[]> {
  const found = await checkSamples(detectors, yaml === "" ? undefined : readDocument(yaml, "yaml"), pool);
  return found.map(({ message, range }) => {
    const place = range === undefined ? "module" : yaml.slice(range.start, range.end);
    return `${place}: ${message}`;
  });
}

const samples = (positive: string, negative: string): string =>
  `schema: 1\ndetectors:\n  D1:\n    positive: ${positive}\n    negative: ${negative}\n`;

test("samples that are as they should be", async () => {
  expect(
    await problems([FIND], samples(`["find(1)", "await find()"]`, `["found(1)", {text: "find(1)", language: go}]`)),
  ).toEqual([]);
});

test("a sample that is not found, and one that is found and should not be", async () => {
  expect(await problems([FIND], samples(`["find(1)", "fond()"]`, `["found(1)", "x\\nfind(1)"]`))).toEqual([
    `"fond()": \`area/subject#D1\` is to find something here, and finds nothing.`,
    `"x\\nfind(1)": \`area/subject#D1\` is to find nothing here, and finds something in line 2.`,
  ]);
});

test("a sample that is found elsewhere than it says", async () => {
  expect(
    await problems([FIND], samples(`["find(1)", {text: "find(\\n\\nfind(1)", lines: [2]}]`, `["a", "b"]`)),
  ).toEqual([
    `{text: "find(\\n\\nfind(1)", lines: [2]}: \`area/subject#D1\` is to find something in line 2, and finds it in line 1, 3.`,
  ]);
});

test("too few samples, none at all, and samples of no detector", async () => {
  expect(await problems([FIND], samples(`["find(1)"]`, `["a", "b"]`))).toEqual([
    "D1: `area/subject#D1` has 1 positive sample; a detector has at least 2.",
  ]);
  expect(await problems([FIND], "")).toEqual([
    "module: `area/subject#D1` has 0 positive samples; a detector has at least 2.",
    "module: `area/subject#D1` has 0 negative samples; a detector has at least 2.",
  ]);
  expect((await problems([FIND], `${samples(`["find(1)", "find(2)"]`, `["a", "b"]`)}  D7: {}\n`)).at(-1)).toBe(
    "D7: The module has no detector `D7`. It has `D1`.",
  );
});

test("a pattern that is refused, a language that is not known, and one without a grammar", async () => {
  const refused = { ...FIND, pattern: "(a+)+", languages: ["typescript", "typescrpt"] };
  const blind = detector({ engine: "ast-grep", pattern: "find($A)", languages: ["sql"] });
  expect((await problems([refused], "")).map((one) => one.slice(0, 60))).toEqual([
    "module: The pattern is refused: a repetition holds a repetit",
    "module: `typescrpt` is no language that is known; there are ",
  ]);
  expect((await problems([blind], ""))[0]).toContain("There is no grammar for `sql`");
});

test("a detector that hostile texts bring to a standstill", async () => {
  const slow = { ...FIND, pattern: String.raw`\w*\w*\w*\w*!` };
  const found = await problems([slow], samples(`["find!", "a!"]`, `["?", "-"]`));
  expect(found.map((one) => one.replace(/\d{2,}/, "n"))).toEqual([
    "module: `area/subject#D1` takes too long on a hostile text of n characters that begins `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`.",
  ]);
});

test("samples of files that are or are not there, and of manifests", async () => {
  const ignore = detector({
    engine: "glob",
    pattern: { present: "**/Dockerfile", without: [".dockerignore", "/.dockerignore"] },
  });
  expect(
    await problems(
      [ignore],
      samples(
        `[{path: Dockerfile}, {path: a/Dockerfile, files: [b/.dockerignore]}]`,
        `[{path: Dockerfile, files: [.dockerignore]}, {path: a/Dockerfile, files: [.dockerignore]}]`,
      ),
    ),
  ).toEqual([]);
  const old = detector({ engine: "manifest", pattern: { dependency: "express", range: "<4.19" } });
  const json = (version: string): string => `'{"dependencies": {"express": "${version}"}}'`;
  expect(
    await problems(
      [old],
      samples(`[${json("^4.17.0")}, ${json("3")}]`, `[${json("^4.19.2")}, {path: go.mod, text: module x}]`),
    ),
  ).toEqual([]);
});
