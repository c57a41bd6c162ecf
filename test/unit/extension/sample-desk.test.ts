import { expect, test } from "vitest";
import { sampleDesk } from "../../../src/extension/engine/sample-desk";
import { expertiseModule } from "../../support/modules";
import { memoryDisk } from "./support/memory-disk";
import { MANIFEST, openSample } from "./support/sample";

const MODULE = "/shop/expertise/payments/refunds.md";
const SAMPLES = "/shop/expertise/payments/refunds.detect.yaml";
const detector = (id: string): string =>
  `\n  - { id: ${id}, rule: R3, engine: regex, languages: [typescript], pattern: refund, message: Look., confidence: low }`;
const FILES = {
  "/shop/wazir.manifest.yaml": `${MANIFEST}paths: { expertise: expertise }\n`,
  "/shop/expertise/payments/plain.md": expertiseModule({ id: "payments/plain" }),
  [MODULE]: expertiseModule({ detect: detector("D1") + detector("D2") }),
  [SAMPLES]: `schema: 1
detectors:
  D1:
    positive:
      - |

        refund(1)
      - { text: refund, note: bare, lines: [1] }
    negative: [{ path: package.json }]
  D7: { positive: [x, y] }
`,
};

async function read(open: Readonly<Record<string, string>> = {}) {
  const disk = memoryDisk(FILES);
  const [project] = await openSample(disk, "/shop");
  return sampleDesk(disk.files).read(project!, (path) => open[path]);
}

test("modules of a project's own with detectors, each with its samples where they stand", async () => {
  const [module, ...others] = await read();
  expect(others).toEqual([]);
  expect(module).toMatchObject({ root: "/shop", id: "payments/refunds", place: { path: MODULE } });
  const [first, second] = module?.detectors ?? [];
  expect(first).toMatchObject({ id: "D1", rule: "R3", message: "Look." });
  expect(first?.place).toMatchObject({ path: SAMPLES, start: { line: 2, character: 2 } });
  expect(
    first?.samples.map(({ key, title, isPositive, lines, place }) => [key, title, isPositive, lines, place.start.line]),
  ).toEqual([
    ["D1/positive/0", "refund(1)", true, undefined, 4],
    ["D1/positive/1", "bare", true, [1], 7],
    ["D1/negative/0", "package.json", false, undefined, 8],
  ]);
  // A detector that no sample shows stands in the module.
  expect(second).toMatchObject({ id: "D2", samples: [], place: { path: MODULE } });
});

test("what is typed goes before what is on disk, and makes another stamp", async () => {
  const [before] = await read();
  const [same] = await read({ [SAMPLES]: FILES[SAMPLES] });
  expect(same?.stamp).toBe(before?.stamp);
  const [typed] = await read({ [SAMPLES]: "schema: 1\ndetectors: { D2: { positive: [typed] } }\n" });
  expect(typed?.detectors.map(({ samples }) => samples.map(({ title }) => title))).toEqual([[], ["typed"]]);
  expect(typed?.stamp).not.toBe(before?.stamp);
  const [renamed] = await read({ [MODULE]: expertiseModule({ detect: detector("D2") }) });
  expect(renamed?.detectors.map(({ id }) => id)).toEqual(["D2"]);
  expect(renamed?.stamp).not.toBe(before?.stamp);
});
