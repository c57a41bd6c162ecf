import { addToList, manifestList, removeFromList } from "./manifest-lists";
import type { Rule } from "./rule";

const CODE = "wazir/undeclared-phase";

/** Finds phases of a manifest whose workflow exists but is not among the manifest's own `workflows`. */
export const undeclaredPhase: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "A phase is not among the manifest's workflows." }],
  check({ kind, document, project }) {
    const root = document.roots[0]?.node;
    const phases = kind?.id === "manifest" ? manifestList(root, "phases") : undefined;
    const workflows = manifestList(root, "workflows");
    if (phases === undefined || workflows === undefined) return [];
    return phases.items
      .filter(({ value }) => !workflows.ids.has(String(value)))
      .filter(({ value }) => project.library.get("workflow", String(value)) !== undefined)
      .map(({ value, range }) => ({
        code: CODE,
        message: `The phase \`${String(value)}\` is not among \`workflows\`. Each phase of a run is a workflow that the manifest lists.`,
        range,
        data: { id: value },
      }));
  },
  fixes({ data }, context) {
    const id = String(data?.id);
    return [...addToList(context, "workflows", id, true), ...removeFromList(context, "phases", id)];
  },
};
