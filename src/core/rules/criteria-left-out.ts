import type { DataNode, MapEntry } from "../documents/tree";
import { textsOf } from "../library/item";
import { definitionsIn } from "./definitions";
import type { Finding, RuleContext } from "./rule";
import { standingArtifacts, textsAt } from "./standing-artifacts";

/** Ids that a message names. */
const SHOWN = 10;

/**
 * The criteria of the run's spec that no `covers` of these items names, as one finding at the key of their list; the
 * spec has them in its order. Nothing where there is no spec, or where an item is plain text that cannot be judged.
 */
export function criteriaLeftOut(
  context: RuleContext,
  list: MapEntry | undefined,
  describe: (ids: string) => string,
): readonly Omit<Finding, "code">[] {
  if (list?.value?.type !== "list" || list.value.items.some((item) => item.type !== "map")) return [];
  const covered = new Set(list.value.items.flatMap((item: DataNode) => textsAt(item, "covers")));
  const criteria = standingArtifacts(context, "spec").flatMap(({ kind, document }) => definitionsIn(kind, document));
  const ids = criteria.filter(({ target, id }) => target === "criterion" && !covered.has(id)).map(({ id }) => id);
  if (ids.length === 0) return [];
  const unique = [...new Set(ids)];
  const named = unique.slice(0, SHOWN).map((id) => `\`${id}\``);
  const rest = unique.length - named.length;
  const message = describe(`${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`);
  return [{ message, range: list.keyRange, data: { criteria: unique } }];
}

/** The criteria that a finding of this kind carries for its fix. */
export function leftOutIn(data: Finding["data"]): readonly string[] {
  return textsOf(data?.criteria);
}
