import { insertEntry, replaceScalar } from "../documents/edit";
import { entryOf, type DataNode, type MapNode, type ScalarNode } from "../documents/tree";
import type { TextChange } from "../text/text-change";
import { exportableHosts } from "./export-target-not-host";
import { editFix } from "./fix";
import { manifestList } from "./manifest-lists";
import type { Rule, RuleContext } from "./rule";

const CODE = "wazir/manifest-version";

/** Finds manifests of the first version, which had other required keys. */
export const manifestVersion: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The manifest has the format of version 1." }],
  check({ kind, document }) {
    if (kind?.id !== "manifest") return [];
    return document.roots.flatMap(({ node }) => {
      const version = firstVersionIn(node);
      if (version === undefined) return [];
      const message = `\`manifest_version\` is \`${String(version.value)}\`, a format that is no longer read. Move the manifest to version 2; what that adds may be left out.`;
      return [{ code: CODE, message, range: version.range }];
    });
  },
  fixes({ range }, context) {
    const { document, path } = context;
    const root = document.roots.find(({ node }) => firstVersionIn(node)?.range.start === range.start)?.node;
    const version = firstVersionIn(root);
    const changes = version === undefined ? undefined : replaceScalar(document, version, 2);
    if (root?.type !== "map" || changes === undefined) return [];
    return editFix(path, "Move the manifest to version 2", [...changes, ...exportTargets(context, root)], true);
  },
};

/** Version 1 exported for each of its hosts, and had no list of its own for that. */
function exportTargets({ document, project }: RuleContext, root: MapNode): readonly TextChange[] {
  const hosts = manifestList(root, "hosts");
  if (hosts === undefined || entryOf(root, "export_targets") !== undefined) return [];
  const targets = [...hosts.ids].filter((host) => exportableHosts(project).includes(host));
  const after = root.entries.indexOf(hosts.entry) + 1;
  if (targets.length === 0) return [];
  return insertEntry(document, root, "export_targets", targets, after) ?? [];
}

/** The `manifest_version` of a manifest where it is the first one, written as a number or as a text. */
export function firstVersionIn(root: DataNode | undefined): ScalarNode | undefined {
  const version = entryOf(root, "manifest_version")?.value;
  return version?.type === "scalar" && Number(version.value) === 1 && version.value !== true ? version : undefined;
}
