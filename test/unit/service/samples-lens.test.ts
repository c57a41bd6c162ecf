import { expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver-types";
import { lensesOf, resolveLens, type LensSubject } from "../../../src/service/features/code-lens";
import type { Settled } from "../../../src/service/features/samples-lens";
import { expertiseModule } from "../../support/modules";
import { INSTRUMENTS, ROOT } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { manifest } from "../../support/texts";

const MODULE = "expertise/payments/refunds.md";
const SAMPLES = "expertise/payments/refunds.detect.yaml";

/** A module with two detectors. */
const module = (pattern = String.raw`\brefund\(`): string =>
  expertiseModule({
    detect: ["D1", "D2"]
      .map(
        (id) =>
          `\n  - { id: ${id}, rule: R3, engine: regex, languages: [typescript], pattern: '${pattern}', message: Look., confidence: low }`,
      )
      .join(""),
  });
const samplesOf = (ids: readonly string[], positive = "refund(1)", negative = "refunds"): string =>
  `schema: 1\ndetectors:\n${ids.map((id) => `  ${id}: { positive: ["refund(2)", "${positive}"], negative: ["x", "${negative}"] }\n`).join("")}`;
const BOTH = ["D1", "D2"];

interface Around {
  readonly trusted?: boolean;
  readonly settled?: Settled;
  readonly commands?: boolean;
}

/** The lenses of a document with their lines and commands: `0: 3 rules → wazir.run({…})`. */
async function shown(
  path: string,
  files: Readonly<Record<string, string>>,
  { trusted = true, settled = (work) => work, commands = true }: Around = {},
): Promise<readonly string[]> {
  const entries = { "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }), ...files };
  const around = await contextWith(entries, { snippets: true, markdown: true, detectorCommands: commands });
  const context = { ...around, instruments: trusted ? INSTRUMENTS : { ...INSTRUMENTS, detectors: undefined } };
  const document = openText(path, files[path] ?? "");
  const lenses = lensesOf(context, document).map((lens) =>
    lens.command === undefined
      ? resolveLens(context, document, lens, lens.data as LensSubject, { showReferences: "", settled })
      : Promise.resolve(lens),
  );
  return (await Promise.all(lenses)).map(words).filter((line) => !line.includes("used by"));
}

function words({ range, command }: CodeLens): string {
  const [subject] = (command?.arguments ?? []) as readonly object[];
  const given = subject === undefined ? "" : Object.values(subject).join(" ").replace(ROOT, "root");
  return `${range.start.line}: ${command?.title} → ${command?.command}(${given})`;
}

const RUN = "wazir.runDetectorSamples(root payments/refunds)";
const at = (state: string, command = RUN): readonly string[] => [`1: 3 rules · 2 detectors · ${state} → ${command}`];

test.each([
  ["all as they should be", module(), samplesOf(BOTH), "samples pass"],
  ["one that is not found", module(), samplesOf(["D1", "D2"]).replace("refund(1)", "fond"), "1 sample fails"],
  ["two that should not be found", module(), samplesOf(BOTH, "refund(1)", "refund(3)"), "2 samples fail"],
  ["a pattern that is refused", module("(a+)+"), samplesOf(BOTH), "8 samples fail"],
  ["a detector that has none", module(), samplesOf(["D1"]), "1 detector without samples"],
  ["those of no detector", module(), samplesOf([...BOTH, "D3"]), "1 problem with samples"],
  ["a file that cannot be read", module(), `${samplesOf(BOTH)}  {`, "samples cannot be read"],
  ["no file", module(), undefined, "no samples"],
])("samples of a module: %s", async (_what, text, beside, state) => {
  const files = { [MODULE]: text, ...(beside === undefined ? {} : { [SAMPLES]: beside }) };
  expect(await shown(MODULE, files)).toEqual(at(state));
});

test("a module without detectors has no samples to speak of", async () => {
  expect(await shown(MODULE, { [MODULE]: expertiseModule() })).toEqual(["1: 3 rules · 0 detectors → ()"]);
});

test("where nothing may be run, the lens offers to run them; what takes long is not waited for", async () => {
  const files = { [MODULE]: module(), [SAMPLES]: samplesOf(BOTH) };
  expect(await shown(MODULE, files, { trusted: false })).toEqual(at("run samples"));
  expect(await shown(MODULE, files, { settled: () => Promise.resolve(undefined) })).toEqual(at("checking samples"));
});

test("above the samples: the same, and each detector of the module can be tried", async () => {
  const files = { [MODULE]: module(), [SAMPLES]: samplesOf([...BOTH, "D3"]) };
  expect(await shown(SAMPLES, files)).toEqual([
    `0: 3 rules · 2 detectors · 1 problem with samples → ${RUN}`,
    "2: try on workspace → wazir.tryDetector(root payments/refunds D1)",
    "3: try on workspace → wazir.tryDetector(root payments/refunds D2)",
  ]);
});

test("a client without the commands is only told", async () => {
  const files = { [MODULE]: module(), [SAMPLES]: samplesOf(BOTH) };
  expect(await shown(MODULE, files, { commands: false })).toEqual(at("samples pass", "()"));
  expect(await shown(SAMPLES, files, { commands: false })).toEqual(["0: 3 rules · 2 detectors · samples pass → ()"]);
  expect(await shown(SAMPLES, { [SAMPLES]: samplesOf(BOTH) })).toEqual(["0: samples of no module → ()"]);
});

test("a check is shared by all who ask about the same texts, and made anew after an edit", async () => {
  let lent = 0;
  const lend: NonNullable<typeof INSTRUMENTS.detectors> = (use) => {
    lent++;
    return INSTRUMENTS.detectors?.(use) ?? Promise.reject(new Error("There is no runner."));
  };
  const instruments = { ...INSTRUMENTS, detectors: lend };
  const files = { [MODULE]: module(), [SAMPLES]: samplesOf(BOTH) };
  const look = async (path: string, entries: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const all = { "wazir.manifest.yaml": manifest({ paths: "{ expertise: expertise }" }), ...entries };
    const context = { ...(await contextWith(all)), instruments };
    const document = openText(path, entries[path] ?? "");
    const lens = lensesOf(context, document).find(
      ({ data }) => (data as LensSubject | undefined)?.target === "samples",
    );
    const client = { showReferences: "", settled: ((work) => work) satisfies Settled };
    return (await resolveLens(context, document, lens!, lens!.data as LensSubject, client)).command?.title;
  };
  await look(MODULE, files);
  await look(SAMPLES, files);
  expect(lent).toBe(1);
  expect(await look(MODULE, { ...files, [MODULE]: module("^never$") })).toMatch(/4 samples fail$/);
  expect(await look(MODULE, { ...files, [SAMPLES]: samplesOf(BOTH, "no") })).toMatch(/2 samples fail$/);
  expect(lent).toBe(3);
});
