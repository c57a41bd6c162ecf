import { dirname, relativeTo } from "../files/path";
import type { LibraryItem } from "../library/item";
import { addToList, manifestList } from "./manifest-lists";
import type { Finding, Rule, RuleContext } from "./rule";
import { roleAliases } from "./unknown-role";

const CODE = "wazir/undeclared-file";

/** The lists of a manifest that name what has a file. */
const LISTS = [
  { list: "roles", kind: "role" },
  { list: "workflows", kind: "workflow" },
  { list: "required_hooks", kind: "hook" },
] as const;

/** Finds roles, workflows and hooks of the workspace that the manifest's own lists leave out. */
export const undeclaredFile: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A role, workflow or hook has a file, but no entry in its list." }],
  check(context) {
    if (context.kind?.id !== "manifest" || context.project.root !== dirname(context.path)) return [];
    return LISTS.flatMap((list) => findingsIn(context, list));
  },
  fixes({ data }, context) {
    return addToList(context, String(data?.list), String(data?.id), true);
  },
};

function findingsIn({ document, project }: RuleContext, { list, kind }: (typeof LISTS)[number]): Finding[] {
  const declared = manifestList(document.roots[0]?.node, list);
  if (declared === undefined) return [];
  const aliases = kind === "role" ? roleAliases(project) : undefined;
  const known = new Set([...declared.ids].map((id) => aliases?.get(id) ?? id));
  return project.library
    .all(kind)
    .filter((item) => item.origin === "workspace" && !known.has(item.id))
    .map((item) => ({
      code: CODE,
      message: `The ${kind} \`${item.id}\` has a file, \`${fileOf(item, project.root)}\`, but is not among \`${list}\`.`,
      range: declared.entry.keyRange,
      data: { list, id: item.id },
    }));
}

function fileOf({ path }: LibraryItem, root: string | undefined): string {
  return relativeTo(root ?? "", path) ?? path;
}
