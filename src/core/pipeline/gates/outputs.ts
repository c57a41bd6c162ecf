import { FINDING_UNRESOLVED } from "../../rules/finding-unresolved";
import { requiredOutputs } from "../pipeline";
import { refusal, type Refusal } from "../refusal";
import { isOfThisLoop, type GateCheck, type GateContext, type Output } from "./gate-context";
import { unsoundness } from "./soundness";

/** A phase passes with every artifact that it has to leave: sound, submitted in this loop, and unchanged since. */
export const outputsGate: GateCheck = (context) => {
  const { phase, lane, outputs } = context;
  const required = requiredOutputs(phase, lane);
  if (phase.gate !== "none" && required.length === 0 && outputs.length === 0) {
    const message = `The phase \`${phase.id}\` has a gate and nothing to judge: name an output in its workflow, or submit one.`;
    return [refusal("gate/nothing-to-judge", message, ["none", phase.id])];
  }
  const missing = required.filter((kind) => !outputs.some((output) => output.kind === kind));
  return [
    ...missing.map((kind) => {
      const path = `artifacts/${kind}.md`;
      const message = `The phase \`${phase.id}\` has to leave a \`${kind}\`, and there is none.`;
      return refusal("gate/artifact-missing", message, ["edit", path], { path });
    }),
    ...outputs.flatMap((output) => problemsOf(output, context)),
  ];
};

function problemsOf(output: Output, { phase, record, state }: GateContext): readonly Refusal[] {
  const { path, view } = output;
  if (view === undefined) {
    return [refusal("gate/artifact-missing", `\`${path}\` is not there any more.`, ["edit", path], { path })];
  }
  // The reviewer's gate names each open finding itself, with the act that settles it.
  const unsound = unsoundness(view, phase.id, state.about?.runId ?? "").filter(
    ({ code }) => phase.gate !== "reviewer" || code !== FINDING_UNRESOLVED,
  );
  return [...unsound, ...notSubmitted(output, isOfThisLoop(output, record))];
}

function notSubmitted({ path, record, view }: Output, ofThisLoop: boolean): readonly Refusal[] {
  const submit = ["submit", path] as const;
  if (record === undefined || !ofThisLoop) {
    const message = `\`${path}\` has not been submitted in this loop of its phase.`;
    return [refusal("gate/not-submitted", message, submit, { path })];
  }
  if (view === undefined || view.sha256 === record.sha256) return [];
  const message = `\`${path}\` changed after \`${record.submittedBy.id}\` submitted it: submit it again, or undo the change.`;
  return [refusal("gate/artifact-changed", message, submit, { path })];
}
