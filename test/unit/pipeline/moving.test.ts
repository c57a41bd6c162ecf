import { describe, expect, test } from "vitest";
import { standings, type Pipeline } from "../../../src/core/pipeline/pipeline";
import type { RequestAct } from "../../../src/core/pipeline/request";
import type { RunFact } from "../../../src/core/runs/run-events";
import { openPhase } from "../../../src/core/runs/run-state";
import { SAMPLE_PIPELINE, Simulation, started, type ActorName } from "../../support/run-simulation";

/** The facts that a request leads to. */
function facts(run: Simulation, actor: ActorName, act: RequestAct): readonly RunFact[] {
  const outcome = run.judge(actor, act);
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
  return outcome.events;
}

/** Where a run stands with each phase: `scope done`. */
function stands(run: Simulation): readonly string[] {
  const { lane } = run.state;
  const phases = run.pipeline.phases.filter(({ lanes }) => lanes.includes(lane ?? ""));
  return [...standings(phases, run.state)].map(([id, standing]) => `${id} ${standing}`);
}

/** The sample pipeline with one phase changed. */
function changed(id: string, change: Partial<Pipeline["phases"][number]>): Pipeline {
  const phases = SAMPLE_PIPELINE.phases.map((phase) => (phase.id === id ? { ...phase, ...change } : phase));
  return { ...SAMPLE_PIPELINE, phases };
}

describe("a start", () => {
  test.each([
    ["the table's lane", { intent: "bugfix" }, { lane: "quick", intent: "bugfix" }],
    ["the lane of its size", { intent: "bugfix", size: "large" }, { lane: "deep", intent: "bugfix", size: "large" }],
    [
      "a size that the row leaves out",
      { intent: "feature", size: "small" },
      { lane: "standard", intent: "feature", size: "small" },
    ],
    ["a higher lane, by anyone", { intent: "bugfix", lane: "deep" }, { lane: "deep", intent: "bugfix" }],
  ] as const)("takes %s", (_name, asked, told) => {
    expect(facts(new Simulation(), "bot", { act: "start", title: " Refunds ", ...asked })).toEqual([
      { event: "run_started", phase: "scope", title: "Refunds", ...told },
    ]);
  });
});

test("entering leaves the open phase", () => {
  expect(facts(started().work(), "bot", { act: "enter" })).toEqual([
    { event: "phase_exit", phase: "scope" },
    { event: "phase_enter", phase: "agree", loop: 1 },
  ]);
});

test("finishing leaves the last phase", () => {
  expect(facts(started().until("learn").work(), "bot", { act: "finish" })).toEqual([
    { event: "phase_exit", phase: "learn" },
    { event: "run_finished" },
  ]);
});

describe("a rejection", () => {
  test.each([
    ["to the phase's reject target", {}, "build", 2],
    ["to a phase that is named", { to: "agree" }, "agree", 2],
    ["to the phase's own start", { to: "judge" }, "judge", 2],
  ])("goes %s and counts a loop", (_name, more, to, loop) => {
    const run = started().until("judge");
    expect(facts(run, "critic", { act: "reject", reason: "Thin.", ...more })).toEqual([
      { event: "gate_rejected", phase: "judge", to, reason: "Thin." },
      { event: "phase_enter", phase: to, loop },
    ]);
  });

  test("of a phase without a target goes to its own start", () => {
    expect(facts(started().until("agree"), "ada", { act: "reject", reason: "Too wide." })[1]).toEqual({
      event: "phase_enter",
      phase: "agree",
      loop: 2,
    });
  });

  test("makes what was done after its target outdated, and nothing before it", () => {
    const run = started().until("judge").do("critic", { act: "reject", reason: "Thin.", to: "agree" });
    expect(stands(run)).toEqual([
      ...["scope done", "agree open", "challenge outdated", "build outdated", "prove outdated", "judge outdated"],
      "learn pending",
    ]);
  });
});

