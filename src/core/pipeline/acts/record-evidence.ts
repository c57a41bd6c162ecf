import { contradictionIn } from "../gates/evidence";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import { granted, type ActContext, type Transition } from "./act-context";

/** Records what a command showed. What a person saw with their own eyes is theirs alone to record. */
export function recordEvidence(context: ActContext, request: RequestFor<"record_evidence">): Transition {
  const { open, state } = context;
  const { evidence, actor } = request;
  const again = ["record_evidence", evidence.command] as const;
  const refusals: Refusal[] = [];
  if (open === undefined) {
    refusals.push(refusal("gate/no-open-phase", "No phase is open that evidence could be for.", ["enter", ""]));
  }
  if (state.evidence.some((entry) => entry.evidence.id === evidence.id)) {
    refusals.push(refusal("gate/duplicate-id", `There is evidence \`${evidence.id}\` already.`, again));
  }
  const contradiction = contradictionIn(evidence);
  if (contradiction !== undefined) {
    refusals.push(refusal("gate/evidence-contradictory", `The evidence \`${evidence.id}\` ${contradiction}.`, again));
  }
  if (evidence.manual === true && actor.kind !== "person") {
    const message = `\`${actor.id}\` is an agent: what was seen without a command is a person's to record.`;
    refusals.push(refusal("gate/human-only", message, ["ask_person", evidence.command]));
  }
  return granted(refusals, [{ event: "evidence_recorded", phase: open?.id ?? "", evidence }]);
}
