import { entryOf } from "../documents/tree";
import { itemAt } from "../library/item-sources";
import { renameFix } from "./rename-fix";
import type { Rule } from "./rule";

const CODE = "wazir/skill-name-not-folder";

/**
 * Finds skills whose `name` is not the name of their folder. The open Agent Skills form asks for it, and VS Code takes
 * the folder's name without a word where the two differ.
 */
export const skillNameNotFolder: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The name of a skill is not the name of its folder." }],
  check({ kind, document, path, project }) {
    const item = itemAt(project.folders, path);
    if (kind?.id !== "skill" || item?.kind !== "skill") return [];
    const name = entryOf(document.roots[0]?.node, "name")?.value;
    if (name?.type !== "scalar" || typeof name.value !== "string" || name.value === item.id) return [];
    const message = `\`name\` is \`${name.value}\`, but the skill's folder is \`${item.id}\`: hosts ask for the same name, or use the folder's.`;
    return [{ code: CODE, message, range: name.range, data: { expected: item.id } }];
  },
  fixes({ data }, context) {
    return renameFix(context, "name", String(data?.expected), true);
  },
};
