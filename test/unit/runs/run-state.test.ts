import { describe, expect, test } from "vitest";
import type { RunEvent, RunFact } from "../../../src/core/runs/run-events";
import {
  applyEvent,
  authorsOf,
  NO_RUN,
  openPhase,
  phaseRecord,
  stateAfter,
  type RunState,
} from "../../../src/core/runs/run-state";

const SHA = "a".repeat(64);
const START: RunFact = { event: "run_started", phase: "a", lane: "quick", intent: "bugfix", title: "T" };

type Step = RunFact | readonly [string, RunFact];

function isFact(step: Step): step is RunFact {
  return "event" in step;
}

/** Events in a row, by `ada` (a person) unless the fact is preceded by another id. */
function log(...facts: readonly Step[]): readonly RunEvent[] {
  return facts.map((step, index): RunEvent => {
    const [id, fact] = isFact(step) ? (["ada", step] as const) : step;
    const kind = id === "ada" ? "person" : "agent";
    return { seq: index + 1, run_id: "r", created_at: `2026-11-23T14:0${index}:00Z`, actor: { id, kind }, ...fact };
  });
}

function state(...facts: readonly Step[]): RunState {
  return stateAfter(log(...facts));
}

const enter = (phase: string): RunFact => ({ event: "phase_enter", phase, loop: 1 });
const exit = (phase: string): RunFact => ({ event: "phase_exit", phase });
const submit = (phase: string, artifact: string): RunFact => ({
  event: "artifact_submitted",
  phase,
  artifact,
  kind: "spec",
  sha256: SHA,
});

test("a start opens its phase", () => {
  const after = state(START);
  expect(after.about).toEqual({
    runId: "r",
    title: "T",
    intent: "bugfix",
    size: undefined,
    startedBy: { id: "ada", kind: "person" },
    startedAt: "2026-11-23T14:00:00Z",
  });
  expect([after.lane, after.status, openPhase(after), after.lastSeq]).toEqual(["quick", "active", "a", 1]);
  expect(phaseRecord(after, "a")).toMatchObject({ loops: 1, enteredSeq: 1, exitSeq: 0 });
});

test("the engine counts loops, whatever a line says of them", () => {
  const after = state(START, exit("a"), enter("b"), { event: "phase_enter", phase: "a", loop: 1 });
  expect(phaseRecord(after, "a")).toMatchObject({ loops: 2, enteredSeq: 4, exitSeq: 0 });
  expect(openPhase(after)).toBe("a");
});

test("a phase that was left or skipped is open no more", () => {
  expect(openPhase(state(START, exit("a")))).toBeUndefined();
  expect(openPhase(state(START, { event: "phase_skipped", phase: "a", reason: "no" }))).toBeUndefined();
  expect(openPhase(state(START, { event: "phase_skipped", phase: "b", reason: "no" }))).toBe("a");
  expect(openPhase(NO_RUN)).toBeUndefined();
});

test("a phase that is entered after all is skipped no more", () => {
  const after = state(START, { event: "phase_skipped", phase: "b", reason: "no" }, enter("b"));
  expect(phaseRecord(after, "b").skipped).toBeUndefined();
});

test("an artifact keeps its authors and approvals over its submissions", () => {
  const approval: RunFact = {
    event: "artifact_approved",
    phase: "a",
    artifact: "artifacts/spec.md",
    sha256: SHA,
    key: "k",
    signature: "s",
  };
  const after = state(START, ["bot", submit("a", "artifacts/spec.md")], approval, submit("a", "artifacts/spec.md"));
  expect(after.artifacts.get("artifacts/spec.md")).toMatchObject({
    submittedSeq: 4,
    authors: ["bot", "ada"],
    approvals: [{ seq: 3, sha256: SHA, key: "k", signature: "s" }],
  });
  expect(state(START, approval).artifacts.size).toBe(0);
});

test("authors are who submitted, and where nothing was submitted who ended the phase", () => {
  const after = state(START, ["bot", submit("a", "artifacts/spec.md")], exit("a"), enter("b"), ["cat", exit("b")]);
  expect([...authorsOf(after, ["a"])]).toEqual(["bot"]);
  expect([...authorsOf(after, ["b"])]).toEqual(["cat"]);
  expect([...authorsOf(after, ["a", "b", "c"])]).toEqual(["bot", "cat"]);
});

describe("a finding", () => {
  const found: RunFact = { event: "finding_added", phase: "a", finding: { id: "F-1", severity: "high", title: "T" } };
  const resolved = (finding: string): RunFact => ({ event: "finding_resolved", finding, resolution: "mended" });
  test("is open until it is resolved", () => {
    expect(state(START, found).findings.get("F-1")?.resolution).toBeUndefined();
    expect(state(START, found, resolved("F-1")).findings.get("F-1")?.resolution).toBe("mended");
  });
  test("that nobody added cannot be resolved", () => {
    expect(state(START, resolved("F-1")).findings.size).toBe(0);
  });
});

test("a pause knows who paused, and ends", () => {
  const paused = state(START, ["bot", { event: "run_paused" }]);
  expect([paused.status, paused.pausedBy?.id]).toEqual(["paused", "bot"]);
  expect(stateAfter(log({ event: "run_resumed" }), paused)).toMatchObject({ status: "active", pausedBy: undefined });
});

test.each([
  [{ event: "run_finished" }, "finished"],
  [{ event: "run_abandoned", reason: "no" }, "abandoned"],
] as const)("%j ends the run", (fact, status) => {
  expect(state(START, fact).status).toBe(status);
});

test("only a person's decision accepts a damaged line", () => {
  const accept: RunFact = { event: "log_accepted", line: 3, reason: "merged" };
  expect(state(START, accept).acceptedLines).toEqual([3]);
  expect(state(START, ["bot", accept]).acceptedLines).toEqual([]);
});

test("a rejection is remembered where the work goes back to", () => {
  const after = state(START, exit("a"), enter("b"), { event: "gate_rejected", phase: "b", to: "a", reason: "thin" });
  expect(phaseRecord(after, "a").sentBack).toBe("thin");
});

test("a state that was given is not changed by what follows", () => {
  const before = state(START, submit("a", "artifacts/spec.md"));
  const copy = structuredClone(before);
  const [event] = log(exit("a"));
  if (event !== undefined) applyEvent(before, event);
  expect(before).toEqual(copy);
});
