import type { Refusal } from "../../src/core/pipeline/refusal";
import type { RequestAct } from "../../src/core/pipeline/request";
import { LANES } from "../../src/core/pipeline/lanes";
import { phaseLeaving } from "../../src/core/pipeline/pipeline";
import { contentOf, type ActorName, type Simulation } from "./run-simulation";

type Ask = (actor: ActorName, act: RequestAct) => void;

/**
 * Goes on with a run as honest people would who know nothing but what refusals tell them: asks for the next phase or
 * the end, and does what settles the first reason against it. At most `steps` requests. The codes against going on
 * where nothing they know of helps any more.
 */
export function goOnHonestly(run: Simulation, steps: number, ask: Ask): readonly string[] {
  for (let n = 0; n < steps && !isOver(run); n++) {
    const wish = wishOf(run);
    const reasons = run.refusals("ada", wish);
    const [first] = reasons;
    if (first === undefined) {
      ask("ada", wish);
      continue;
    }
    const before = [run.events.length, run.files.size, signature(run)].join();
    const capped = reasons.find(({ code }) => code === "gate/loop-cap");
    settle(run, capped ?? first, ask);
    if (before === [run.events.length, run.files.size, signature(run)].join()) return reasons.map(({ code }) => code);
  }
  return run.refusals("ada", wishOf(run)).map(({ code }) => code);
}

/** Whether a run has ended, one way or the other. */
export function isOver({ state }: Simulation): boolean {
  return state.status === "finished" || state.status === "abandoned";
}

function wishOf(run: Simulation): RequestAct {
  if (run.state.status === "paused") return { act: "resume" };
  const enter: RequestAct = { act: "enter" };
  return run.codes("ada", enter).includes("gate/nothing-left") ? { act: "finish" } : enter;
}

function signature(run: Simulation): string {
  return [...run.files.values()].map(({ path, sha256 }) => path + sha256).join();
}

function settle(run: Simulation, refusal: Refusal, ask: Ask): void {
  const { argument } = refusal.settle;
  const path = refusal.path ?? argument;
  switch (refusal.settle.act) {
    case "edit":
    case "reject":
      write(run, path);
      submit(run, path, ask);
      return;
    case "submit":
    case "ask_reviewer":
      submit(run, argument, ask);
      return;
    case "approve":
      ask("ada", run.approval(argument));
      return;
    case "record_evidence": {
      const evidence = run.evidence({ command: commandOf(argument), covers: criteria(run) });
      ask("ada", { act: "record_evidence", evidence });
      return;
    }
    case "resolve_finding":
      ask("ada", { act: "resolve_finding", finding: argument, resolution: "Settled." });
      return;
    case "enter":
      ask("ada", { act: "enter", phase: argument });
      return;
    case "accept_log":
      ask("ada", { act: "accept_log", line: Number(argument), reason: "Looked at it." });
      return;
    case "raise_lane":
      ask("ada", { act: "raise_lane", lane: LANES.find((lane) => lane === argument) ?? "deep" });
      return;
    case "ask_person":
    case "finish":
    case "none":
    case "resume":
    case "skip":
    case "start":
      // Left to what people know beside the refusal: the driver stops here.
      return;
  }
}

/** An id of a criterion stands for any command that covers it. */
function commandOf(argument: string): string {
  return argument === "" || argument.startsWith("AC-") ? "npm test" : argument;
}

function criteria(run: Simulation): readonly string[] {
  return [...run.files.values()].flatMap((file) => file.criteria.flatMap(({ id }) => id ?? []));
}

function write(run: Simulation, path: string): void {
  const kind = path.slice(path.lastIndexOf("/") + 1, -".md".length);
  const content = contentOf(kind);
  const review = phaseLeaving(run.pipeline, kind)?.gate === "reviewer" ? { verdict: PASS } : {};
  run.write(kind, { ...content, ...review });
}

const PASS = { value: "pass", range: { start: 0, end: 0 } };

/** Submits as whoever may: reviews by someone who is no author. */
function submit(run: Simulation, path: string, ask: Ask): void {
  const phase = phaseLeaving(run.pipeline, run.files.get(path)?.kind);
  const authors = new Set(
    run.events.flatMap((event) =>
      event.event === "artifact_submitted" && event.phase === phase?.rejectTo ? [event.actor.id] : [],
    ),
  );
  const reviewers = (["critic", "bob", "ada", "bot", "eve"] as const).filter((name) => !authors.has(name));
  const able: readonly ActorName[] = phase?.gate === "reviewer" ? reviewers : ["bot", "ada"];
  const actor = able.find((name) => run.codes(name, { act: "submit", artifact: path }).length === 0) ?? able[0];
  if (actor !== undefined) ask(actor, { act: "submit", artifact: path });
}
