import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArtifactView } from "../../src/core/pipeline/artifact-view";
import { isHigher, type Lane } from "../../src/core/pipeline/lanes";
import type { Phase } from "../../src/core/pipeline/phases";
import { phasesIn, pipelineOf, requiredOutputs, type Pipeline } from "../../src/core/pipeline/pipeline";
import type { RequestAct } from "../../src/core/pipeline/request";
import type { RunEvent } from "../../src/core/runs/run-events";
import { openPhase, stateAfter } from "../../src/core/runs/run-state";
import { runs } from "../support/arbitraries";
import { projectWith } from "../support/projects";
import { contentOf, SAMPLE_PIPELINE, Simulation, type ActorName } from "../support/run-simulation";
import { goOnHonestly, isOver } from "../support/honest-driver";

/** One thing that happens: a request, a change on disk, or an honest step towards the end. */
type Step =
  | { readonly do: "ask"; readonly actor: ActorName; readonly act: RequestAct }
  | { readonly do: "approve"; readonly actor: ActorName; readonly kind: string }
  | { readonly do: "evidence"; readonly actor: ActorName; readonly change: object }
  | { readonly do: "write"; readonly kind: string; readonly change: Partial<ArtifactView> }
  /** Leaves the open phase's outputs as this actor's work, and sends it back or tries to go on. */
  | { readonly do: "work"; readonly actor: ActorName; readonly then: RequestAct }
  | { readonly do: "damage"; readonly line: number }
  | { readonly do: "honest"; readonly steps: number };

const RANGE = { start: 0, end: 1 };
const actor = fc.constantFrom<ActorName>("ada", "bob", "bot", "critic");
const reason = fc.constantFrom("because", "", " ");

function steps({ phases }: Pipeline): fc.Arbitrary<Step> {
  const phase = fc.constantFrom(...phases.map(({ id }) => id), "party");
  const kind = fc.constantFrom(...phases.flatMap(({ outputs }) => outputs), "memo");
  const id = fc.constantFrom("F-1", "F-2");
  const act: fc.Arbitrary<RequestAct> = fc.oneof(
    fc.record({ act: fc.constant("enter" as const), phase }),
    fc.constant({ act: "enter" as const }),
    kind.map((name) => ({ act: "submit" as const, artifact: `artifacts/${name}.md` })),
    fc.record({ act: fc.constant("reject" as const), reason, to: phase }),
    reason.map((why) => ({ act: "reject" as const, reason: why })),
    fc.record({ act: fc.constant("skip" as const), phase, reason }),
    fc.record({
      act: fc.constant("add_finding" as const),
      finding: fc.record({ id, severity: fc.constantFrom("critical", "high", "low"), title: fc.constant("T") }),
    }),
    fc.record({ act: fc.constant("resolve_finding" as const), finding: id, resolution: reason }),
    fc.record({ act: fc.constant("raise_lane" as const), lane: fc.constantFrom("quick", "standard", "deep") }),
    fc.constantFrom({ act: "pause" as const }, { act: "resume" as const }, { act: "finish" as const }),
    fc.record({ act: fc.constant("accept_log" as const), line: fc.integer({ min: 1, max: 3 }), reason }),
    fc.record({ act: fc.constant("start" as const), title: fc.constant("T"), intent: fc.constantFrom("bugfix", "x") }),
  );
  const change = fc.oneof(
    fc.constant({ verdict: { value: "pass", range: RANGE } }),
    fc.constantFrom<Partial<ArtifactView>>(
      {},
      { isTemplate: true },
      { place: "outside" },
      { verdict: { value: "reject", range: RANGE } },
      { questions: [{ id: "Q-1", blocking: true, answered: false, range: RANGE }] },
      { findings: [{ id: undefined, severity: "high", title: "T", status: "accepted", range: RANGE }] },
      { criteria: [{ id: "AC-1", range: RANGE, satisfies: [] }] },
    ),
  );
  const then = fc.constantFrom<RequestAct>({ act: "enter" }, { act: "reject", reason: "Thin." });
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("ask" as const), actor, act }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("write" as const), kind, change }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("approve" as const), actor, kind }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("evidence" as const),
        actor,
        change: fc.constantFrom(
          {},
          { outcome: "fail", exit_code: 1 },
          { tests_run: 0 },
          { manual: true },
          { covers: [] },
        ),
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant("work" as const), actor, then }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("damage" as const), line: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant("honest" as const), steps: fc.integer({ min: 1, max: 9 }) }) },
  );
}

