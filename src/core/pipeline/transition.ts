import type { RunState } from "../runs/run-state";
import { actContext, granted, type ActContext, type Transition } from "./acts/act-context";
import { approve } from "./acts/approve";
import { enter } from "./acts/enter";
import { addFinding, resolveFinding } from "./acts/findings";
import { recordEvidence } from "./acts/record-evidence";
import { recordReceipt } from "./acts/record-receipt";
import { reject } from "./acts/reject";
import { abandon, acceptLog, finish, pause, raiseLane, resume } from "./acts/run-acts";
import { skip } from "./acts/skip";
import { start } from "./acts/start";
import { submit } from "./acts/submit";
import type { RunView } from "./artifact-view";
import type { Pipeline } from "./pipeline";
import { refusal, type Refusal } from "./refusal";
import type { Act, Request } from "./request";

export type { Transition } from "./acts/act-context";

/** What may be asked of a run whose log is damaged, and of one that is paused. */
const WHILE_FROZEN: readonly Act[] = ["accept_log", "pause", "abandon"];
const WHILE_PAUSED: readonly Act[] = ["accept_log", "resume", "abandon", "pause"];

/**
 * Whether a run may do what is asked: the facts to append to its log, or every reason against it at once. Depends on
 * nothing but its arguments, and has an answer for all of them.
 */
export function transition(pipeline: Pipeline, state: RunState, request: Request, view: RunView): Transition {
  const { act } = request;
  if (state.about === undefined || state.lane === undefined) {
    if (act === "start") return start(pipeline, request);
    return granted([refusal("gate/not-started", "The run has not been started.", ["start", ""])], []);
  }
  if (act === "start") {
    return granted([refusal("gate/started", "The run has been started already.", ["none", ""])], []);
  }
  const halted = reasonsToHalt(state, view, act);
  const outcome = judge(actContext(pipeline, state, view, state.lane), request);
  return outcome.ok ? granted(halted, outcome.events) : granted([...halted, ...outcome.refusals], []);
}

/** Why nothing, or nothing but a few acts, may happen in a run. */
function reasonsToHalt({ status, acceptedLines }: RunState, { damage }: RunView, act: Act): readonly Refusal[] {
  if (status === "finished" || status === "abandoned") {
    return [refusal("gate/ended", `The run is ${status}: start another one.`, ["none", ""])];
  }
  const refusals: Refusal[] = [];
  if (!WHILE_FROZEN.includes(act)) {
    const lines = damage.filter(({ line }) => !acceptedLines.includes(line));
    refusals.push(
      ...lines.map(({ line, why }) => {
        const message = `Line ${String(line)} of the log is damaged: a person decides whether the run goes on. ${why}`;
        return refusal("gate/log-damaged", message, ["accept_log", String(line)], { path: "events.ndjson" });
      }),
    );
  }
  if (status === "paused" && !WHILE_PAUSED.includes(act)) {
    refusals.push(refusal("gate/paused", "The run is paused.", ["resume", ""]));
  }
  return refusals;
}

function judge(context: ActContext, request: Exclude<Request, { readonly act: "start" }>): Transition {
  switch (request.act) {
    case "enter":
      return enter(context, request);
    case "submit":
      return submit(context, request);
    case "approve":
      return approve(context, request);
    case "reject":
      return reject(context, request);
    case "record_evidence":
      return recordEvidence(context, request);
    case "record_receipt":
      return recordReceipt(context, request);
    case "add_finding":
      return addFinding(context, request);
    case "resolve_finding":
      return resolveFinding(context, request);
    case "skip":
      return skip(context, request);
    case "raise_lane":
      return raiseLane(context, request);
    case "pause":
      return pause(context, request);
    case "resume":
      return resume(context, request);
    case "abandon":
      return abandon(request);
    case "accept_log":
      return acceptLog(context, request);
    case "finish":
      return finish(context);
  }
}
