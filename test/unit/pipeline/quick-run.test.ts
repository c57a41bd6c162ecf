import { expect, test } from "vitest";
import { phasesIn, pipelineOf, requiredOutputs } from "../../../src/core/pipeline/pipeline";
import { projectWith } from "../../support/projects";
import { Simulation } from "../../support/run-simulation";

const { project } = await projectWith();
const pipeline = pipelineOf(project);

test("a one-line fix takes three artifacts and two acts of a person", () => {
  const run = new Simulation(pipeline);
  run.do("ada", { act: "start", title: "Off by one in the refund", intent: "bugfix", size: "small" });
  run.do("bot", { act: "submit", artifact: run.write("clarification") });
  run.do("bot", { act: "enter" });
  run.do("bot", { act: "submit", artifact: run.write("execution-notes") });
  run.do("bot", { act: "enter" });
  run.do("bot", { act: "record_evidence", evidence: run.evidence({ covers: [] }) });
  run.do("bot", { act: "enter" });
  const review = run.write("review", { verdict: { value: "pass", range: { start: 0, end: 0 } } });
  run.do("bot", { act: "submit", artifact: review });
  expect(run.codes("bot", { act: "finish" })).toEqual(["gate/self-review"]);
  run.do("ada", run.approval(review));
  run.do("bot", { act: "finish" });
  expect(run.state.status).toBe("finished");
  expect(run.state.artifacts.size).toBe(3);
  expect(run.events.filter(({ actor }) => actor.kind === "person").map(({ event }) => event)).toEqual([
    "run_started",
    "artifact_approved",
  ]);
});

test.each([
  ["quick", ["clarify", "execute", "verify", "review"], ["clarification", "execution-notes", "review"]],
  [
    "standard",
    [
      ...["clarify", "discover", "specify", "spec_challenge", "author", "design", "design_review", "plan"],
      ...["execute", "verify", "review", "learn"],
    ],
    [
      ...["clarification", "research", "spec", "spec-challenge", "author-artifact", "design-artifact", "design-review"],
      ...["implementation-plan", "execution-notes", "verification-proof", "review"],
      ...["proposed-learning", "accepted-learning"],
    ],
  ],
] as const)("the bundled lane %s has these phases and artifacts", (lane, phases, kinds) => {
  const inLane = phasesIn(pipeline, lane);
  expect(inLane.map(({ id }) => id)).toEqual(phases);
  expect(inLane.flatMap((phase) => requiredOutputs(phase, lane))).toEqual(kinds);
});

test("the bundled pipeline lets no lane leave out clarify, verify and review", () => {
  expect(pipeline.phases.filter(({ mandatory }) => mandatory).map(({ id }) => id)).toEqual([
    "clarify",
    "verify",
    "review",
  ]);
});

test("a workspace's own copy of a mandatory workflow cannot take that back, by its flag, its lanes or a skip", async () => {
  const manifest = "manifest_version: 2\nproject: { name: shop }\npaths: { workflows: w }\n";
  const own = "---\nid: verify\nrole: verifier\nlanes: [deep]\nskippable: [quick]\nmandatory: false\n---\n";
  const changed = await projectWith({ "wazir.manifest.yaml": manifest, "w/verify.md": own });
  const run = new Simulation(pipelineOf(changed.project));
  run.do("ada", { act: "start", title: "T", intent: "bugfix" });
  expect(phasesIn(run.pipeline, "quick").map(({ id }) => id)).toContain("verify");
  expect(run.codes("ada", { act: "skip", phase: "verify", reason: "No time." })).toEqual(["gate/phase-mandatory"]);
});