function take(run: Simulation, step: Step): void {
  switch (step.do) {
    case "ask":
      checked(run, step.actor, step.act);
      return;
    case "approve":
      checked(run, step.actor, run.approval(`artifacts/${step.kind}.md`));
      return;
    case "evidence":
      checked(run, step.actor, { act: "record_evidence", evidence: run.evidence(step.change) });
      return;
    case "write":
      run.write(step.kind, step.change);
      return;
    case "work": {
      const outputs = run.pipeline.phases.find(({ id }) => id === openPhase(run.state))?.outputs ?? [];
      for (const kind of outputs) {
        const path = run.write(kind, { ...contentOf(kind), verdict: { value: "pass", range: RANGE } });
        checked(run, step.actor, { act: "submit", artifact: path });
      }
      checked(run, step.actor, step.then);
      return;
    }
    case "damage":
      if (run.events.length >= step.line) run.damage.push({ line: step.line, why: "This line was edited." });
      return;
    case "honest":
      goOnHonestly(run, step.steps, (who, act) => checked(run, who, act));
  }
}

/** Asks the engine, and holds what it grants against what must be true then, told without the engine's own words. */
function checked(run: Simulation, who: ActorName, act: RequestAct): void {
  const before = run.state;
  const view = run.view();
  const outcome = run.ask(who, act);
  if (!outcome.ok) {
    must(outcome.refusals.length > 0, "a refusal has a reason");
    must(run.state === before, "a refusal changes nothing");
    return;
  }
  const fresh = run.events.slice(run.events.length - outcome.events.length);
  const frozen = before.about !== undefined && view.damage.some(({ line }) => !before.acceptedLines.includes(line));
  must(!frozen || ["accept_log", "abandon", "pause"].includes(act.act), `${act.act} with a damaged log`);
  const isPaused = before.status === "paused";
  must(!isPaused || ["accept_log", "abandon", "resume"].includes(act.act), `${act.act} while paused`);
  must(before.status !== "finished" && before.status !== "abandoned", `${act.act} after the end`);
  for (const event of fresh) allowed(run, event, view.artifacts);
}

/** As `expect` does, a hundred times faster. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This must hold: ${what}.`);
}

function allowed(run: Simulation, event: RunEvent, disk: readonly ArtifactView[]): void {
  const { pipeline, state, events } = run;
  const lane = state.lane ?? "quick";
  const phase = pipeline.phases.find(({ id }) => "phase" in event && id === event.phase);
  switch (event.event) {
    case "artifact_approved":
    case "run_abandoned":
    case "log_accepted":
      must(event.actor.kind === "person", `${event.event} is a person's`);
      return;
    case "lane_raised":
      must(isHigher(event.lane, event.from), "a lane is only raised");
      return;
    case "phase_enter": {
      const entries = entriesOf(events, event.phase).length;
      const cap = phase?.loopCap[lane];
      must(event.loop === entries, "the engine counts loops");
      must(cap === undefined || entries <= cap + 1, "the cap holds");
      return;
    }
    case "phase_skipped":
      must(phase?.mandatory === false && phase.skippable.includes(lane), `${event.phase} may be skipped`);
      must(phase?.gate !== "human" || event.actor.kind === "person", "a person skips a human gate");
      return;
    case "phase_exit":
      if (phase !== undefined) passed(events, phase, lane, disk);
      return;
    case "run_finished":
      for (const each of phasesIn(pipeline, lane)) finished(events, each, lane, disk);
      return;
    case "run_started":
    case "artifact_submitted":
    case "gate_rejected":
    case "evidence_recorded":
    case "expertise_composed":
    case "finding_added":
    case "finding_resolved":
    case "run_paused":
    case "run_resumed":
      // They claim nothing that has to be true of what was before them.
      return;
  }
}

/** What has to be in the log and on disk for a phase to have been passed. */
function passed(events: readonly RunEvent[], phase: Phase, lane: Lane, disk: readonly ArtifactView[]): void {
  const since = entriesOf(events, phase.id).at(-1)?.seq ?? 0;
  for (const kind of requiredOutputs(phase, lane)) {
    const submission = events.findLast(
      (event) => event.event === "artifact_submitted" && event.kind === kind && event.seq > since,
    );
    if (submission?.event !== "artifact_submitted") throw new Error(`${phase.id} was left without ${kind}`);
    const file = disk.find(({ path }) => path === submission.artifact);
    if (file === undefined) throw new Error(`${phase.id} was left without ${submission.artifact}`);
    must(file.place === "there" && !file.isEmpty && !file.isTemplate, `${file.path} is sound`);
    must(file.sha256 === submission.sha256, `${file.path} is what was submitted`);
    must(!file.questions.some(({ blocking, answered }) => blocking && !answered), "blocking questions are answered");
    const approvers = events.flatMap((event) =>
      event.event === "artifact_approved" && event.seq > submission.seq && event.sha256 === submission.sha256
        ? [event.actor]
        : [],
    );
    must(phase.gate !== "human" || approvers.some(({ kind: who }) => who === "person"), "a person approved");
    if (phase.gate !== "reviewer") continue;
    const authors = events.flatMap((event) =>
      event.event === "artifact_submitted" && event.phase === phase.rejectTo ? [event.actor.id] : [],
    );
    must(
      [submission.actor, ...approvers].some(({ id }) => !authors.includes(id)),
      "a reviewer is no author",
    );
    must(file.verdict?.value === "pass", "the verdict is pass");
  }
  const proofs = events.flatMap((event) =>
    event.event === "evidence_recorded" && event.seq > since ? [event.evidence] : [],
  );
  const isProven = proofs.some(({ outcome, tests_run }) => outcome === "pass" && tests_run !== 0);
  must(!phase.evidence || isProven, "something passed");
  must(!phase.evidence || proofs.at(-1)?.outcome !== "fail", "what was run last did not fail");
}

