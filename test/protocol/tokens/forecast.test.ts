import { expect, test } from "vitest";
import { forecast } from "../../../src/core/pipeline/forecast";
import { phaseOf } from "../../../src/core/pipeline/phases";
import { NO_RUN, stateAfter } from "../../../src/core/runs/run-state";
import type { RunEvent } from "../../../src/core/runs/run-events";
import { tokenCounter } from "../../../src/platform/count-tokens";
import { bundled, projectWith } from "../../support/projects";

const words = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;

const SUBMITTED: RunEvent = {
  ...{ seq: 1, run_id: "r", created_at: "2026-11-23T14:05:00Z", actor: { id: "bot", kind: "agent" } },
  ...{ event: "artifact_submitted", phase: "specify", artifact: "artifacts/spec.md", kind: "spec" },
  sha256: "a".repeat(64),
};

test("adds up inputs that are there, templates to fill and context", async () => {
  const { project } = await projectWith();
  const phase = phaseOf(project, "plan");
  if (phase === undefined) throw new Error("no plan");
  const state = stateAfter([SUBMITTED]);
  const context = [{ name: "expertise", text: "three more words" }];
  const textOf = (path: string): string | undefined => (path === "artifacts/spec.md" ? "one two" : undefined);
  const template = words(bundled.library.get("template", "implementation-plan")?.text ?? "");
  expect(forecast(project, state, { phase, lane: "standard" }, textOf, context, words)).toEqual({
    phase: "plan",
    parts: [
      { what: "input", name: "artifacts/spec.md", tokens: 2 },
      { what: "template", name: "implementation-plan", tokens: template },
      { what: "context", name: "expertise", tokens: 3 },
    ],
    total: 5 + template,
  });
});

test("leaves out what the lane does not ask for, and inputs that cannot be read", async () => {
  const { project } = await projectWith();
  const phase = phaseOf(project, "verify");
  if (phase === undefined) throw new Error("no verify");
  const nothing = (): undefined => undefined;
  expect(forecast(project, NO_RUN, { phase, lane: "quick" }, nothing, [], words).parts).toEqual([]);
  expect(forecast(project, stateAfter([SUBMITTED]), { phase, lane: "deep" }, nothing, [], words).parts).toMatchObject([
    { what: "template", name: "verification-proof" },
  ]);
});

test("counts as o200k_base does, and steering words as text", async () => {
  const countTokens = await tokenCounter();
  expect(["", "hello world", "支払い", "<|endoftext|>"].map(countTokens)).toEqual([0, 2, 2, 7]);
});
