import { phaseRecord } from "../../runs/run-state";
import type { EvidenceEntry } from "../../runs/run-state";
import type { Phase } from "../phases";
import { phasesIn } from "../pipeline";
import { refusal } from "../refusal";
import { approversOf } from "./approval";
import { latestSince } from "./evidence";
import { artifactsInRun, type GateCheck, type GateContext } from "./gate-context";

/**
 * Evidence that passed by its exit code alone counts on a person's word: theirs who ran it, who approved the plan or
 * the spec that says so, or who approves what the next gate judges. So an agent's `true` opens nothing by itself, and
 * a linter costs no act beside the approval of the review.
 */
export const exitCodeGate: GateCheck = (context) =>
  phasesIn(context.pipeline, context.lane)
    .filter((phase) => phase.evidence)
    .flatMap((phase) => (deciding(context, phase).id === context.phase.id ? unvouched(context, phase) : []));

/** The phase at whose gate a person answers for the evidence of a phase: the next with a gate, or else its own. */
function deciding({ pipeline, lane, state }: GateContext, phase: Phase): Phase {
  const phases = phasesIn(pipeline, lane);
  const gated = phases.slice(phases.indexOf(phase)).find(({ id, gate }) => {
    return gate !== "none" && phaseRecord(state, id).skipped === undefined;
  });
  return gated ?? phase;
}

function unvouched(context: GateContext, phase: Phase) {
  const { state, outputs, view } = context;
  const gated = context.phase.gate !== "none";
  const [first] = outputs;
  const isApproved = outputs.some((output) => {
    return output.record && output.view && approversOf(output.record, output.view, view).length > 0;
  });
  if (gated && isApproved) return [];
  return latestSince(state, phaseRecord(state, phase.id).enteredSeq)
    .filter((entry) => isAgentsWord(entry) && !isPromised(context, entry))
    .map(({ evidence: { id, command } }) => {
      const name = `The evidence \`${id}\` of \`${command}\` passed by its exit code alone`;
      if (!gated || first === undefined) {
        return refusal("gate/exit-code-alone", `${name}: a person runs it with \`wazir verify\`.`, [
          "ask_person",
          command,
        ]);
      }
      const { path } = first;
      const message = `${name}: a person approves \`${path}\` and with it that this is enough, or runs it with \`wazir verify\`.`;
      return refusal("gate/exit-code-alone", message, ["approve", path], { path });
    });
}

/** Whether a command that an agent ran passed by its exit code alone. */
export function isAgentsWord({ actor, evidence: { outcome, manual, tests_run } }: EvidenceEntry): boolean {
  return actor.kind === "agent" && outcome === "pass" && manual !== true && tests_run === null;
}

/** Whether a document that a person has approved as it is now says that this command is judged by its exit code. */
function isPromised(context: GateContext, { evidence: { command } }: EvidenceEntry): boolean {
  return artifactsInRun(context).some((artifact) => {
    const record = context.state.artifacts.get(artifact.path);
    const says = artifact.promised.some((check) => check.command === command && check.judgedBy === "exit_code");
    return says && record !== undefined && approversOf(record, artifact, context.view).length > 0;
  });
}
