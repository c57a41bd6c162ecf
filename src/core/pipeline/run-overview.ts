import type { Actor } from "../runs/event";
import {
  openPhase,
  phaseRecord,
  type EvidenceEntry,
  type FindingRecord,
  type PhaseRecord,
  type RunState,
} from "../runs/run-state";
import type { ArtifactView, RunView, Verdict } from "./artifact-view";
import { approversOf } from "./gates/approval";
import { gateContext, isOfThisLoop, type GateContext, type Output } from "./gates/gate-context";
import { gateAnswers, type GateAnswer } from "./gates/pass-phase";
import type { Lane } from "./lanes";
import { nextStep, type NextStep } from "./next-step";
import { needsPerson, phaseMark, type PhaseMark } from "./phase-mark";
import type { Phase } from "./phases";
import { phasesIn, requiredOutputs, standings, type Pipeline } from "./pipeline";
import type { Refusal } from "./refusal";
import { writtenFindings, type WrittenFinding } from "./written-findings";

/** How an artifact stands at its gate. */
export type ArtifactMark = "missing" | "draft" | "submitted" | "approved" | "stale";

/** An artifact of a phase, there or to be written. */
export interface ArtifactOverview {
  /** Below the run's folder. */
  readonly path: string;
  readonly kind: string;
  readonly mark: ArtifactMark;
  /** Ids of the persons whose approval holds as it is now. */
  readonly approvedBy: readonly string[];
}

/** Evidence as it was recorded, and whether it still speaks of what is there. */
export interface EvidenceOverview extends EvidenceEntry {
  /** Undefined for a record that a later one of the same command replaced. */
  readonly verdict: Verdict | undefined;
}

export interface PhaseOverview {
  readonly phase: Phase;
  readonly mark: PhaseMark;
  readonly record: PhaseRecord;
  /** What keeps it from being passed as things are now; none for one that was not entered. */
  readonly reasons: readonly Refusal[];
  /** What its gate asks, each with the answer as things are now; none for one that was not entered. */
  readonly answers: readonly GateAnswer[];
  readonly artifacts: readonly ArtifactOverview[];
  readonly evidence: readonly EvidenceOverview[];
  /** In the log. */
  readonly findings: readonly FindingRecord[];
  /** In the documents of a reviewer's phase, where the log does not have them. */
  readonly written: readonly WrittenFinding[];
}

/** Whom a run waits for, with the first thing that keeps it from going on. */
export type RunWait =
  | { readonly for: "nobody"; readonly next: Phase | undefined }
  | { readonly for: "person" | "work"; readonly reason: Refusal }
  | { readonly for: "the past" };

/** All that is shown of one run, computed from its log and its files: trees, status bar and dashboard say the same. */
export interface RunOverview {
  readonly lane: Lane;
  /** The phases of its lane, in their order. */
  readonly phases: readonly PhaseOverview[];
  readonly open: PhaseOverview | undefined;
  /** Undefined where the run has ended. */
  readonly next: NextStep | undefined;
  readonly waits: RunWait;
}

/** The overview of a run as `actor` sees it; undefined where its log has no beginning. */
export function runOverview(pipeline: Pipeline, state: RunState, view: RunView, actor: Actor): RunOverview | undefined {
  const { lane } = state;
  if (lane === undefined) return undefined;
  const inLane = phasesIn(pipeline, lane);
  const where = standings(inLane, state);
  const phases = inLane.map((phase): PhaseOverview => {
    const standing = where.get(phase.id) ?? "pending";
    const context = gateContext(pipeline, state, view, lane, phase);
    const answers = standing === "open" || standing === "done" ? gateAnswers(context) : [];
    const reasons = answers.flatMap((answer) => answer.reasons);
    const ofPhase = <T extends { readonly phase: string }>(entries: readonly T[]): readonly T[] =>
      entries.filter((entry) => entry.phase === phase.id);
    return {
      phase,
      mark: phaseMark(standing, reasons),
      record: phaseRecord(state, phase.id),
      reasons,
      answers,
      artifacts: artifactsOf(context, standing !== "pending" && standing !== "skipped"),
      evidence: ofPhase(state.evidence).map((entry) => ({ ...entry, verdict: view.evidence.get(entry.evidence.id) })),
      findings: ofPhase([...state.findings.values()]),
      written: phase.gate === "reviewer" ? writtenFindings(state, documentsOf(context)) : [],
    };
  });
  const next = nextStep(pipeline, state, view, actor);
  const open = phases.find(({ phase }) => phase.id === openPhase(state));
  return { lane, phases, open, next, waits: waitOf(next) };
}

function documentsOf({ outputs }: GateContext): readonly ArtifactView[] {
  return outputs.flatMap(({ view }) => (view === undefined ? [] : [view]));
}

/** It waits for a person once nothing is left for anyone else to do. */
function waitOf(next: NextStep | undefined): RunWait {
  if (next === undefined) return { for: "the past" };
  const [first] = next.refusals;
  if (first === undefined) return { for: "nobody", next: next.phase };
  return { for: next.refusals.every(needsPerson) ? "person" : "work", reason: first };
}

function artifactsOf(context: GateContext, isBegun: boolean): readonly ArtifactOverview[] {
  const { phase, lane, outputs, view } = context;
  const there = outputs.map((output): ArtifactOverview => {
    const { path, kind, record } = output;
    const approvedBy = record === undefined || output.view === undefined ? [] : approversOf(record, output.view, view);
    return { path, kind, mark: artifactMark(output, context, approvedBy), approvedBy };
  });
  const missing = isBegun
    ? requiredOutputs(phase, lane).filter((kind) => !outputs.some((one) => one.kind === kind))
    : [];
  return [
    ...there,
    ...missing.map((kind) => ({ path: `artifacts/${kind}.md`, kind, mark: "missing", approvedBy: [] }) as const),
  ];
}

function artifactMark(output: Output, { record: loop }: GateContext, approvedBy: readonly string[]): ArtifactMark {
  const { record, view } = output;
  if (view === undefined || view.place === "missing") return "missing";
  if (record === undefined) return "draft";
  if (view.sha256 !== record.sha256) return "stale";
  if (approvedBy.length > 0) return "approved";
  if (!isOfThisLoop(output, loop)) return "draft";
  return record.approvals.length > 0 ? "stale" : "submitted";
}
