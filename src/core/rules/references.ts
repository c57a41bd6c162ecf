import type { DataNode, PathStep, ScalarNode } from "../documents/tree";
import { keptByKey } from "../kept-with";
import { artifactKinds } from "../library/document-kind";
import type { ItemKind } from "../library/item";
import type { Project } from "../library/project";
import { subjectsOf } from "../library/subjects";
import { isSlotOf, leadsTo, ofKind, textsIn, type Slot, type SlotKind } from "./slots";

/** What an id may name that a project as a whole has. */
export type ProjectTarget =
  "role" | "workflow" | "phase" | "hook" | "run" | "artifact kind" | "module" | "skill" | "stack" | "concern";

/** What an id may name that an artifact of the same run defines. */
export type RunTarget = "requirement" | "criterion" | "task" | "finding" | "question" | "learning";

/** What an id in a document may name. */
export type ReferenceTarget = ProjectTarget | RunTarget;

/** The beginnings of the ids that artifacts give, as in `AC-1`. Findings and learnings may have other ids as well. */
const PREFIXES: Readonly<Record<RunTarget, string>> = {
  requirement: "R",
  criterion: "AC",
  task: "T",
  finding: "F",
  question: "Q",
  learning: "L",
};

/** Whatever an artifact defines: for places that take ids of any of these, and paths or words beside them. */
export const RUN_TARGETS = Object.keys(PREFIXES) as readonly RunTarget[];

/** A place where the id of something else stands. Where it may be of several targets, the id's form tells which. */
interface ReferenceSlot extends Slot {
  readonly target: ReferenceTarget | readonly RunTarget[];
  /** Words that stand here in place of an id. */
  readonly except?: readonly string[];
}

/** Every place where an id may stand. Rules, hover, completion and navigation all read this table. */
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
  { kind: "status", path: ["phase"], target: "phase" },
  { kind: "module", path: ["related", "*"], target: "module" },
  { kind: "module", path: ["tiers", "*"], isKey: true, target: "role" },
  { kind: "module", path: ["applies", "stacks", "*"], target: "stack", except: ["*"] },
  { kind: "module", path: ["applies", "concerns", "*"], target: "concern" },
  { kind: "composition map", path: ["hide", "*"], target: "module" },
  { kind: "composition map", path: ["always", "*"], isKey: true, target: "role" },
  { kind: "composition map", path: ["always", "*", "*"], target: "module" },
  {
    kind: "composition map",
    path: ["auto", "*"],
    isKey: true,
    ofMapping: true,
    target: "stack",
    except: ["all-stacks"],
  },
  { kind: "composition map", path: ["stacks", "*"], isKey: true, target: "stack" },
  { kind: "composition map", path: ["concerns", "*"], isKey: true, target: "concern" },
  { kind: "composition map", path: ["auto", "*", "*"], isKey: true, target: "role", except: ["all-roles"] },
  { kind: "composition map", path: ["auto", "*", "*"], target: "module" },
  { kind: "composition map", path: ["auto", "*", "*", "*"], target: "module" },
  { kind: "composition map", path: ["stacks", "*", "*"], isKey: true, target: "role", except: ["antipatterns"] },
  { kind: "composition map", path: ["stacks", "*", "*", "*"], target: "module" },
  { kind: "composition map", path: ["concerns", "*", "*"], isKey: true, target: "role" },
  { kind: "composition map", path: ["concerns", "*", "*", "*"], target: "module" },
  { kind: "task", path: ["required_roles", "*"], target: "role" },
  { kind: "task", path: ["composition", "stack", "*"], target: "stack" },
  { kind: "task", path: ["composition", "concerns", "*"], target: "concern" },
  { kind: "artifact", path: ["phase"], target: "phase" },
  { kind: "artifact", path: ["role"], target: "role" },
  { kind: "artifact", path: ["run_id"], target: "run" },
  { kind: "artifact", path: ["sources", "*"], target: RUN_TARGETS },
  { kind: "artifact", path: ["findings", "*", "refs", "*"], target: RUN_TARGETS },
  { kind: "artifact", path: ["evidence", "*"], target: RUN_TARGETS },
  { kind: "artifact", schema: "research", path: ["findings", "*", "question"], target: RUN_TARGETS },
  { kind: "artifact", schema: "spec", path: ["requirements", "*", "source"], target: RUN_TARGETS },
  { kind: "artifact", schema: "spec", path: ["acceptance_criteria", "*", "satisfies", "*"], target: "requirement" },
  { kind: "artifact", schema: "design-artifact", path: ["frames", "*", "covers", "*"], target: "criterion" },
  { kind: "artifact", schema: "implementation-plan", path: ["tasks", "*", "covers", "*"], target: "criterion" },
  { kind: "artifact", schema: "implementation-plan", path: ["tasks", "*", "depends_on", "*"], target: "task" },
  { kind: "artifact", schema: "execution-notes", path: ["work", "*", "task"], target: "task" },
  {
    kind: "artifact",
    schema: "execution-notes",
    path: ["work", "*", "commands", "*", "covers", "*"],
    target: "criterion",
  },
  { kind: "artifact", schema: "verification-proof", path: ["commands", "*", "covers", "*"], target: "criterion" },
  { kind: "artifact", schema: "handoff", path: ["proven", "*"], target: "criterion" },
  { kind: "artifact", schema: "handoff", path: ["open_items", "*", "id"], target: RUN_TARGETS },
  { kind: "artifact", schema: "handoff", path: ["learnings", "*"], target: "learning" },
];