function finished(events: readonly RunEvent[], phase: Phase, lane: Lane, disk: readonly ArtifactView[]): void {
  const entered = entriesOf(events, phase.id).at(-1)?.seq ?? 0;
  const happened = (name: RunEvent["event"]): boolean =>
    events.some((event) => event.event === name && "phase" in event && event.phase === phase.id && event.seq > entered);
  if (happened("phase_skipped")) {
    must(!phase.mandatory, `${phase.id} was not skipped`);
    return;
  }
  must(entered > 0 && happened("phase_exit"), `${phase.id} was done`);
  passed(events, phase, lane, disk);
}

function entriesOf(events: readonly RunEvent[], phase: string): readonly RunEvent[] {
  return events.filter(
    (event) => (event.event === "run_started" || event.event === "phase_enter") && event.phase === phase,
  );
}

/** A run after these steps, each of them checked. */
function simulate(pipeline: Pipeline, intent: string, taken: readonly Step[]): Simulation {
  const run = new Simulation(pipeline);
  checked(run, "ada", { act: "start", title: "T", intent });
  for (const step of taken) take(run, step);
  return run;
}

const bundledPipeline = pipelineOf((await projectWith()).project);

describe.each([
  ["a sample", SAMPLE_PIPELINE, 1600],
  ["the bundled", bundledPipeline, 400],
] as const)("in runs of %s pipeline", (_name, pipeline, count) => {
  const intent = fc.constantFrom("bugfix", "feature");
  const sequence = fc.array(steps(pipeline), { minLength: 3, maxLength: 25 });

  test("nothing is granted that must not be, and the log alone gives the state", () => {
    fc.assert(
      fc.property(intent, sequence, (what, taken) => {
        const run = simulate(pipeline, what, taken);
        must(isDeepStrictEqual(stateAfter(run.events), run.state), "the log alone gives the state");
      }),
      runs(count),
    );
  }, 120_000);

  test("a person can go on from anywhere: by finishing, or where loops are used up by giving up", () => {
    const ends = { finished: 0, "out of loops": 0 };
    fc.assert(
      fc.property(intent, sequence, (what, taken) => {
        const run = simulate(pipeline, what, taken);
        if (isOver(run)) return;
        const stuck = goOnHonestly(run, 400, (who, act) => checked(run, who, act));
        if (isOver(run)) {
          ends.finished++;
          return;
        }
        expect(stuck).toContain("gate/loop-cap");
        ends["out of loops"]++;
        expect(run.codes("ada", { act: "abandon", reason: "Out of loops." })).toEqual([]);
      }),
      runs(Math.round(count / 5)),
    );
    expect(ends.finished).toBeGreaterThan(ends["out of loops"]);
  }, 120_000);
});
