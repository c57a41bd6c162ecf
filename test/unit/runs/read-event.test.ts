import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvent, runEventOf } from "../../../src/core/runs/read-event";
import { runs } from "../../support/arbitraries";

const SHA = "a".repeat(64);
const ENVELOPE = {
  seq: 1,
  run_id: "r-1",
  created_at: "2026-11-23T14:05:00Z",
  actor: { id: "ada", kind: "person" },
};
const EVIDENCE = { id: "E-1", command: "npm test", outcome: "pass", exit_code: 0, tests_run: 3, covers: ["AC-1"] };

const RECEIPT = {
  role: "executor",
  budget: 8000,
  tokens: 300,
  modules: [{ id: "a/b", tier: "L2", tokens: 300, hash: "0".repeat(64), why: "declared" }],
};

const FACTS: readonly Readonly<Record<string, unknown>>[] = [
  { event: "run_started", phase: "a", lane: "quick", intent: "bugfix", title: "T" },
  { event: "run_started", phase: "a", lane: "deep", intent: "bugfix", title: "T", size: "large" },
  { event: "phase_enter", phase: "a", loop: 1 },
  { event: "artifact_submitted", phase: "a", artifact: "artifacts/spec.md", kind: "spec", sha256: SHA },
  { event: "artifact_approved", phase: "a", artifact: "artifacts/spec.md", sha256: SHA, key: "k", signature: "s" },
  { event: "gate_rejected", phase: "b", to: "a", reason: "no" },
  { event: "evidence_recorded", phase: "a", evidence: EVIDENCE },
  { event: "evidence_recorded", phase: "a", evidence: { ...EVIDENCE, exit_code: null, tests_run: null, manual: true } },
  { event: "expertise_composed", phase: "a", receipt: RECEIPT },
  { event: "finding_added", phase: "a", finding: { id: "F-1", severity: "high", title: "T", line: 3 } },
  { event: "finding_resolved", finding: "F-1", resolution: "done" },
  { event: "phase_exit", phase: "a" },
  { event: "phase_skipped", phase: "a", reason: "no screens" },
  { event: "lane_raised", from: "quick", lane: "deep" },
  { event: "run_paused" },
  { event: "run_resumed" },
  { event: "run_abandoned", reason: "no" },
  { event: "run_finished" },
  { event: "log_accepted", line: 3, reason: "merged by hand" },
];

describe.each(FACTS)("$event", (fact) => {
  test("is read as it stands, with whatever else its line holds", () => {
    const line = { ...ENVELOPE, ...fact, prev: SHA, hash: SHA, "x-note": 1 };
    expect(readEvent(line)).toEqual({ kind: "pipeline", event: line });
  });

  const own = Object.keys(fact).filter((key) => key !== "event" && key !== "size");
  test.each([...Object.keys(ENVELOPE), ...own])("is none without or with a wrong `%s`", (key) => {
    const line: Record<string, unknown> = { ...ENVELOPE, ...fact };
    expect(readEvent({ ...line, [key]: { no: 1 } })).toEqual({
      kind: "fault",
      why: `has a \`${key}\` of the wrong form`,
    });
    const others = Object.entries(line).filter(([name]) => name !== key);
    expect(readEvent(Object.fromEntries(others))).toEqual({ kind: "fault", why: `has no \`${key}\`` });
  });
});

test.each([
  ["a finding without a severity", { event: "finding_added", phase: "a", finding: { id: "F-1", title: "T" } }],
  [
    "evidence of an unknown outcome",
    { event: "evidence_recorded", phase: "a", evidence: { ...EVIDENCE, outcome: "ok" } },
  ],
  [
    "a receipt of an unknown tier",
    {
      event: "expertise_composed",
      phase: "a",
      receipt: { ...RECEIPT, modules: [{ ...RECEIPT.modules[0], tier: "L3" }] },
    },
  ],
  ["a lane that does not exist", { event: "lane_raised", from: "quick", lane: "express" }],
  ["a digest in capitals", { ...FACTS[3], sha256: "A".repeat(64) }],
  ["a size that is no text", { ...FACTS[0], size: 3 }],
])("%s is a fault", (_name, fact) => {
  expect(readEvent({ ...ENVELOPE, ...fact }).kind).toBe("fault");
});

test("an event of a hook is another one, and none of the pipeline", () => {
  const line = { ...ENVELOPE, event: "post_tool_capture", phase: 3 };
  expect(readEvent(line)).toEqual({ kind: "other", event: line });
  expect(runEventOf(line)).toBeUndefined();
});

test("names of a prototype are other events", () => {
  expect(readEvent({ ...ENVELOPE, event: "constructor" }).kind).toBe("other");
  expect(readEvent(JSON.parse('{"event":"__proto__"}')).kind).toBe("fault");
});

test("any value is read", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(["pipeline", "other", "fault"]).toContain(readEvent(value).kind);
    }),
    runs(500),
  );
});
