import { schemaOf } from "../library/document-kind";
import type { Project } from "../library/project";
import { schemasAt } from "../schemas/schemas-at";
import { addToList, manifestList, removeFromList } from "./manifest-lists";
import type { Rule } from "./rule";

const CODE = "wazir/export-target-not-host";

/** Finds hosts that a manifest exports for but does not list among its hosts. A name that no host has is left to the schema. */
export const exportTargetNotHost: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "An export target is not among the manifest's hosts." }],
  check({ kind, document, project }) {
    const root = document.roots[0]?.node;
    const targets = kind?.id === "manifest" ? manifestList(root, "export_targets") : undefined;
    const hosts = manifestList(root, "hosts");
    if (targets === undefined || hosts === undefined) return [];
    const exportable = exportableHosts(project);
    return targets.items
      .filter(({ value }) => exportable.includes(value) && !hosts.ids.has(String(value)))
      .map(({ value, range }) => ({
        code: CODE,
        message: `\`export_targets\` names \`${String(value)}\`, which is not among \`hosts\`: ${[...hosts.ids].join(", ")}.`,
        range,
        data: { host: value },
      }));
  },
  fixes({ data }, context) {
    const host = String(data?.host);
    return [...addToList(context, "hosts", host, false), ...removeFromList(context, "export_targets", host)];
  },
};

/** The hosts that can be exported for, by the schema of manifests. */
export function exportableHosts(project: Project): readonly unknown[] {
  const schema = schemaOf(project, "wazir-manifest");
  return schema === undefined ? [] : schemasAt(schema, ["export_targets", 0]).flatMap((at) => at.enum ?? []);
}
