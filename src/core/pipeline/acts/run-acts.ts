import { isHigher, isLane } from "../lanes";
import { openFindings } from "../gates/findings";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { blank, granted, reasonsAgainstPassing, type ActContext, type Transition } from "./act-context";

/** Gives a run more phases. Fewer it never gets. */
export function raiseLane({ lane: from }: ActContext, { lane }: RequestFor<"raise_lane">): Transition {
  if (isLane(lane) && isHigher(lane, from)) return granted([], [{ event: "lane_raised", from, lane }]);
  const message = `The lane is \`${from}\` and can only be raised, not set to \`${lane}\`.`;
  return granted([refusal("gate/lane-lowered", message, ["none", from])], []);
}

/** Halts a run: nothing but going on and giving up is possible then. */
export function pause({ state }: ActContext, { reason }: RequestFor<"pause">): Transition {
  const why = reason?.trim() ?? "";
  const paused =
    state.status === "paused" ? [refusal("gate/paused", "The run is paused already.", ["resume", ""])] : [];
  return granted(paused, [{ event: "run_paused", ...(why === "" ? {} : { reason: why }) }]);
}

/** Goes on with a paused run. What a person halted, a person sets going. */
export function resume({ state }: ActContext, { actor }: RequestFor<"resume">): Transition {
  const refusals: Refusal[] = [];
  if (state.status !== "paused") refusals.push(refusal("gate/not-paused", "The run is not paused.", ["none", ""]));
  if (state.pausedBy?.kind === "person" && actor.kind !== "person") {
    const message = `\`${state.pausedBy.id}\` paused the run: a person sets it going again.`;
    refusals.push(refusal("gate/human-only", message, ["ask_person", ""]));
  }
  return granted(refusals, [{ event: "run_resumed" }]);
}

/** Gives a run up, which is a person's decision and possible at any time. */
export function abandon({ actor, ...request }: RequestFor<"abandon">): Transition {
  const reason = request.reason.trim();
  const refusals: Refusal[] = [...blank(reason, "abandon a run", "a reason")];
  if (actor.kind !== "person") {
    const message = `\`${actor.id}\` is an agent: a person decides to give a run up.`;
    refusals.push(refusal("gate/human-only", message, ["ask_person", ""]));
  }
  return granted(refusals, [{ event: "run_abandoned", reason }]);
}

/** A person's decision to go on in spite of a damaged line of the log. */
export function acceptLog({ state, view }: ActContext, request: RequestFor<"accept_log">): Transition {
  const { line, actor } = request;
  const reason = request.reason.trim();
  const refusals: Refusal[] = [...blank(reason, "go on with a damaged log", "a reason")];
  if (actor.kind !== "person") {
    const message = `\`${actor.id}\` is an agent: a person decides whether a damaged log can be trusted.`;
    refusals.push(refusal("gate/human-only", message, ["ask_person", String(line)]));
  }
  if (!view.damage.some((each) => each.line === line) || state.acceptedLines.includes(line)) {
    refusals.push(refusal("gate/line-not-damaged", `Line ${String(line)} of the log needs no decision.`, ["none", ""]));
  }
  return granted(refusals, [{ event: "log_accepted", line, reason }]);
}

/** Ends a run whose every phase is done or skipped, and would pass its gate on what is there now. */
export function finish(context: ActContext): Transition {
  const { phases, open, state } = context;
  const refusals = [...reasonsAgainstPassing(context, phases), ...openFindings(state)];
  const leaves = open === undefined ? [] : [{ event: "phase_exit", phase: open.id } as const];
  return granted(refusals, [...leaves, { event: "run_finished" }]);
}
