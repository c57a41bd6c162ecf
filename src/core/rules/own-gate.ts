import { relativeTo } from "../files/path";
import { gateContext, type GateContext } from "../pipeline/gates/gate-context";
import { phasesIn, pipelineOf, standings } from "../pipeline/pipeline";
import { readArtifact } from "../pipeline/read-artifact";
import { canonicalDigest } from "../runs/canonical";
import type { Sha256 } from "../runs/event";
import { runFolderOf } from "../runs/read-artifacts";
import { stateIn } from "../runs/run-standing";
import type { RunState } from "../runs/run-state";
import type { RuleContext } from "./rule";
import { isStanding } from "./standing-artifacts";

/** The gate that a document has to pass in a run under way. */
export interface OwnGate {
  readonly runId: string;
  /** The run's folder, absolute. */
  readonly folder: string;
  /** The document below it. */
  readonly path: string;
  /** Whether its phase is being worked in; else it was left. */
  readonly isOpen: boolean;
  /** Looks at the document alone, as it is given: unsaved text included. Approvals are taken to be signed. */
  readonly gate: GateContext;
}

/** The gate of a document's phase; undefined where it is no output of a phase that was begun in a run under way. */
export async function ownGate(context: RuleContext, sha256: Sha256): Promise<OwnGate | undefined> {
  const { kind, document, project, files } = context;
  const folder = runFolderOf(project, context.path);
  const path = folder === undefined ? undefined : relativeTo(folder, context.path);
  if (folder === undefined || path === undefined || kind?.id !== "artifact" || !isStanding(context)) return undefined;
  const log = await files.readText(`${folder}/events.ndjson`);
  if (!log.ok) return undefined;
  const state = stateOf(log.text);
  const { lane, status, about } = state;
  if (lane === undefined || about === undefined || status === "finished" || status === "abandoned") return undefined;
  const pipeline = pipelineOf(project);
  const phases = phasesIn(pipeline, lane);
  const phase = phases.find(({ outputs }) => outputs.includes(kind.schema ?? ""));
  const standing = phase === undefined ? undefined : standings(phases, state).get(phase.id);
  if (phase === undefined || (standing !== "open" && standing !== "done")) return undefined;
  const digest = canonicalDigest(document, sha256);
  const there = { path, kind: kind.schema, place: "there", sha256: digest, problems: [] } as const;
  const own = { ...readArtifact(document, undefined), ...there };
  const approvals = [...state.artifacts.values()].flatMap((artifact) => artifact.approvals);
  const signed = new Map(approvals.map(({ seq }) => [seq, { ok: true } as const]));
  const view = { artifacts: [own], approvals: signed, evidence: new Map<string, never>(), damage: [] };
  const whole = gateContext(pipeline, state, view, lane, phase);
  const outputs = whole.outputs.filter((output) => output.path === path);
  if (outputs.length === 0) return undefined;
  return { runId: about.runId, folder, path, isOpen: standing === "open", gate: { ...whole, outputs } };
}

/** The log that was read last: the artifacts of a run are checked one after the other, and all by the same log. */
let last: { readonly text: string; readonly state: RunState } | undefined;

function stateOf(text: string): RunState {
  if (last?.text !== text) last = { text, state: stateIn(text) };
  return last.state;
}
