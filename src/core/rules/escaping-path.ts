import { removeEntry } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { containedPath, staysInside } from "../files/contained";
import { dirname } from "../files/path";
import { editFix } from "./fix";
import { manifestPaths } from "./manifest-paths";
import type { Finding, Rule } from "./rule";

const CODE = "wazir/escaping-path";

/** Finds folders that a manifest names outside of its project, by their words or through a link. */
export const escapingPath: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A path of the manifest leaves the project." }],
  async check(context) {
    const root = dirname(context.path);
    const findings = manifestPaths(context).map(async ({ entry, written }): Promise<Finding[]> => {
      const contained = containedPath(root, written);
      const inside = contained.state === "inside";
      const exists = inside && ["file", "directory"].includes(await context.files.kindOf(contained.path));
      if (inside && (!exists || (await staysInside(context.files, root, contained.path)))) return [];
      const how = inside ? "is a link that leads outside of the project" : "leaves the project";
      const range = entry.value?.range ?? entry.keyRange;
      return [
        {
          code: CODE,
          message: `\`paths.${entry.key}\` names \`${written}\`, which ${how}. It must be a folder below the manifest.`,
          range,
        },
      ];
    });
    return (await Promise.all(findings)).flat();
  },
  fixes({ range }, { document, path }) {
    const place = placeWithRange(document, range)?.entry;
    if (place === undefined) return [];
    return editFix(path, `Remove \`${place.entry.key}\``, removeEntry(document, place.map, place.entry));
  },
};
