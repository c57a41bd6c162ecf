import { entryOf } from "../documents/tree";
import { schemaOf } from "../library/document-kind";
import type { Project } from "../library/project";
import { schemasAt } from "../schemas/schemas-at";
import type { Rule } from "./rule";

const CODE = "wazir/missing-host";

/** Finds hooks that do not say how one of the project's hosts gets them. */
export const missingHost: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A hook has no entry for one of the manifest's hosts." }],
  check({ kind, document, project }) {
    const entry = kind?.id === "hook" ? entryOf(document.roots[0]?.node, "host_fallback") : undefined;
    if (entry?.value?.type !== "map") return [];
    const { entries } = entry.value;
    const hosts = hostsOfHooks(project).filter((host) => !entries.some(({ key }) => key === host));
    if (hosts.length === 0) return [];
    const named = hosts.map((host) => `\`${host}\``).join(", ");
    const message = `\`host_fallback\` has no entry for ${named}, which the project is used in: nothing says how the hook gets there.`;
    return [{ code: CODE, message, range: entry.keyRange, data: { hosts } }];
  },
};

/** The hosts of the manifest that a hook may have an entry for, each once. */
function hostsOfHooks(project: Project): readonly string[] {
  const schema = schemaOf(project, "hook");
  const known = schema === undefined ? [] : schemasAt(schema, ["host_fallback"]);
  const allowed = known.flatMap((at) => Object.keys(at.properties ?? {}));
  return [...new Set(project.manifest.hosts)].filter((host) => allowed.includes(host));
}
