import { phaseRecord, type ArtifactRecord, type PhaseRecord, type RunState } from "../../runs/run-state";
import type { ArtifactView, RunView } from "../artifact-view";
import type { Lane } from "../lanes";
import type { Phase } from "../phases";
import { phasesIn, requiredOutputs, type Pipeline } from "../pipeline";
import type { Refusal } from "../refusal";

/** All that a check of a gate may look at. */
export interface GateContext {
  readonly pipeline: Pipeline;
  readonly state: RunState;
  readonly view: RunView;
  readonly lane: Lane;
  /** The phase that is to be passed. */
  readonly phase: Phase;
  readonly record: PhaseRecord;
  /** What the phase has left: submitted artifacts, and those that it has to leave and that are there. */
  readonly outputs: readonly Output[];
}

/** An artifact of a phase as the log and the disk have it. */
export interface Output {
  readonly path: string;
  readonly kind: string;
  /** Undefined while it was never submitted. */
  readonly record: ArtifactRecord | undefined;
  /** Undefined where nothing was found at its path. */
  readonly view: ArtifactView | undefined;
}

/** One condition of passing a phase: the reasons why it is not met, none where it is. */
export type GateCheck = (context: GateContext) => readonly Refusal[];

/** The context in which a phase of a run is judged. */
export function gateContext(pipeline: Pipeline, state: RunState, view: RunView, lane: Lane, phase: Phase): GateContext {
  const outputs = outputsOf(phase, requiredOutputs(phase, lane), state, view);
  return { pipeline, state, view, lane, phase, record: phaseRecord(state, phase.id), outputs };
}

/** The artifacts that count in a run: of its lane's phases that were not skipped, as they are on disk. */
export function artifactsInRun({
  pipeline,
  state,
  view,
  lane,
}: Pick<GateContext, "pipeline" | "state" | "view" | "lane">): readonly ArtifactView[] {
  const kinds = phasesIn(pipeline, lane)
    .filter(({ id }) => phaseRecord(state, id).skipped === undefined)
    .flatMap(({ outputs }) => outputs);
  return view.artifacts.filter(
    ({ kind, path }) => kind !== undefined && kinds.includes(kind) && state.artifacts.has(path),
  );
}

/** The submitted artifacts of these kinds. */
export function submittedOf(state: RunState, kinds: readonly string[]): readonly ArtifactRecord[] {
  return [...state.artifacts.values()].filter(({ kind }) => kinds.includes(kind));
}

/** Whether an artifact was submitted since its phase was entered last. */
export function isOfThisLoop({ record }: Output, phase: PhaseRecord): boolean {
  return record !== undefined && record.submittedSeq > phase.enteredSeq;
}

function outputsOf(phase: Phase, required: readonly string[], state: RunState, view: RunView): readonly Output[] {
  const views = new Map(view.artifacts.map((artifact) => [artifact.path, artifact]));
  const submitted = submittedOf(state, phase.outputs).map((record): Output => ({
    path: record.path,
    kind: record.kind,
    record,
    view: views.get(record.path),
  }));
  const unsubmitted = view.artifacts.flatMap((artifact): Output[] => {
    const { kind, path } = artifact;
    if (kind === undefined || !required.includes(kind) || state.artifacts.has(path)) return [];
    return [{ path, kind, record: undefined, view: artifact }];
  });
  return [...submitted, ...unsubmitted];
}
