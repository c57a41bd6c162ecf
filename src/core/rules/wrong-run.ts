import { entryOf, stringAt } from "../documents/tree";
import { basename } from "../files/path";
import { runFolderOf } from "../runs/read-artifacts";
import { isRunId } from "../runs/run-id";
import type { Rule } from "./rule";
import { allowedFixes } from "./value-fixes";

const CODE = "wazir/wrong-run";

/**
 * Finds files in a run's folder that say they belong to another run. An artifact of a run that does not exist is left to
 * `unknown-run`, a log's line to `log-run`.
 */
export const wrongRun: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "A file of a run names another run." }],
  check({ kind, document, path, project }) {
    const folder = runFolderOf(project, path);
    if (folder === undefined || kind === undefined || kind.id === "event") return [];
    const own = basename(folder);
    return document.roots.flatMap(({ node }) => {
      const written = stringAt(node, "run_id");
      const value = entryOf(node, "run_id")?.value;
      if (written === undefined || value === undefined || written === own) return [];
      const isNamed = kind.id === "artifact" ? project.runs.some((run) => run.id === written) : isRunId(written);
      if (!isNamed) return [];
      const message = `\`run_id\` is \`${written}\`, but this file is in the folder of the run \`${own}\`.`;
      return [{ code: CODE, message, range: value.range, data: { allowed: [own] } }];
    });
  },
  fixes: (finding, context) => allowedFixes(finding, context, true),
};
