import { replaceScalar } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { containedPath } from "../files/contained";
import type { FileSystem } from "../files/file-system";
import { dirname, join } from "../files/path";
import { mostSimilar } from "../text/similar";
import { editFix } from "./fix";
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
          data: { path: written, state: kind },
        },
      ];
    });
    return (await Promise.all(findings)).flat();
  },
  async fixes({ range, data }, { document, path, files }) {
    const node = placeWithRange(document, range)?.node;
    if (node?.type !== "scalar" || typeof data?.path !== "string") return [];
    const root = dirname(path);
    const near = mostSimilar(data.path, await foldersBelow(files, root));
    const replaced = near === undefined ? undefined : replaceScalar(document, node, near);
    const fixes = editFix(path, `Replace with \`${near ?? ""}\``, replaced, true);
    if (data.state !== "missing") return fixes;
    // A folder of its own is nothing that git or an edit of a workspace can make.
    const file = join(join(root, data.path), ".gitkeep");
    const title = `Create the folder \`${data.path}\``;
    return [...fixes, { title, preferred: false, files: [{ kind: "create", path: file, text: "" }] }];
  },
};

/** The folders of a project and those in them, relative to it. */
async function foldersBelow(files: FileSystem, root: string): Promise<readonly string[]> {
  const outer = await foldersIn(files, root, "");
  return [...outer, ...(await Promise.all(outer.map((name) => foldersIn(files, root, `${name}/`)))).flat()];
}

async function foldersIn(files: FileSystem, root: string, below: string): Promise<readonly string[]> {
  const entries = await files.list(join(root, below));
  return entries.flatMap(({ name, kind }) => (kind === "directory" && !name.startsWith(".") ? [below + name] : []));
}
