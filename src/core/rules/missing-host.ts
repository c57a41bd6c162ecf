import { insertEntry, replaceValue, type Edit } from "../documents/edit";
import { entryOf, stringAt } from "../documents/tree";
import { schemaOf } from "../library/document-kind";
import { recordOf, textsOf } from "../library/item";
import type { Project } from "../library/project";
import { schemasAt } from "../schemas/schemas-at";
import { editFix } from "./fix";
import type { Rule } from "./rule";

const CODE = "wazir/missing-host";

/** Finds hooks that do not say how one of the project's hosts gets them. */
export const missingHost: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "A hook has no entry for one of the manifest's hosts." }],
  check({ kind, document, project }) {
    const entry = kind?.id === "hook" ? entryOf(document.roots[0]?.node, "host_fallback") : undefined;
    if (entry?.value?.type !== "map") return [];
    const { entries } = entry.value;
    const hosts = hostsOfHooks(project).filter((host) => !entries.some(({ key }) => key === host));
    if (hosts.length === 0) return [];
    const message = `\`host_fallback\` has no entry for ${listed(hosts)}, which the project is used in: nothing says how the hook gets there.`;
    return [{ code: CODE, message, range: entry.keyRange, data: { hosts } }];
  },
  fixes({ data }, { document, path, project }) {
    const root = document.roots[0]?.node;
    const entry = entryOf(root, "host_fallback");
    if (root?.type !== "map" || entry?.value?.type !== "map") return [];
    const map = entry.value;
    const values = fallbacks(project, stringAt(root, "trigger"), textsOf(data?.hosts));
    const changes =
      map.entries.length === 0
        ? replaceValue(document, root, entry, values)
        : joined(Object.entries(values).map(([host, value]) => insertEntry(document, map, host, value)));
    return editFix(path, `Add ${listed(Object.keys(values))} to \`host_fallback\``, changes, true);
  },
};

/** How the bundled hook of the same trigger gets to each of the hosts; either way where there is none to go by. */
function fallbacks(project: Project, trigger: string | undefined, hosts: readonly string[]): Record<string, string> {
  const known = recordOf(project.library.get("hook", trigger ?? "")?.fields.host_fallback);
  const way = (host: string): string => (typeof known[host] === "string" ? known[host] : "native_or_wrapper");
  return Object.fromEntries(hosts.map((host) => [host, way(host)]));
}

/** Edits that do not touch each other as one; none where one of them cannot be made. */
function joined(edits: readonly Edit[]): Edit {
  return edits.includes(undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

function listed(hosts: readonly string[]): string {
  return hosts.map((host) => `\`${host}\``).join(", ");
}

/** The hosts of the manifest that a hook may have an entry for, each once. */
function hostsOfHooks(project: Project): readonly string[] {
  const schema = schemaOf(project, "hook");
  const known = schema === undefined ? [] : schemasAt(schema, ["host_fallback"]);
  const allowed = known.flatMap((at) => Object.keys(at.properties ?? {}));
  return [...new Set(project.manifest.hosts)].filter((host) => allowed.includes(host));
}
