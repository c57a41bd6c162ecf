import { MANIFEST_NAME } from "../core/library/manifest";
import type { Asked } from "../core/runs/captures";
import { readRuns } from "../core/runs/read-runs";
import type { RunPlace } from "../core/runs/run-place";
import { runFolder } from "../core/runs/run-place";
import { currentRun } from "../core/runs/run-record";
import { loadBundled } from "../platform/load-bundled";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";
import { projectFinder } from "./project-of";

/** Where a run of the project around `cwd` is kept: the one named, or else the current one. */
export async function runAt(cwd: string, named: string | undefined): Promise<Asked<RunPlace>> {
  const folder = fromNative(cwd);
  const { stateRoot } = await projectFinder(await loadBundled(__dirname), folder)(`${folder}/${MANIFEST_NAME}`);
  if (stateRoot === undefined) {
    return { ok: false, message: `There is no ${MANIFEST_NAME} in ${folder} or above it, and so no run.` };
  }
  const runId = named ?? currentRun(await readRuns(nodeFiles, stateRoot))?.id;
  if (runId === undefined) {
    return { ok: false, message: `No run in ${stateRoot}/runs is active: name one with \`--run\`.` };
  }
  const found = await runFolder(nodeFiles, { stateRoot, runId });
  return found.ok ? { ok: true, value: { stateRoot, runId } } : found;
}
