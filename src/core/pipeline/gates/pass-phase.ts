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

const CHECKS: readonly GateCheck[] = [
  outputsGate,
  questionsGate,
  traceabilityGate,
  evidenceGate,
  exitCodeGate,
  findingsGate,
  reviewGate,
  approvalGate,
];

/** Everything that keeps a phase from being passed, or that would keep it from it now; nothing where it passes. */
export function reasonsAgainst(context: GateContext): readonly Refusal[] {
  return CHECKS.flatMap((check) => check(context));
}
