import type { DataNode, PathStep, ScalarNode } from "../documents/tree";
import { artifactKinds } from "../library/document-kind";
import type { ItemKind } from "../library/item";
import type { Project } from "../library/project";

/** What an id in a document may name. */
export type ReferenceTarget = "role" | "workflow" | "phase" | "hook" | "run" | "artifact kind" | "module";

/** A place in a kind of document where the id of something else stands; `*` is any item or key. */
interface ReferenceSlot {
  readonly kind: string;
  readonly path: readonly string[];
  readonly target: ReferenceTarget;
}

/** Every place where an id may stand. Rules, hover and completion all read this table. */
const REFERENCE_SLOTS: readonly ReferenceSlot[] = [
  { kind: "manifest", path: ["roles", "*"], target: "role" },
  { kind: "manifest", path: ["workflows", "*"], target: "workflow" },
  { kind: "manifest", path: ["phases", "*"], target: "phase" },
  { kind: "manifest", path: ["required_hooks", "*"], target: "hook" },
  { kind: "role", path: ["produces", "*"], target: "artifact kind" },
  { kind: "workflow", path: ["role"], target: "role" },
  { kind: "workflow", path: ["reject_to"], target: "workflow" },
  { kind: "workflow", path: ["inputs", "*"], target: "artifact kind" },
  { kind: "workflow", path: ["outputs", "*"], target: "artifact kind" },
  { kind: "artifact", path: ["phase"], target: "phase" },
  { kind: "artifact", path: ["role"], target: "role" },
  { kind: "artifact", path: ["run_id"], target: "run" },
  { kind: "status", path: ["phase"], target: "phase" },
  { kind: "module", path: ["related", "*"], target: "module" },
];

/** The ids that a target may have in a project, in a sensible order. */
export function idsOf(project: Project, target: ReferenceTarget): readonly string[] {
  if (target === "run") return project.runs.map((run) => run.id).reverse();
  if (target === "artifact kind") return artifactKinds(project);
  if (target === "phase") return phaseIds(project);
  return project.library.ids(target);
}

/** The phases in their order, then the workflows outside the sequence; a phase without a workflow is none. */
function phaseIds({ manifest, library }: Project): readonly string[] {
  const workflows = library.ids("workflow");
  return [...new Set([...manifest.phases.filter((id) => workflows.includes(id)), ...workflows])];
}

/** The kind of library item that a target is; undefined for what is no item. */
export function itemKindOf(target: ReferenceTarget): ItemKind | undefined {
  if (target === "phase") return "workflow";
  return target === "run" || target === "artifact kind" ? undefined : target;
}

/** What the id at this place of a document names, or undefined where no id stands. */
export function targetAt(kind: string, path: readonly PathStep[]): ReferenceTarget | undefined {
  return REFERENCE_SLOTS.find((slot) => slot.kind === kind && matches(slot.path, path))?.target;
}

function matches(pattern: readonly string[], path: readonly PathStep[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === "*" || step === path[index]);
}

/** The ids that stand in a document for one target, with their places. */
export function referencesTo(kind: string, root: DataNode | undefined, target: ReferenceTarget): readonly ScalarNode[] {
  const slots = REFERENCE_SLOTS.filter((slot) => slot.kind === kind && slot.target === target);
  return slots.flatMap((slot) => nodesMatching(root, slot.path)).filter((node) => typeof node.value === "string");
}

function nodesMatching(node: DataNode | undefined, pattern: readonly string[]): readonly ScalarNode[] {
  const [step, ...rest] = pattern;
  if (node === undefined) return [];
  if (step === undefined) return node.type === "scalar" ? [node] : [];
  if (node.type === "list") return step === "*" ? node.items.flatMap((item) => nodesMatching(item, rest)) : [];
  if (node.type !== "map") return [];
  const entries = step === "*" ? node.entries : node.entries.filter((entry) => entry.key === step);
  return entries.flatMap((entry) => nodesMatching(entry.value, rest));
}
