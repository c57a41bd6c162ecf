import { nodeAtPath, positionIn, stringAt, type DataNode, type PathStep } from "../documents/tree";
import type { Occurrence } from "./occurrences";

/** What a run has done for a criterion. */
export interface CriterionEvidence {
  /** Places where a task of the plan covers it. */
  readonly tasks: readonly Occurrence[];
  /** Places where a command of the proof covers it. */
  readonly proofs: readonly Occurrence[];
  /** How the last of these commands ended: `pass`, `fail`, …; undefined where none says. */
  readonly outcome: string | undefined;
}

/** What is made of a criterion, seen from the places that name it. */
export function criterionEvidence(occurrences: readonly Occurrence[]): CriterionEvidence {
  const tasks = occurrences.filter((occurrence) => stepsTo(occurrence, "implementation-plan", "tasks") !== undefined);
  const proofs = occurrences.filter((occurrence) => commandOf(occurrence) !== undefined);
  const outcomes = proofs.flatMap((occurrence) => stringAt(commandOf(occurrence), "outcome") ?? []);
  return { tasks, proofs, outcome: outcomes.at(-1) };
}

function commandOf(occurrence: Occurrence): DataNode | undefined {
  const found = stepsTo(occurrence, "verification-proof", "commands");
  return found === undefined ? undefined : nodeAtPath(found.root, found.path.slice(0, 2));
}

/** The way to a place below one key of one kind of artifact; undefined where it is elsewhere. */
function stepsTo(
  { at, node }: Occurrence,
  schema: string,
  key: string,
): { readonly root: DataNode; readonly path: readonly PathStep[] } | undefined {
  if (at.kind.schema !== schema || node === undefined) return undefined;
  for (const { node: root } of at.document.roots) {
    const path = positionIn(root, node.range.start)?.path;
    if (root !== undefined && path?.[0] === key) return { root, path };
  }
  return undefined;
}
