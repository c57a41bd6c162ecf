import { afterAll, expect, test } from "vitest";
import { checkSamples } from "../../../src/core/detect/check-samples";
import { detectorFaults } from "../../../src/core/detect/detector-faults";
import type { Detector } from "../../../src/core/detect/detector";
import { readDocument } from "../../../src/core/documents/read-document";
import { createDetectPool } from "../../../src/platform/detect/detect-pool";
import { detector, PROGRAM } from "./support";

const pool = createDetectPool(PROGRAM, 1);
afterAll(() => pool.dispose());

const FIND = detector({ engine: "regex", pattern: String.raw`\bfind\(`, languages: ["typescript"] });

/** Each problem with the first line of the text that it stands at. */
async function problems(detectors: readonly Detector[], yaml: string): Promise<readonly string[]> {
  const found = await checkSamples(detectors, readDocument(yaml, "yaml"), pool);
  return found.problems.map(({ message, range }) => `${yaml.slice(range.start, range.end)}: ${message}`);
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

test("samples of no detector", async () => {
  expect(await problems([FIND], `${samples(`["find(1)", "find(2)"]`, `["a", "b"]`)}  D7: {}\n`)).toEqual([
    "D7: The module has no detector `D7`. It has `D1`.",
  ]);
});

test("a pattern that is refused is told of at the module", async () => {
  const refused = { ...FIND, pattern: "(a+)+", languages: ["typescript", "typescrpt"] };
  expect(await problems([refused], samples(`["find(1)", "find(2)"]`, `["a", "b"]`))).toEqual([]);
  expect((await detectorFaults([refused], pool)).map(({ message }) => message.slice(0, 60))).toEqual([
    "The pattern is refused: a repetition holds a repetition; giv",
    "`typescrpt` is no language that is known; there are typescri",
  ]);
  const blind = detector({ engine: "ast-grep", pattern: "find($A)", languages: ["sql"] });
  expect((await detectorFaults([blind], pool))[0]?.message).toContain("There is no grammar for `sql`");
});

test("a detector that hostile texts bring to a standstill", async () => {
  const slow = { ...FIND, pattern: String.raw`\w*\w*\w*\w*!` };
  const found = await problems([slow], samples(`["find!", "a!"]`, `["?", "-"]`));
  expect(found.map((one) => one.replace(/\d{2,}/, "n"))).toEqual([
    "D1: `area/subject#D1` takes too long on a hostile text of n characters that begins `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`.",
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

test("how each sample came out, of those that are asked for", async () => {
  const yaml = samples(`["find(1)", "\\nfind(1)"]`, `["found(1)", "find(2)"]`);
  const shown = async (only: readonly string[]): Promise<readonly string[]> => {
    const check = await checkSamples([FIND], readDocument(yaml, "yaml"), pool, { only: new Set(only) });
    return check.results.map(({ sample, outcome, found }) => `${sample.key} ${outcome} ${found.join()}`);
  };
  expect(await shown(["D1"])).toEqual([
    "D1/positive/0 pass 1",
    "D1/positive/1 pass 2",
    "D1/negative/0 pass ",
    "D1/negative/1 fail 1",
  ]);
  expect(await shown(["D1/negative/0"])).toEqual(["D1/negative/0 pass "]);
  const refused = await checkSamples([{ ...FIND, pattern: "(a+)+" }], readDocument(yaml, "yaml"), pool);
  expect(refused.results.map(({ outcome }) => outcome)).toEqual(["unrun", "unrun", "unrun", "unrun"]);
  expect(refused.problems).toEqual([]);
});

test("what is cancelled is not run", async () => {
  let left = 1;
  const yaml = samples(`["find(1)", "find(2)"]`, `["a", "b"]`);
  const isCancelled = (): boolean => left-- <= 0;
  const { results } = await checkSamples([FIND], readDocument(yaml, "yaml"), pool, { isCancelled });
  expect(results.map(({ sample }) => sample.key)).toEqual(["D1/positive/0"]);
});
