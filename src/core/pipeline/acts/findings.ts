import { isBlocking } from "../gates/findings";
import { authorsReviewedBy } from "../gates/review";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { blank, granted, type ActContext, type Transition } from "./act-context";

/** Notes a defect in the open phase. */
export function addFinding({ open, state }: ActContext, request: RequestFor<"add_finding">): Transition {
  const { finding } = request;
  const refusals: Refusal[] = [...blank(finding.title, "add a finding", "a title that says what is wrong")];
  if (open === undefined) {
    refusals.push(refusal("gate/no-open-phase", "No phase is open that a finding could be of.", ["enter", ""]));
  }
  if (finding.id === "" || state.findings.has(finding.id)) {
    const message = `A finding needs an id of its own, and \`${finding.id}\` is none.`;
    refusals.push(refusal("gate/duplicate-id", message, ["none", finding.id]));
  }
  return granted(refusals, [{ event: "finding_added", phase: open?.id ?? "", finding }]);
}

/** Settles a finding. One that blocks is not settled by an agent that is an author of the work it is about. */
export function resolveFinding(context: ActContext, request: RequestFor<"resolve_finding">): Transition {
  const { state } = context;
  const { finding: id, actor } = request;
  const resolution = request.resolution.trim();
  const record = state.findings.get(id);
  if (record === undefined) {
    return granted([refusal("gate/unknown-finding", `There is no finding \`${id}\`.`, ["none", id])], []);
  }
  const refusals: Refusal[] = [...blank(resolution, "resolve a finding", "a word on how it was settled")];
  if (record.resolution !== undefined) {
    refusals.push(refusal("gate/finding-resolved", `The finding \`${id}\` is resolved already.`, ["none", id]));
  }
  if (isBlocking(record.finding.severity) && actor.kind === "agent" && isAuthor(context, record.phase, actor.id)) {
    const message = `\`${actor.id}\` is an author of what the ${record.finding.severity} finding \`${id}\` is about: its reviewer or a person settles it.`;
    refusals.push(refusal("gate/self-review", message, ["ask_reviewer", id]));
  }
  return granted(refusals, [{ event: "finding_resolved", finding: id, resolution }]);
}

function isAuthor({ pipeline, state, lane }: ActContext, phase: string, actor: string): boolean {
  const raisedIn = pipeline.phases.find(({ id }) => id === phase);
  return raisedIn !== undefined && authorsReviewedBy(pipeline, state, lane, raisedIn).has(actor);
}
