import type { EvidenceFacts } from "../runs/run-events";
import type { OffsetRange } from "../text/range";
import type { ArtifactView, DefinedId } from "./artifact-view";

/** Something with an id, and the artifact that defines it. */
export interface DefinedThere {
  readonly path: string;
  readonly id: string;
  readonly range: OffsetRange;
}

/** The requirements of one artifact that no criterion among these artifacts satisfies. */
export function requirementsWithoutCriterion(
  { path, requirements }: ArtifactView,
  all: readonly ArtifactView[],
): readonly DefinedThere[] {
  const satisfied = new Set(all.flatMap(({ criteria }) => criteria.flatMap(({ satisfies }) => satisfies.map(valueOf))));
  return without(path, requirements, satisfied);
}

/** The criteria of these artifacts that none of their tasks covers. */
export function criteriaWithoutTask(all: readonly ArtifactView[]): readonly DefinedThere[] {
  const covered = new Set(all.flatMap(({ tasks }) => tasks.flatMap(({ covers }) => covers.map(valueOf))));
  return all.flatMap(({ path, criteria }) => without(path, criteria, covered));
}

/** The criteria of these artifacts that no passing evidence among these records covers. */
export function criteriaWithoutEvidence(
  all: readonly ArtifactView[],
  latest: readonly EvidenceFacts[],
): readonly DefinedThere[] {
  const proven = new Set(latest.flatMap(({ outcome, covers }) => (outcome === "pass" ? covers : [])));
  return all.flatMap(({ path, criteria }) => without(path, criteria, proven));
}

/** Those whose id is not among these; one without an id is nobody's to name. */
function without(path: string, items: readonly DefinedId[], ids: ReadonlySet<string>): readonly DefinedThere[] {
  return items.flatMap(({ id, range }) => (id === undefined || ids.has(id) ? [] : [{ path, id, range }]));
}

function valueOf({ value }: { readonly value: string }): string {
  return value;
}
