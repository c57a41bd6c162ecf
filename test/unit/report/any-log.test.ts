import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTHING_YET } from "../../../src/core/pipeline/artifact-view";
import { reportHtml } from "../../../src/core/report/report-html";
import { runReport } from "../../../src/core/report/run-report";
import { MOST_ENTRIES } from "../../../src/core/report/timeline";
import { readEventLog } from "../../../src/core/runs/event-log";
import { stateAfter } from "../../../src/core/runs/run-state";
import { sha256 } from "../../../src/platform/sha256";
import { anyCharacters, runs } from "../../support/arbitraries";
import { logOfLength, readLog } from "../../support/run-logs";
import { SAMPLE_PIPELINE } from "../../support/run-simulation";

const text = fc.oneof(
  fc.constantFrom("scope", "judge", "artifacts/spec.md", "<b>", "__proto__", "`", "E-1"),
  anyCharacters(8).filter((word) => word !== ""),
);
const digest = fc.constantFrom("0".repeat(64), "a".repeat(64));
const lane = fc.constantFrom("quick", "standard", "deep");
const evidence = fc.record({
  ...{ id: text, command: text, covers: fc.array(text, { maxLength: 3 }) },
  outcome: fc.constantFrom("pass", "fail", "blocked", "not_verified"),
  exit_code: fc.constantFrom(0, 1, null),
  tests_run: fc.constantFrom(0, 7, null),
});
const finding = fc.record({
  id: text,
  severity: fc.constantFrom("critical", "low"),
  title: text,
  file: text,
  line: fc.integer({ min: 1 }),
});

/** Any event in any order: what a broken or hostile writer may leave. */
const facts = fc.oneof(
  fc.record({ event: fc.constant("run_started"), phase: text, lane, intent: text, title: text }),
  fc.record({ event: fc.constant("phase_enter"), phase: text, loop: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ event: fc.constant("artifact_submitted"), phase: text, artifact: text, kind: text, sha256: digest }),
  fc.record({
    event: fc.constant("artifact_approved"),
    phase: text,
    artifact: text,
    sha256: digest,
    key: text,
    signature: text,
  }),
  fc.record({ event: fc.constant("gate_rejected"), phase: text, to: text, reason: text }),
  fc.record({
    event: fc.constant("expertise_composed"),
    phase: text,
    receipt: fc.record({ role: text, budget: fc.constant(8000), tokens: fc.nat(), modules: fc.constant([]) }),
  }),
  fc.record({ event: fc.constant("evidence_recorded"), phase: text, evidence }),
  fc.record({ event: fc.constant("finding_added"), phase: text, finding }),
  fc.record({ event: fc.constant("finding_resolved"), finding: text, resolution: text }),
  fc.record({ event: fc.constantFrom("phase_exit", "run_paused", "run_resumed", "run_finished"), phase: text }),
  fc.record({ event: fc.constant("phase_skipped"), phase: text, reason: text }),
  fc.record({ event: fc.constant("run_abandoned"), reason: text }),
  fc.record({ event: fc.constant("post_tool_capture"), phase: text, capture_path: text, tokens: fc.nat(999) }),
);

test("any log has a report: it never throws, says the same twice, and holds no element that is not ours", () => {
  const envelope = fc.record({
    ...{ seq: fc.integer({ min: 1, max: 40 }), run_id: text, created_at: text, prev: text },
    actor: fc.record({ id: text, kind: fc.constantFrom("person", "agent") }),
  });
  const line = fc.oneof(
    { weight: 12, arbitrary: fc.tuple(facts, envelope).map(([fact, about]) => JSON.stringify({ ...about, ...fact })) },
    { weight: 1, arbitrary: anyCharacters(20) },
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const html = (): string => {
        const log = readEventLog(`${lines.join("\n")}\n`, undefined, sha256);
        const state = stateAfter(log.events);
        const view = { ...NOTHING_YET, damage: log.damage };
        return reportHtml(
          runReport({ runId: "r", pipeline: SAMPLE_PIPELINE, state, view, log, forecasts: new Map([["scope", 5]]) }),
          { css: "", cssDigest: "" },
        );
      };
      const body = html();
      expect(html()).toBe(body);
      expect(body).not.toMatch(/<(b|script|img)\b/);
    }),
    runs(150),
  );
});

test("a long log is cut in the timeline, and the page says by how much", () => {
  const log = readLog(logOfLength(3));
  const first = log.events[0]!;
  const paused = Array.from(
    { length: MOST_ENTRIES + 5 },
    (_, index) => ({ ...first, event: "run_resumed", seq: index + 2 }) as const,
  );
  const all = [...log.all, ...paused.map((event) => ({ ...event }))];
  const events = [...log.events, ...(all.slice(log.all.length) as unknown as typeof log.events)];
  const state = stateAfter(events);
  const { timeline } = runReport({
    runId: "r",
    pipeline: SAMPLE_PIPELINE,
    state,
    view: NOTHING_YET,
    log: { all, events },
    forecasts: new Map(),
  });
  expect(timeline.entries).toHaveLength(MOST_ENTRIES);
  expect(timeline.leftOut).toBe(7);
});

test("events of captures in a row are one entry that counts them", () => {
  const log = readLog(logOfLength(14));
  const { timeline } = runReport({
    runId: "r",
    pipeline: SAMPLE_PIPELINE,
    state: stateAfter(log.events),
    view: NOTHING_YET,
    log,
    forecasts: new Map(),
  });
  expect(timeline.entries).toHaveLength(2);
  const [others] = timeline.entries;
  expect(others?.kind === "others" && [...others.counts]).toEqual([["noted", 13]]);
});
