import { containedPath } from "../files/contained";
import { dirname } from "../files/path";
import { manifestPaths } from "./manifest-paths";
import type { Finding, Rule } from "./rule";

const CODE = "wazir/missing-path";

const STATES = {
  missing: "does not exist",
  file: "is a file, and a folder is expected",
  unreadable: "cannot be read",
} as const;

/** Finds folders that a manifest names and that are not there, or are no folders. */
export const missingPath: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A path of the manifest does not exist." }],
  async check(context) {
    const root = dirname(context.path);
    const findings = manifestPaths(context).map(async ({ entry, written }): Promise<Finding[]> => {
      const contained = containedPath(root, written);
      if (contained.state === "outside") return [];
      const kind = await context.files.kindOf(contained.path);
      if (kind === "directory") return [];
      const range = entry.value?.range ?? entry.keyRange;
      return [
        {
          code: CODE,
          message: `\`paths.${entry.key}\` names \`${written}\`, which ${STATES[kind]}.`,
          range,
          data: { path: written },
        },
      ];
    });
    return (await Promise.all(findings)).flat();
  },
};
