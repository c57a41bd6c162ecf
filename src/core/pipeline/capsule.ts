import { openPhase, phaseRecord, type RunState } from "../runs/run-state";
import type { RunView } from "./artifact-view";
import { approversOf } from "./gates/approval";
import { gateContext } from "./gates/gate-context";
import { reasonsAgainst } from "./gates/pass-phase";
import { nextPhase, phasesIn, requiredOutputs, standings, type Pipeline } from "./pipeline";
import type { Phase } from "./phases";
import type { Refusal } from "./refusal";

/** How many tokens a text has. */
export type CountTokens = (text: string) => number;

/** What a capsule may take of an agent's context, in tokens. */
export const CAPSULE_TOKENS = 600;

/** A longer text tells no more in a capsule. */
const LONGEST_LINE = 240;

/**
 * The text that puts an agent back in its place after its context was lost: goal, phase, role, what is approved, what
 * is open, the next act. At most `CAPSULE_TOKENS`: where there is too much, the last of what is open is left out, and
 * counted.
 */
export function phaseCapsule(pipeline: Pipeline, state: RunState, view: RunView, countTokens: CountTokens): string {
  const { about, lane } = state;
  if (about === undefined || lane === undefined) return "No run has been started. Next: start one.\n";
  const phases = phasesIn(pipeline, lane);
  const phase = phases.find(({ id }) => id === openPhase(state));
  const reasons = phase === undefined ? [] : reasonsAgainst(gateContext(pipeline, state, view, lane, phase));
  const head = [
    `Run \`${about.runId}\`: ${about.title}`,
    `Intent ${about.intent}, lane ${lane}, status ${state.status}.`,
    progress(phases, state),
    ...(phase === undefined ? [] : phaseLines(phase, state)),
  ];
  const approved = approvedLine(state, view);
  const next = `Next: ${nextAct(phases, phase, state, reasons)}`;
  for (let shown = reasons.length; ; shown--) {
    const lines = [...head, ...approved, ...openLines(reasons, shown), next].map(shortened);
    const text = `${lines.join("\n")}\n`;
    if (countTokens(text) <= CAPSULE_TOKENS || shown === 0) return within(text, countTokens);
  }
}

/** A text cut to the capsule's size, for what no shorter list makes fit. */
function within(text: string, countTokens: CountTokens): string {
  let cut = text;
  while (countTokens(cut) > CAPSULE_TOKENS) cut = `${cut.slice(0, Math.floor(cut.length * 0.8))}…\n`;
  return cut;
}

function progress(phases: readonly Phase[], state: RunState): string {
  const where = standings(phases, state);
  const marks = { done: "✓", skipped: "–", open: "▶", pending: "·", outdated: "↻" } as const;
  return `Phases: ${phases.map(({ id }) => `${marks[where.get(id) ?? "pending"]} ${id}`).join(", ")}`;
}

function phaseLines(phase: Phase, state: RunState): readonly string[] {
  const { loops, sentBack } = phaseRecord(state, phase.id);
  const outputs = state.lane === undefined ? [] : requiredOutputs(phase, state.lane);
  const cap = state.lane === undefined ? undefined : phase.loopCap[state.lane];
  const loop = `loop ${String(loops)}${cap === undefined ? "" : ` of at most ${String(cap + 1)}`}`;
  return [
    `Phase \`${phase.id}\` (${loop}), role \`${phase.role}\`, gate ${phase.gate}: ${phase.summary}`,
    ...(sentBack === undefined ? [] : [`Sent back because: ${sentBack}`]),
    `It leaves: ${outputs.length === 0 ? "no artifact" : outputs.join(", ")}${phase.evidence ? ", and recorded evidence" : ""}.`,
  ];
}

function approvedLine(state: RunState, view: RunView): readonly string[] {
  const views = new Map(view.artifacts.map((artifact) => [artifact.path, artifact]));
  const approved = [...state.artifacts.values()].flatMap((record) => {
    const artifact = views.get(record.path);
    return artifact !== undefined && approversOf(record, artifact, view).length > 0 ? [record.path] : [];
  });
  return approved.length === 0 ? [] : [`Approved as it is now: ${approved.join(", ")}.`];
}

function openLines(reasons: readonly Refusal[], shown: number): readonly string[] {
  const left = reasons.length - shown;
  return [
    ...reasons.slice(0, shown).map(({ message }) => `Open: ${message}`),
    ...(left === 0 ? [] : [`Open: ${String(left)} more.`]),
  ];
}

function nextAct(
  phases: readonly Phase[],
  open: Phase | undefined,
  state: RunState,
  reasons: readonly Refusal[],
): string {
  if (state.status === "paused") return "wait; a person resumes the run.";
  if (state.status !== "active") return `nothing; the run is ${state.status}.`;
  const [first] = reasons;
  if (first !== undefined) return `${first.settle.act.replaceAll("_", " ")} ${first.settle.argument}`.trim();
  const next = nextPhase(phases, state);
  if (next === undefined) return "finish the run.";
  return `enter the phase \`${next.id}\`${open === undefined ? "." : `; \`${open.id}\` would pass.`}`;
}

function shortened(line: string): string {
  const flat = line.replace(/\s+/g, " ");
  return flat.length <= LONGEST_LINE ? flat : `${flat.slice(0, LONGEST_LINE - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
