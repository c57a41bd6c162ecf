import type { ReadDocument } from "../documents/read-document";
import { entryOf, stringAt, type MapNode, type PathStep, type ScalarNode } from "../documents/tree";
import { keptByKey, keptWith } from "../kept-with";
import type { Project } from "../library/project";
import type { ReadArtifact } from "../runs/read-artifacts";
import { idsOf, isRunTarget, targetOfForm, type ReferenceTarget, type RunTarget } from "./references";
import { isSlotOf, leadsTo, ofKind, textsIn, type Slot, type SlotKind } from "./slots";
import { isStanding } from "./standing-artifacts";

/** One id where it is given to something, rather than used for it. */
export interface Definition {
  readonly target: ReferenceTarget;
  readonly id: string;
  /** The id itself. */
  readonly node: ScalarNode;
  /** All that is said of the thing: the item of a list, or the whole document. */
  readonly item: MapNode;
  /** What the thing says of itself in a line. */
  readonly title: string | undefined;
}

/** A place where an id is given, and the key beside it that holds a title. */
interface DefinitionSlot extends Slot {
  readonly target: ReferenceTarget;
  readonly title: string;
}

/** Every place that gives an id. */
const DEFINITION_SLOTS: readonly DefinitionSlot[] = [
  { kind: "role", path: ["id"], target: "role", title: "title" },
  { kind: "workflow", path: ["id"], target: "workflow", title: "title" },
  { kind: "hook", path: ["id"], target: "hook", title: "description" },
  { kind: "skill", path: ["name"], target: "skill", title: "description" },
  { kind: "module", path: ["id"], target: "module", title: "title" },
  { kind: "stack list", path: ["*"], isKey: true, target: "stack", title: "about" },
  { kind: "concern list", path: ["*"], isKey: true, target: "concern", title: "about" },
  { kind: "run", path: ["run_id"], target: "run", title: "title" },
  { kind: "artifact", path: ["findings", "*", "id"], target: "finding", title: "title" },
  { kind: "artifact", schema: "clarification", path: ["questions", "*", "id"], target: "question", title: "text" },
  { kind: "artifact", schema: "spec", path: ["requirements", "*", "id"], target: "requirement", title: "text" },
  { kind: "artifact", schema: "spec", path: ["acceptance_criteria", "*", "id"], target: "criterion", title: "text" },
  { kind: "artifact", schema: "implementation-plan", path: ["tasks", "*", "id"], target: "task", title: "title" },
  { kind: "artifact", schema: "proposed-learning", path: ["id"], target: "learning", title: "learning" },
  { kind: "artifact", schema: "accepted-learning", path: ["id"], target: "learning", title: "learning" },
];

/** The ids that a document gives, in the order of the table above and, within one place, of the text. */
export function definitionsIn(kind: SlotKind, document: ReadDocument): readonly Definition[] {
  return readDefinitions(document, slotsOf(kind));
}

/** The slots of a kind of document. */
const slotsOf = ofKind(DEFINITION_SLOTS);

const readDefinitions = keptByKey((document: ReadDocument, slots: readonly DefinitionSlot[]): readonly Definition[] =>
  slots.flatMap((slot) =>
    document.roots.flatMap(({ node: root }) =>
      textsIn(slot, root).flatMap(({ node, owner }) => {
        if (owner === undefined) return [];
        return [{ target: slot.target, id: String(node.value), node, item: owner, title: stringAt(owner, slot.title) }];
      }),
    ),
  ),
);

/** What the id at this place of a document is given to, or undefined where none is given. */
export function definedTargetAt(kind: SlotKind, path: readonly PathStep[]): ReferenceTarget | undefined {
  return DEFINITION_SLOTS.find((slot) => isSlotOf(slot, kind) && leadsTo(slot, path))?.target;
}

/** What ids in a document may name: all of its project, and the artifacts of its run. */
export interface IdScope {
  readonly project: Project;
  /** None for a document that belongs to no run. */
  readonly artifacts: readonly ReadArtifact[];
}

/** What gives an id, and the artifact that it does so in. */
export interface ArtifactDefinition extends Definition {
  readonly artifact: ReadArtifact;
}

/** What the artifacts in scope define, in the order of their paths. */
export function definitionsInScope({ artifacts }: IdScope): readonly ArtifactDefinition[] {
  return definitionsAmong(artifacts);
}

const definitionsAmong = keptWith((artifacts: readonly ReadArtifact[]): readonly ArtifactDefinition[] => {
  return artifacts.flatMap((artifact) =>
    definitionsIn(artifact.kind, artifact.document).map((definition) => ({ ...definition, artifact })),
  );
});

/**
 * Whether the standing artifacts of a run tell which ids of a target there are. They do not where none has a list of
 * them, or where an item has no id of the right form, so that one it should have may be missed. A finding may do without.
 */
export function areIdsGiven(target: RunTarget, { artifacts }: IdScope): boolean {
  return readAreIdsGiven(artifacts, target);
}

const readAreIdsGiven = keptByKey((artifacts: readonly ReadArtifact[], target: RunTarget): boolean => {
  const lists = artifacts.filter(isStanding).map((artifact) => givesIds(target, artifact));
  return lists.includes(true) && !lists.includes(false);
});

function givesIds(target: RunTarget, { kind, document }: ReadArtifact): boolean | undefined {
  const root = document.roots[0]?.node;
  for (const slot of slotsOf(kind)) {
    if (slot.target !== target) continue;
    const [list = "", , id = ""] = slot.path;
    const value = entryOf(root, list)?.value;
    if (value?.type !== "list") continue;
    const ids = value.items.map((item) => stringAt(item, id));
    if (target === "finding") return ids.some((found) => found !== undefined) || undefined;
    return ids.length > 0 && ids.every((found) => targetOfForm(found) === target);
  }
  return undefined;
}

/** The places in a run's artifacts that give an id: more than one where two artifacts give the same. */
export function definitionsOf(scope: IdScope, target: ReferenceTarget, id: string): readonly ArtifactDefinition[] {
  return definitionsInScope(scope).filter((definition) => definition.target === target && definition.id === id);
}

/** The ids that a target may have here, each once, in the order they are given. */
export function idsInScope(target: ReferenceTarget, scope: IdScope): readonly string[] {
  return isRunTarget(target) ? idsAmong(scope.artifacts, target) : idsOf(scope.project, target);
}

const idsAmong = keptByKey((artifacts: readonly ReadArtifact[], target: ReferenceTarget): readonly string[] => {
  const definitions = definitionsAmong(artifacts);
  return [...new Set(definitions.flatMap((definition) => (definition.target === target ? [definition.id] : [])))];
});
