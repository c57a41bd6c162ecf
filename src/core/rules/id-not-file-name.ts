import { entryOf } from "../documents/tree";
import { basename } from "../files/path";
import type { ItemKind } from "../library/item";
import { itemAt } from "../library/item-sources";
import { renameFix } from "./rename-fix";
import type { Rule } from "./rule";

const CODE = "wazir/id-not-file-name";

/** What names itself with `id`; a skill does so with `name`, and a schema or template by its file alone. */
const KINDS: readonly ItemKind[] = ["role", "workflow", "hook", "module"];

/** Finds roles, workflows, hooks and modules whose id is not the one that their file stands for. */
export const idNotFileName: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The id is not the one that the file stands for." }],
  check({ kind, document, path, project }) {
    const item = itemAt(project.folders, path);
    if (item === undefined || item.kind !== kind?.id || !KINDS.includes(item.kind)) return [];
    const id = entryOf(document.roots[0]?.node, "id")?.value;
    if (id?.type !== "scalar" || typeof id.value !== "string" || id.value === item.id) return [];
    const message = `\`id\` is \`${id.value}\`, but the file \`${basename(path)}\` stands for \`${item.id}\`. Change the id, or rename the file.`;
    return [{ code: CODE, message, range: id.range, data: { id: id.value, expected: item.id } }];
  },
  // Others may refer to the id that stands there: then the file has the wrong name.
  fixes({ data }, context) {
    return renameFix(context, "id", String(data?.expected), false);
  },
};
