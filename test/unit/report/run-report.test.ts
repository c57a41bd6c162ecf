import { describe, expect, test } from "vitest";
import type { RunReport } from "../../../src/core/report/run-report";
import { started } from "../../support/run-simulation";
import { reportOf } from "./reports";

function conditions(report: RunReport): Readonly<Record<string, string>> {
  return Object.fromEntries(report.phases.map(({ id, condition }) => [id, condition]));
}

describe("phases", () => {
  test("are those of the lane, each as it is now", () => {
    const report = reportOf(started("bugfix").until("build"));
    expect(conditions(report)).toEqual({ scope: "done", build: "active", prove: "pending", judge: "pending" });
    expect(report.leftOut).toEqual(["agree", "challenge", "learn"]);
    expect(report.lane).toBe("quick");
  });

  test("are stale once what they left was changed", () => {
    const run = started().until("build");
    run.write("spec", { isEmpty: true });
    expect(conditions(reportOf(run))).toMatchObject({ scope: "done", agree: "stale", build: "active" });
    expect(reportOf(run).open.map(({ path }) => path)).toContain("artifacts/spec.md");
  });

  test("wait for a person where only a signature is missing", () => {
    const run = started().until("agree");
    const path = run.write("spec", { requirements: [], criteria: [] });
    run.do("bot", { act: "submit", artifact: path });
    expect(conditions(reportOf(run)).agree).toBe("waiting");
  });

  test("say how often and where work was sent back, and why", () => {
    const run = started().until("challenge");
    run.do("critic", { act: "reject", reason: "R-1 cannot be tested" });
    const report = reportOf(run);
    const of = (id: string) => report.phases.find((phase) => phase.id === id)!;
    expect(of("challenge")).toMatchObject({ rejectTo: "agree", mostLoops: 2, loops: 1 });
    expect([...of("challenge").sentBackTo]).toEqual([["agree", 1]]);
    expect(of("agree")).toMatchObject({ loops: 2, sentBack: "R-1 cannot be tested" });
    expect(of("challenge").condition).toBe("stale");
  });
});

describe("evidence", () => {
  test("counts as long as its command was not run again, its phase not entered again, its files not changed", () => {
    const run = started("bugfix").until("prove");
    const record = (change: Parameters<typeof run.evidence>[0]) =>
      run.do("bot", { act: "record_evidence", evidence: run.evidence(change) });
    record({ outcome: "fail", exit_code: 1 });
    record({});
    record({ command: "npm run lint", tests_run: null });
    run.evidenceFaults.set("E-3", "speaks of `src/a.ts`, which changed");
    const standings = reportOf(run).evidence.map(({ id, outcome, standing }) => [id, outcome, standing.kind]);
    expect(standings).toEqual([
      ["E-1", "fail", "superseded"],
      ["E-2", "pass", "current"],
      ["E-3", "pass", "stale"],
    ]);
    run.do("ada", { act: "reject", reason: "flaky", to: "prove" });
    expect(reportOf(run).evidence.map(({ standing }) => standing.kind)).toEqual([
      "superseded",
      "earlier loop",
      "earlier loop",
    ]);
  });
});

describe("approvals", () => {
  test("hold, are stale or do not hold, each with its reason", () => {
    const run = started().until("challenge");
    const faults = () =>
      reportOf(run)
        .artifacts.find(({ kind }) => kind === "spec")!
        .approvals.map(({ fault }) => fault);
    expect(faults()).toEqual([undefined]);
    const seq = run.state.artifacts.get("artifacts/spec.md")!.approvals[0]!.seq;
    run.approvalFaults.set(seq, "is not what the key signed");
    expect(faults()).toEqual([{ kind: "invalid", why: "is not what the key signed" }]);
    run.write("spec", { isEmpty: true });
    expect(faults()).toEqual([{ kind: "stale", why: "changed" }]);
    run.files.clear();
    expect(reportOf(run).artifacts.map(({ place }) => place)).toEqual(["missing", "missing"]);
  });
});

describe("findings", () => {
  test("are those of the log and of reviews, open and grave ones first", () => {
    const run = started().until("challenge");
    const place = { start: 7, end: 9 };
    run.do("critic", {
      act: "add_finding",
      finding: { id: "F-1", severity: "low", title: "A typo", file: "src/a.ts", line: 3 },
    });
    run.do("critic", { act: "add_finding", finding: { id: "F-2", severity: "high", title: "Lost updates" } });
    run.do("critic", { act: "resolve_finding", finding: "F-2", resolution: "locked" });
    const finding = { severity: "critical", status: "open", range: place } as const;
    run.write("spec-review", {
      findings: [
        { ...finding, id: "F-9", title: "No limit" },
        { ...finding, id: "F-1", title: "A typo" },
      ],
    });
    // What a document that is no review calls findings is something else.
    run.write("scope-note", { findings: [{ ...finding, id: "F-7", title: "How others do it" }] });
    expect(reportOf(run).findings.map(({ id, severity, status, place: at }) => [id, severity, status, at])).toEqual([
      ["F-9", "critical", "open", { base: "run", path: "artifacts/spec-review.md", offset: 7 }],
      ["F-1", "low", "open", { base: "workspace", path: "src/a.ts", line: 3 }],
      ["F-2", "high", "resolved", undefined],
    ]);
  });
});

describe("tokens", () => {
  test("are the forecast and what the log says of captures, phase by phase", () => {
    const run = started("bugfix").until("build");
    const captured = { event: "post_tool_capture", capture_path: "captures/a.log", bytes: 900, tokens: 300 };
    run.events.push({
      ...captured,
      ...{ shown_bytes: 90, shown_tokens: 30, tokenizer: "o200k_base", phase: "build" },
      ...{ seq: 99, run_id: "run-1", created_at: "2026-11-23T15:00:00Z", actor: { id: "bot", kind: "agent" } },
    } as never);
    const { state, pipeline } = run;
    const forecasts = { scope: 100, build: 250 };
    const { tokens } = reportOf(run, forecasts);
    expect(tokens.rows).toEqual([
      { phase: "scope", forecast: 100, used: { captures: 0, tokens_raw: 0, tokens_shown: 0, tokens_avoided: 0 } },
      expect.objectContaining({ phase: "build", forecast: 250 }),
    ]);
    expect(tokens.rows[1]!.used).toMatchObject({ captures: 1, tokens_raw: 300, tokens_shown: 30, tokens_avoided: 270 });
    expect(tokens.total).toMatchObject({ forecast: 350, used: { tokens_raw: 300 } });
    expect([state.lane, pipeline.phases.length]).toEqual(["quick", 7]);
  });
});

test("damage that a person accepted is told no more", () => {
  const run = started();
  run.damage.push({ line: 1, why: "This line was edited." }, { line: 2, why: "This one too." });
  run.append({ id: "ada", kind: "person" }, { event: "log_accepted", line: 2, reason: "a merge" });
  expect(reportOf(run).damage).toEqual([{ line: 1, why: "This line was edited." }]);
});

test("a run that ended is judged by its log alone", () => {
  const run = started("bugfix").until("build").do("ada", { act: "abandon", reason: "not needed" });
  run.files.clear();
  expect(conditions(reportOf(run))).toMatchObject({ scope: "done", build: "stopped" });
  expect(reportOf(run).open).toEqual([]);
});
