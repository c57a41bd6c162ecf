import { replaceScalar } from "../documents/edit";
import { entryOf, valueOf } from "../documents/tree";
import { recordOf } from "../library/item";
import { editFix, type Fix } from "./fix";
import type { RuleContext } from "./rule";

/** Gives a document's `key` the text that its place asks for; none where the document's schema refuses that text. */
export function renameFix(context: RuleContext, key: string, expected: string, preferred: boolean): readonly Fix[] {
  const { document, kind, path, project } = context;
  const root = document.roots[0]?.node;
  const value = entryOf(root, key)?.value;
  if (value?.type !== "scalar") return [];
  const errors = project.checks.get(kind?.schema ?? "")?.({ ...recordOf(valueOf(root)), [key]: expected }) ?? [];
  if (errors.some(({ instancePath }) => instancePath === `/${key}`)) return [];
  return editFix(path, `Replace with \`${expected}\``, replaceScalar(document, value, expected), preferred);
}