describe("a raised lane", () => {
  test("brings phases that have to be done before what was done without them", () => {
    const run = started("bugfix").until("prove").do("bot", { act: "raise_lane", lane: "standard" });
    expect(run.codes("bot", { act: "enter", phase: "judge" })).toContain("gate/phase-not-done");
    expect(facts(run, "bot", { act: "enter" })).toEqual([{ event: "phase_enter", phase: "agree", loop: 1 }]);
    run.do("bot", { act: "enter" });
    expect(openPhase(run.state)).toBe("agree");
    expect(stands(run)).toEqual([
      ...["scope done", "agree open", "challenge pending", "build outdated", "prove outdated", "judge pending"],
      "learn pending",
    ]);
    run.until("learn").work().do("bot", { act: "finish" });
    expect(run.state.status).toBe("finished");
  });
});

test("work is not sent back to a phase that it never went through", () => {
  const run = started("bugfix").until("build").do("bot", { act: "raise_lane", lane: "standard" });
  expect(run.codes("ada", { act: "reject", reason: "Thin.", to: "agree" })).toEqual(["gate/reject-target"]);
  expect(run.codes("ada", { act: "reject", reason: "Thin.", to: "scope" })).toEqual([]);
});

test("a phase that was skipped may be entered after all", () => {
  const run = started()
    .until("challenge")
    .do("ada", { act: "skip", phase: "challenge", reason: "small" })
    .do("bot", { act: "enter" });
  expect(openPhase(run.state)).toBe("build");
  run.do("bot", { act: "enter", phase: "challenge" });
  expect(stands(run).slice(0, 4)).toEqual(["scope done", "agree done", "challenge open", "build outdated"]);
});

test("a phase may be skipped while it is open", () => {
  const run = started().until("learn").do("ada", { act: "skip", phase: "learn", reason: "Nothing came up." });
  expect(facts(run, "bot", { act: "finish" })).toEqual([{ event: "run_finished" }]);
});

test("an input is not asked for where its phase was skipped, and is where the order puts its phase behind", () => {
  const early = { ...SAMPLE_PIPELINE, phases: [...SAMPLE_PIPELINE.phases].reverse() };
  const run = new Simulation(early).do("ada", { act: "start", title: "T", intent: "bugfix" });
  run.files.clear();
  expect(run.codes("bot", { act: "enter", phase: "prove" })).toContain("gate/input-missing");
  const skipping = started().until("learn").do("ada", { act: "skip", phase: "learn", reason: "small" });
  expect(skipping.codes("bot", { act: "finish" })).toEqual([]);
});

test.each(["human", "reviewer"] as const)("a %s gate that has nothing to judge does not pass", (gate) => {
  const run = started("feature", changed("scope", { gate, outputs: [] }));
  expect(run.codes("ada", { act: "enter" })).toEqual(["gate/nothing-to-judge"]);
  const honest = started("feature", changed("scope", { outputs: [] }));
  expect(honest.codes("ada", { act: "enter" })).toEqual([]);
});

test("a loop cap at its end names the lane that has room, and a person where none has", () => {
  const run = started().until("challenge").do("critic", { act: "reject", reason: "Thin." }).until("challenge");
  const settle = (): unknown => run.refusals("critic", { act: "reject", reason: "Thin." })[0]?.settle;
  expect(settle()).toEqual({ act: "raise_lane", argument: "deep" });
  run
    .do("bot", { act: "raise_lane", lane: "deep" })
    .do("critic", { act: "reject", reason: "Thin." })
    .until("challenge");
  expect(settle()).toEqual({ act: "ask_person", argument: "agree" });
});

test("a lane without a cap has room for any number of loops", () => {
  const run = started("feature", changed("agree", { loopCap: { quick: 1, standard: 0, deep: undefined } })).until(
    "agree",
  );
  const again: RequestAct = { act: "reject", reason: "Thin." };
  expect(run.refusals("ada", again).map(({ settle }) => settle)).toEqual([{ act: "raise_lane", argument: "deep" }]);
  run.do("ada", { act: "raise_lane", lane: "deep" });
  for (let n = 0; n < 20; n++) run.do("ada", again);
});

test("without phases in a lane no run is started in it", () => {
  const empty: Pipeline = { ...SAMPLE_PIPELINE, phases: [] };
  expect(new Simulation(empty).codes("ada", { act: "start", title: "T", intent: "bugfix" })).toEqual([
    "gate/lane-empty",
  ]);
});
