import { describe, expect, test } from "vitest";
import { runOverview, type RunOverview } from "../../../src/core/pipeline/run-overview";
import { SAMPLE_PIPELINE, Simulation, started, contentOf } from "../../support/run-simulation";

const ADA = { id: "ada", kind: "person" } as const;

function overview(run: Simulation): RunOverview {
  const seen = runOverview(SAMPLE_PIPELINE, run.state, run.view(), ADA);
  if (seen === undefined) throw new Error("The run has no beginning.");
  return seen;
}

/** The phases that are not pending, each with its mark. */
function marks(run: Simulation): string {
  const begun = overview(run).phases.filter(({ mark }) => mark !== "pending");
  return begun.map(({ phase, mark }) => `${phase.id} ${mark}`).join(", ");
}

function waits(run: Simulation): string {
  const { waits: wait } = overview(run);
  if (wait.for === "nobody") return `nobody ${wait.next?.id ?? "the end"}`;
  return wait.for === "the past" ? wait.for : `${wait.for} ${wait.reason.code}`;
}

describe("a phase in a run", () => {
  test("is active while it is worked in, and once it would pass", () => {
    const run = started();
    expect([marks(run), waits(run)]).toEqual(["scope active", "work gate/artifact-missing"]);
    run.work();
    expect([marks(run), waits(run)]).toEqual(["scope active", "nobody agree"]);
  });

  test("waits for a person once only their signature is left", () => {
    const run = started().until("agree");
    run.do("bot", { act: "submit", artifact: run.write("spec", contentOf("spec")) });
    expect([marks(run), waits(run)]).toEqual(["scope done, agree waiting", "person gate/not-approved"]);
    run.do("ada", run.approval("artifacts/spec.md"));
    expect(waits(run)).toBe("nobody challenge");
  });

  test("is refused where what was handed in does not pass", () => {
    const run = started("bugfix").until("prove");
    run.do("bot", { act: "record_evidence", evidence: run.evidence({ outcome: "fail", exit_code: 1 }) });
    run.do("bot", { act: "submit", artifact: run.write("proof") });
    expect([marks(run), waits(run)]).toEqual(["scope done, build done, prove refused", "work gate/evidence-failed"]);
  });

  test("is stale once what was approved in it reads otherwise, also when the run has gone on", () => {
    const run = started().until("build");
    expect(marks(run)).toBe("scope done, agree done, challenge done, build active");
    run.write("spec", { ...contentOf("spec"), tasks: [] });
    expect(marks(run)).toBe("scope done, agree stale, challenge stale, build active");
    const [, agree] = overview(run).phases;
    expect(agree?.artifacts).toMatchObject([{ path: "artifacts/spec.md", mark: "stale", approvedBy: [] }]);
    expect(agree?.reasons.map(({ code }) => code)).toContain("gate/approval-stale");
  });

  test("is stale where an earlier one was entered again, and skipped where it was passed over", () => {
    const run = started().until("challenge");
    run.do("ada", { act: "skip", phase: "challenge", reason: "Two lines." });
    expect(marks(run)).toBe("scope done, agree done, challenge skipped");
    const back = started().until("build");
    back.do("bot", { act: "reject", reason: "Too wide.", to: "agree" });
    expect(marks(back)).toBe("scope done, agree active, challenge stale, build stale");
    expect(overview(back).open?.record).toMatchObject({ loops: 2, sentBack: "Too wide." });
  });
});

describe("what a phase has", () => {
  test("is the findings of its review as well, without those that the log has", () => {
    const run = started().until("challenge");
    const logged = { id: "F-1", severity: "low", title: "A typo" } as const;
    run.do("critic", { act: "add_finding", finding: logged });
    const range = { start: 3, end: 9 };
    run.work({
      findings: [
        { ...logged, status: "open", range },
        { id: "F-2", severity: "medium", title: "No limit", status: "open", range },
      ],
    });
    const { open } = overview(run);
    expect(open?.findings).toHaveLength(1);
    expect(open?.written).toEqual([
      { id: "F-2", severity: "medium", title: "No limit", status: "open", range, path: "artifacts/spec-review.md" },
    ]);
  });

  test("is its artifacts, those to be written among them, its evidence and its findings", () => {
    const run = started("bugfix").until("prove");
    run.do("bot", { act: "record_evidence", evidence: run.evidence() });
    run.do("bot", { act: "add_finding", finding: { id: "F-1", severity: "low", title: "A typo" } });
    const { open, phases } = overview(run);
    expect(open?.artifacts).toEqual([]);
    expect(open?.evidence).toMatchObject([{ evidence: { id: "E-1" }, verdict: { ok: true } }]);
    expect(open?.findings).toMatchObject([{ finding: { id: "F-1" }, resolution: undefined }]);
    expect(open?.written).toEqual([]);
    expect(phases.map(({ artifacts }) => artifacts.map(({ mark }) => mark))).toEqual([
      ["submitted"],
      ["submitted"],
      [],
      [],
    ]);
    const begun = started();
    expect(overview(begun).open?.artifacts).toEqual([
      { path: "artifacts/scope-note.md", kind: "scope-note", mark: "missing", approvedBy: [] },
    ]);
    begun.write("scope-note");
    expect(overview(begun).open?.artifacts).toMatchObject([{ mark: "draft" }]);
  });

  test("names the persons whose approval holds", () => {
    const run = started().until("agree").work();
    expect(overview(run).open?.artifacts).toMatchObject([{ mark: "approved", approvedBy: ["ada"] }]);
  });
});

test("a run that is paused waits for a person, one that has ended for nobody", () => {
  const run = started().work();
  run.do("ada", { act: "pause" });
  expect(waits(run)).toBe("person gate/paused");
  run.do("ada", { act: "abandon", reason: "Not wanted." });
  expect([waits(run), overview(run).next]).toEqual(["the past", undefined]);
  expect(runOverview(SAMPLE_PIPELINE, new Simulation().state, run.view(), ADA)).toBeUndefined();
});
