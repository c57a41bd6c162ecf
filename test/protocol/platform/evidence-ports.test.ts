import { expect, test } from "vitest";
import { collectEvidence } from "../../../src/core/evidence/collect-evidence";
import { evidenceVerdict } from "../../../src/core/evidence/evidence-verdict";
import type { EvidenceRecord } from "../../../src/core/evidence/evidence-record";
import { evidencePorts } from "../../../src/platform/evidence-ports";
import { testProject } from "../../support/temporary-project";

const TESTS = `import { test } from "node:test";
import { sum } from "./sum.mjs";
test("adds", () => { if (sum(1, 1) !== 2) throw new Error("no"); });
`;

test("a plan's commands are run on this machine, and their evidence ends with the next change", async () => {
  const project = testProject({
    "sum.mjs": "export const sum = (a, b) => a + b;\n",
    "sum.test.mjs": TESTS,
    "empty.test.mjs": "",
    ".wazir/runs/r-1/run.yaml": "",
  });
  const ports = evidencePorts({
    root: project.root,
    stateRoot: project.at(".wazir"),
    env: process.env,
    limitMs: 30_000,
    signal: new AbortController().signal,
    now: () => "2026-11-23T14:05:00Z",
  });
  const place = { root: project.root, runFolder: project.at(".wazir/runs/r-1"), taken: new Set<string>() };
  const check = { judgedBy: "tests", covers: ["AC-1"], files: ["sum.mjs"] } as const;
  const commands = ["node --test sum.test.mjs", "node --test empty.test.mjs", "node sum.mjs", "node gone.mjs"];
  const records: EvidenceRecord[] = [];
  const checks = commands.map((command) => ({ ...check, command }));
  for await (const record of collectEvidence(checks, place, ports, () => false)) records.push(record);
  expect(records.map(({ id, outcome, exit_code, tests_run }) => [id, outcome, exit_code, tests_run])).toEqual([
    ["E-1", "pass", 0, 1],
    ["E-2", "not_verified", 0, 0],
    ["E-3", "not_verified", 0, null],
    ["E-4", "fail", 1, null],
  ]);
  expect(await evidenceVerdict(records[0]!, place.root, place.runFolder, ports)).toEqual({ ok: true });
  project.write("sum.mjs", "export const sum = () => 2;\n");
  expect(await evidenceVerdict(records[0]!, place.root, place.runFolder, ports)).toEqual({
    ok: false,
    why: "is older than a change of `sum.mjs`",
  });
});
