import { describe, expect, test } from "vitest";
import { artifactCoverage } from "../../../src/core/pipeline/artifact-coverage";
import { runOverview } from "../../../src/core/pipeline/run-overview";
import { SAMPLE_PIPELINE, started, type Simulation } from "../../support/run-simulation";

const AT = { start: 0, end: 0 };
const placed = (value: string) => ({ value, range: AT });

/** A spec with two requirements, one of which no criterion satisfies, and two criteria, one of which has a task. */
const SPEC = {
  requirements: [
    { id: "R-1", range: AT },
    { id: "R-2", range: AT },
  ],
  criteria: [
    { id: "AC-1", range: AT, satisfies: [placed("R-1")] },
    { id: "AC-2", range: { start: 7, end: 9 }, satisfies: [placed("R-1")] },
  ],
  tasks: [{ id: "T-1", range: AT, covers: [placed("AC-1")], dependsOn: [] }],
};

function coverage(run: Simulation, path: string) {
  const { state } = run;
  const view = run.view();
  const overview = runOverview(SAMPLE_PIPELINE, state, view, { id: "ada", kind: "person" });
  if (overview === undefined) throw new Error("The run has no beginning.");
  return artifactCoverage({ pipeline: SAMPLE_PIPELINE, state, view, overview }, path);
}

const gaps = (run: Simulation, path: string) => coverage(run, path)?.gaps.map(({ id, lacks }) => `${id} ${lacks}`);

describe("the coverage of an artifact", () => {
  test("is what its gate finds uncovered, as it is before it was submitted", () => {
    const run = started().until("agree");
    run.write("spec", SPEC);
    expect(coverage(run, "artifacts/spec.md")).toEqual({
      requirements: 2,
      criteria: 2,
      gaps: [
        { lacks: "criterion", path: "artifacts/spec.md", id: "R-2", range: AT },
        { lacks: "task", path: "artifacts/spec.md", id: "AC-2", range: { start: 7, end: 9 } },
      ],
    });
    run.do("bot", { act: "submit", artifact: "artifacts/spec.md" });
    const codes = run.codes("bot", { act: "enter" });
    expect(codes).toEqual(expect.arrayContaining(["gate/requirement-uncovered", "gate/criterion-uncovered"]));
  });

  test("asks for evidence once the phase that asks for it has begun, and for that of its loop", () => {
    const run = started().until("build");
    expect(gaps(run, "artifacts/spec.md")).toEqual([]);
    run.work().do("bot", { act: "enter" });
    expect(gaps(run, "artifacts/spec.md")).toEqual(["AC-1 evidence"]);
    run.do("bot", { act: "record_evidence", evidence: run.evidence({ outcome: "fail", exit_code: 1 }) });
    expect(gaps(run, "artifacts/spec.md")).toEqual(["AC-1 evidence"]);
    run.do("bot", { act: "record_evidence", evidence: run.evidence() });
    expect(gaps(run, "artifacts/spec.md")).toEqual([]);
  });

  test("of a proof is about the criteria of the run", () => {
    const run = started().until("prove");
    const command = { command: "npm test", exitCode: 0, testsRun: 3, outcome: undefined, covers: [], range: AT };
    run.write("proof", { commands: [command] });
    expect(coverage(run, "artifacts/proof.md")).toMatchObject({ requirements: 0, criteria: 1 });
    expect(gaps(run, "artifacts/proof.md")).toEqual(["AC-1 evidence"]);
  });

  test("is none of one that is about neither, or is not there", () => {
    const run = started().until("agree");
    expect(coverage(run, "artifacts/scope-note.md")).toBeUndefined();
    expect(coverage(run, "artifacts/nothing.md")).toBeUndefined();
  });
});
