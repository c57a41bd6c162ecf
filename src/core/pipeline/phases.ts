import { listField, textField, textsOf, type LibraryItem } from "../library/item";
import type { Project } from "../library/project";
import type { Lane } from "./lanes";

/** What has to happen before a phase may be left. */
export type Gate = "none" | "reviewer" | "human";

/** One phase of a project's pipeline, as its workflow describes it. */
export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly role: string;
  readonly gate: Gate;
  /** Artifact kinds that the phase starts from. */
  readonly inputs: readonly string[];
  /** Artifact kinds that the phase leaves. */
  readonly outputs: readonly string[];
  /** Of the outputs, those that a lane may leave out. */
  readonly optionalOutputs: Readonly<Record<Lane, readonly string[]>>;
  /** Whether it passes only on commands that were run in it and recorded. */
  readonly evidence: boolean;
  /** Whether every run has it, whatever its lane says. */
  readonly mandatory: boolean;
  readonly rejectTo: string | undefined;
  readonly lanes: readonly string[];
  /** The lanes in which it may be skipped with a reason. */
  readonly skippable: readonly string[];
  /** How often it may be entered again, by lane; undefined where nothing limits it. */
  readonly loopCap: Readonly<Record<Lane, number | undefined>>;
  readonly workflow: LibraryItem;
}

/** The phases in the manifest's order, each once. A phase without a workflow is left out: a rule reports it. */
export function phasesOf(project: Project): readonly Phase[] {
  return [...new Set(project.manifest.phases)].flatMap((id) => phaseOf(project, id) ?? []);
}

/** Whether runs of `lane` have this phase. A phase that names no lane, or is mandatory, is in all of them. */
export function isInLane(phase: Phase, lane: string): boolean {
  return phase.mandatory || phase.lanes.length === 0 || phase.lanes.includes(lane);
}

/** A phase, or a workflow outside the sequence, by its id. */
export function phaseOf(project: Project, id: string): Phase | undefined {
  const workflow = project.library.get("workflow", id);
  if (workflow === undefined) return undefined;
  const gate = textField(workflow, "gate");
  return {
    id,
    title: workflow.title,
    summary: workflow.summary,
    role: textField(workflow, "role") ?? "",
    gate: gate === "reviewer" || gate === "human" ? gate : "none",
    inputs: listField(workflow, "inputs"),
    outputs: listField(workflow, "outputs"),
    optionalOutputs: byLane(workflow.fields.optional_outputs, textsOf),
    evidence: workflow.fields.evidence === true,
    mandatory: workflow.fields.mandatory === true || project.mandatory.has(id),
    rejectTo: textField(workflow, "reject_to"),
    lanes: listField(workflow, "lanes"),
    skippable: listField(workflow, "skippable"),
    loopCap: byLane(workflow.fields.loop_cap, (cap) => (Number.isSafeInteger(cap) ? Number(cap) : undefined)),
    workflow,
  };
}

/** A field that holds one value for each lane. */
function byLane<T>(field: unknown, read: (value: unknown) => T): Readonly<Record<Lane, T>> {
  const values =
    typeof field === "object" && field !== null ? new Map<string, unknown>(Object.entries(field)) : undefined;
  const of = (lane: Lane): T => read(values?.get(lane));
  return { quick: of("quick"), standard: of("standard"), deep: of("deep") };
}
