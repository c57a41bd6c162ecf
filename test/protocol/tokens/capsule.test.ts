import { describe, expect, test } from "vitest";
import { CAPSULE_TOKENS, phaseCapsule } from "../../../src/core/pipeline/capsule";
import { tokenCounter } from "../../../src/platform/count-tokens";
import { contentOf, Simulation, started } from "../../support/run-simulation";

const countTokens = await tokenCounter();
const RANGE = { start: 0, end: 0 };

function capsule(run: Simulation): string {
  return phaseCapsule(run.pipeline, run.state, run.view(), countTokens);
}

test("puts an agent back in its place: goal, phase, role, approved, open, next", () => {
  const run = started().until("challenge").do("critic", { act: "reject", reason: "F-1: twice at once." });
  run.write("spec", {
    ...contentOf("spec"),
    questions: [{ id: "Q-1", blocking: true, answered: false, range: RANGE }],
  });
  expect(capsule(run)).toBe(
    [
      "Run `run-1`: Refunds",
      "Intent feature, lane standard, status active.",
      "Phases: ✓ scope, ▶ agree, ↻ challenge, · build, · prove, · judge, · learn",
      "Phase `agree` (loop 2 of at most 2), role `worker`, gate human: Do agree.",
      "Sent back because: F-1: twice at once.",
      "It leaves: spec.",
      "Open: `artifacts/spec.md` has not been submitted in this loop of its phase.",
      "Open: The blocking question `Q-1` of `artifacts/spec.md` has no answer.",
      "Open: `artifacts/spec.md` changed after `ada` approved it: the approval is stale.",
      "Next: submit artifacts/spec.md",
      "",
    ].join("\n"),
  );
});

test("names what is approved as it is now, and no more once it changed", () => {
  const run = started().until("challenge");
  expect(capsule(run)).toContain("Approved as it is now: artifacts/spec.md.\n");
  run.write("spec", { ...contentOf("spec"), sha256: "f".repeat(64) });
  expect(capsule(run)).not.toContain("Approved");
});

test.each<readonly [string, () => Simulation, string]>([
  ["before a run", () => new Simulation(), "Next: start one."],
  ["where a phase would pass", () => started().work(), "Next: enter the phase `agree`; `scope` would pass."],
  ["in the last phase", () => started().until("learn").work(), "Next: finish the run."],
  [
    "between phases",
    () => started().until("learn").do("ada", { act: "skip", phase: "learn", reason: "small" }),
    "Next: finish the run.",
  ],
  ["while paused", () => started().do("ada", { act: "pause" }), "Next: wait; a person resumes the run."],
  [
    "after the end",
    () => started().do("ada", { act: "abandon", reason: "No." }),
    "Next: nothing; the run is abandoned.",
  ],
  ["where evidence is asked for", () => started().until("prove"), "It leaves: proof, and recorded evidence."],
])("%s", (_name, run, line) => {
  expect(capsule(run())).toContain(line);
});

describe("is at most 600 tokens", () => {
  test("with more open than fits: what is left out is counted, and the next act stays", () => {
    const run = started();
    const questions = Array.from({ length: 80 }, (_, index) => ({
      id: `Q-${index + 1}`,
      blocking: true,
      answered: false,
      range: RANGE,
    }));
    run.write("scope-note", { questions });
    const text = capsule(run);
    expect(countTokens(text)).toBeLessThanOrEqual(CAPSULE_TOKENS);
    expect(countTokens(text)).toBeGreaterThan(CAPSULE_TOKENS - 60);
    const [, left] = /\nOpen: (\d+) more\.\nNext: /.exec(text) ?? [];
    const shown = text.split("\n").filter((line) => line.startsWith("Open: The blocking")).length;
    expect(Number(left) + shown + 1).toBe(81);
  });

  test.each(["x".repeat(20_000), "支払い".repeat(5_000), "😀".repeat(9_000), "a\nb ".repeat(4_000)])(
    "with a title as long as may be",
    (title) => {
      const run = new Simulation().do("ada", { act: "start", title, intent: "feature" });
      for (let n = 0; n < 3; n++) run.write("scope-note", {}, `artifacts/${"長".repeat(3_000)}${n}.md`);
      expect(countTokens(capsule(run))).toBeLessThanOrEqual(CAPSULE_TOKENS);
      expect(capsule(run)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    },
  );
});
