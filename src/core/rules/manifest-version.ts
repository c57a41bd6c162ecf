import { entryOf, type DataNode, type ScalarNode } from "../documents/tree";
import type { Rule } from "./rule";

const CODE = "wazir/manifest-version";

/** Finds manifests of the first version, which had other required keys. */
export const manifestVersion: Rule = {
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
};

/** The `manifest_version` of a manifest where it is the first one, written as a number or as a text. */
export function firstVersionIn(root: DataNode | undefined): ScalarNode | undefined {
  const version = entryOf(root, "manifest_version")?.value;
  return version?.type === "scalar" && Number(version.value) === 1 && version.value !== true ? version : undefined;
}
