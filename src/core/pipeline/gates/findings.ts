import type { RunState } from "../../runs/run-state";
import { refusal, type Refusal } from "../refusal";
import { approversOf } from "./approval";
import type { GateCheck, GateContext, Output } from "./gate-context";

/** A finding of these severities keeps a review from passing while it is open. */
const BLOCKING: readonly (string | undefined)[] = ["critical", "high"];

/** A reviewer's gate passes without an open finding that blocks, in its documents or in the log. */
export const findingsGate: GateCheck = (context) =>
  context.phase.gate === "reviewer"
    ? [...openFindings(context.state), ...context.outputs.flatMap((output) => inDocument(output, context))]
    : [];

/** The blocking findings of a log that nobody settled. */
export function openFindings({ findings }: RunState): readonly Refusal[] {
  return [...findings.values()]
    .filter(({ finding, resolution }) => isBlocking(finding.severity) && resolution === undefined)
    .map(({ finding: { id, severity, title, artifact } }) => {
      const at = artifact === undefined ? {} : { path: artifact };
      return refusal(
        "gate/finding-open",
        `The ${severity} finding \`${id}\` is open: ${sentence(title)}`,
        ["resolve_finding", id],
        at,
      );
    });
}

/** Whether a finding of this severity blocks. */
export function isBlocking(severity: string | undefined): boolean {
  return BLOCKING.includes(severity);
}

/** One that was accepted is a person's decision, so it takes a person's approval of the document that says so. */
function inDocument({ path, view, record }: Output, context: GateContext): readonly Refusal[] {
  if (view === undefined) return [];
  const isApproved = record !== undefined && approversOf(record, view, context.view).length > 0;
  return view.findings
    .filter(({ severity, status }) => isBlocking(severity) && status !== "resolved")
    .filter(({ status }) => status === "open" || !isApproved)
    .map(({ id, severity, title, status, range }) => {
      const name = `The ${String(severity)} finding ${id === undefined ? "" : `\`${id}\` `}of \`${path}\``;
      if (status === "open")
        return refusal("gate/finding-open", `${name} is open: ${sentence(title)}`, ["edit", path], { path, range });
      const message = `${name} is accepted, which takes a person's approval of this document.`;
      return refusal("gate/finding-accepted", message, ["approve", path], { path, range });
    });
}

/** A title as the end of a sentence. */
function sentence(title: string): string {
  return `${title.trim().replace(/[.]+$/, "")}.`;
}
