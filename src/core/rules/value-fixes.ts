import { insertItem, replaceScalar } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { entryOf } from "../documents/tree";
import type { PlainValue } from "../documents/write-value";
import { editFix, type Fix } from "./fix";
import type { Finding, RuleContext } from "./rule";

/** Writing one of the values that a finding's `data.allowed` names in the place of the one it is shown at. */
export function allowedFixes({ range, data }: Finding, context: RuleContext, preferred: boolean): readonly Fix[] {
  const node = placeWithRange(context.document, range)?.node;
  const allowed = Array.isArray(data?.allowed) ? data.allowed.map(String) : [];
  if (node?.type !== "scalar") return [];
  return allowed.flatMap((value) =>
    editFix(context.path, `Replace with \`${value}\``, replaceScalar(context.document, node, value), preferred),
  );
}

/** Writing another value for a key of the document's root; nothing where the key has none. */
export function headerFix({ document, path }: RuleContext, key: string, value: string): readonly Fix[] {
  const node = entryOf(document.roots[0]?.node, key)?.value;
  if (node?.type !== "scalar") return [];
  return editFix(path, `Set \`${key}\` to \`${value}\``, replaceScalar(document, node, value));
}

/** Adding an item to a list of the document's root. */
export function addFix({ document, path }: RuleContext, key: string, item: PlainValue, title: string): readonly Fix[] {
  const list = entryOf(document.roots[0]?.node, key)?.value;
  return list?.type === "list" ? editFix(path, title, insertItem(document, list, item)) : [];
}
