import { listField, textField, type LibraryItem } from "../library/item";
import type { Project } from "../library/project";

/** What has to happen before a phase may be left. */
export type Gate = "none" | "reviewer" | "human";

/** One phase of a project's pipeline, as its workflow describes it. */
export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly role: string;
  readonly gate: Gate;
  /** Artifact kinds that the phase leaves. */
  readonly outputs: readonly string[];
  readonly rejectTo: string | undefined;
  readonly lanes: readonly string[];
  readonly workflow: LibraryItem;
}

/** The phases in the manifest's order, each once. A phase without a workflow is left out: a rule reports it. */
export function phasesOf(project: Project): readonly Phase[] {
  return [...new Set(project.manifest.phases)].flatMap((id) => phaseOf(project, id) ?? []);
}

/** Whether runs of `lane` have this phase. A phase that names no lane is in all of them. */
export function isInLane(phase: Phase, lane: string): boolean {
  return phase.lanes.length === 0 || phase.lanes.includes(lane);
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
    outputs: listField(workflow, "outputs"),
    rejectTo: textField(workflow, "reject_to"),
    lanes: listField(workflow, "lanes"),
    workflow,
  };
}