/** The ids that a target may have in a project, in a sensible order. */
export const idsOf: (project: Project, target: ProjectTarget) => readonly string[] = keptByKey(readIds);

function readIds(project: Project, target: ProjectTarget): readonly string[] {
  if (target === "run") return project.runs.map((run) => run.id).reverse();
  if (target === "artifact kind") return artifactKinds(project);
  if (target === "phase") return phaseIds(project);
  if (target === "stack") return subjectsOf(project.library, "stacks").map(({ id }) => id);
  if (target === "concern") return subjectsOf(project.library, "concerns").map(({ id }) => id);
  return project.library.ids(target);
}

/** The phases in their order, then the workflows outside the sequence; a phase without a workflow is none. */
function phaseIds({ manifest, library }: Project): readonly string[] {
  const workflows = library.ids("workflow");
  return [...new Set([...manifest.phases.filter((id) => workflows.includes(id)), ...workflows])];
}

/** Whether what a target names is defined by the artifacts of a run. */
export function isRunTarget(target: string): target is RunTarget {
  return target in PREFIXES;
}

/** The first id of a target, `AC-4`, that comes after all of its form in `taken`; `AC-1` where there is none. */
export function nextId(target: RunTarget, taken: Iterable<string>): string {
  return nextNumbered(`${PREFIXES[target]}-`, taken);
}

/** The stem with the number after the highest that stands behind it in `taken`. */
export function nextNumbered(stem: string, taken: Iterable<string>): string {
  const behind = [...taken].flatMap((id) => (id.startsWith(stem) ? [id.slice(stem.length)] : []));
  return `${stem}${Math.max(0, ...behind.filter((rest) => /^[0-9]+$/.test(rest)).map(Number)) + 1}`;
}

/** What an id of this form names: `criterion` for `AC-2`; undefined for every other text. */
export function targetOfForm(id: unknown): RunTarget | undefined {
  const prefix = typeof id === "string" ? /^([A-Z]+)-[0-9]+$/.exec(id)?.[1] : undefined;
  return RUN_TARGETS.find((target) => PREFIXES[target] === prefix);
}

/** The kind of library item that a target is; undefined for what is no item. */
export function itemKindOf(target: ReferenceTarget | "rule"): ItemKind | undefined {
  if (target === "phase") return "workflow";
  if (target === "rule" || target === "stack" || target === "concern") return undefined;
  return target === "run" || target === "artifact kind" || isRunTarget(target) ? undefined : target;
}

/** What ids at this place of a document may name; none where no id stands. */
export function targetsAt(kind: SlotKind, path: readonly PathStep[]): readonly ReferenceTarget[] {
  const target = REFERENCE_SLOTS.find((slot) => isSlotOf(slot, kind) && leadsTo(slot, path))?.target;
  return target === undefined ? [] : typeof target === "string" ? [target] : target;
}

/** What the id `value` at this place of a document names, or undefined where no id stands. */
export function targetAt(kind: SlotKind, path: readonly PathStep[], value: unknown): ReferenceTarget | undefined {
  const targets = targetsAt(kind, path);
  return targets.length === 1 ? targets[0] : targets.find((target) => target === targetOfForm(value));
}

/** The slots of a kind of document. */
const slotsOf = ofKind(REFERENCE_SLOTS);

/** Whether documents of a kind have a place for ids of a target. */
export function hasPlaceFor(kind: SlotKind["id"], target: ReferenceTarget): boolean {
  return REFERENCE_SLOTS.some((slot) => slot.kind === kind && slot.target === target);
}

/** The ids that stand in a document for one target, with their places. */
export function referencesTo(
  kind: SlotKind,
  root: DataNode | undefined,
  target: ReferenceTarget,
): readonly ScalarNode[] {
  const slots = slotsOf(kind);
  if (last?.root !== root || last?.slots !== slots) last = { root, slots, nodes: nodesByTarget(slots, root) };
  return last.nodes.get(target) ?? [];
}

type NodesByTarget = ReadonlyMap<ReferenceTarget, readonly ScalarNode[]>;

/** What was asked about last: the rules ask for the targets of one document one after the other. */
let last:
  | { readonly root: DataNode | undefined; readonly slots: readonly ReferenceSlot[]; readonly nodes: NodesByTarget }
  | undefined;

function nodesByTarget(slots: readonly ReferenceSlot[], root: DataNode | undefined): NodesByTarget {
  const nodes = new Map<ReferenceTarget, ScalarNode[]>();
  for (const slot of slots) {
    for (const { node } of textsIn(slot, root)) {
      const isOne = typeof slot.target === "string";
      const target = isOne ? slot.target : targetOfForm(node.value);
      if (target === undefined || (isOne && isExcepted(slot, node))) continue;
      const own = nodes.get(target) ?? [];
      own.push(node);
      nodes.set(target, own);
    }
  }
  return nodes;
}

function isExcepted({ except = [] }: ReferenceSlot, { value }: ScalarNode): boolean {
  return except.includes(String(value));
}

/** One id that stands in a document for something else. */
export interface Reference {
  readonly target: ReferenceTarget;
  readonly node: ScalarNode;
}

/** What the ids in the table above name. */
const REFERENCE_TARGETS = [...new Set(REFERENCE_SLOTS.flatMap(({ target }) => target))];

/** All ids that stand in a document for something else, target by target. */
export function referencesIn(kind: SlotKind, root: DataNode | undefined): readonly Reference[] {
  return REFERENCE_TARGETS.flatMap((target) => referencesTo(kind, root, target).map((node) => ({ target, node })));
}
