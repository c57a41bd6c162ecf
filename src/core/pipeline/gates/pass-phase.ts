import type { Refusal } from "../refusal";
import { approvalGate } from "./approval";
import { evidenceGate } from "./evidence";
import { exitCodeGate } from "./exit-code";
import { findingsGate } from "./findings";
import type { GateCheck, GateContext } from "./gate-context";
import { outputsGate } from "./outputs";
import { questionsGate } from "./questions";
import { reviewGate } from "./review";
import { traceabilityGate } from "./traceability";

/** What a gate asks, by the name that people know it by. */
const CHECKS: readonly (readonly [name: GateQuestion, check: GateCheck])[] = [
  ["artifacts", outputsGate],
  ["questions", questionsGate],
  ["traces", traceabilityGate],
  ["evidence", evidenceGate],
  ["evidence", exitCodeGate],
  ["findings", findingsGate],
  ["review", reviewGate],
  ["approval", approvalGate],
];

export type GateQuestion = "artifacts" | "questions" | "traces" | "evidence" | "findings" | "review" | "approval";

/** One thing that a gate asked, and every reason why it does not hold; none where it does. */
export interface GateAnswer {
  readonly question: GateQuestion;
  readonly reasons: readonly Refusal[];
}

/** What the gate of a phase asks, in its order, with the answers as things are now. */
export function gateAnswers(context: GateContext): readonly GateAnswer[] {
  const { gate, evidence } = context.phase;
  const asked = {
    ...{ artifacts: true, questions: true, traces: true, evidence },
    ...{ findings: gate === "reviewer", review: gate === "reviewer", approval: gate === "human" },
  };
  const names = [...new Set(CHECKS.map(([name]) => name))];
  return names
    .map((question) => ({
      question,
      reasons: CHECKS.flatMap(([name, check]) => (name === question ? check(context) : [])),
    }))
    .filter(({ question, reasons }) => asked[question] || reasons.length > 0);
}

/** Everything that keeps a phase from being passed, or that would keep it from it now; nothing where it passes. */
export function reasonsAgainst(context: GateContext): readonly Refusal[] {
  return CHECKS.flatMap(([, check]) => check(context));
}
