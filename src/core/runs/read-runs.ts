import { readDocument } from "../documents/read-document";
import { stringAt } from "../documents/tree";
import type { FileSystem } from "../files/file-system";
import { join } from "../files/path";
import { isRunId } from "./run-id";
import { byAge, type RunRecord } from "./run-record";
import { standingAfter } from "./run-standing";

/** The runs below a state root, oldest first. A folder without a readable `run.yaml` is still listed, as unreadable. */
export async function readRuns(files: FileSystem, stateRoot: string): Promise<readonly RunRecord[]> {
  const folder = join(stateRoot, "runs");
  const entries = await files.list(folder);
  const ids = entries.filter((entry) => entry.kind === "directory" && isRunId(entry.name)).map((entry) => entry.name);
  const runs = await Promise.all(ids.map((id) => readRun(files, join(folder, id), id)));
  return runs.sort(byAge);
}

async function readRun(files: FileSystem, path: string, id: string): Promise<RunRecord> {
  const [about, log] = await Promise.all([files.readText(`${path}/run.yaml`), files.readText(`${path}/events.ndjson`)]);
  const node = about.ok ? readDocument(about.text, "yaml").roots[0]?.node : undefined;
  const state = standingAfter(log.ok ? log.text : "");
  return {
    id,
    path,
    title: stringAt(node, "title") ?? id,
    intent: stringAt(node, "intent"),
    lane: state.lane ?? stringAt(node, "lane"),
    createdAt: stringAt(node, "created_at") ?? "",
    phase: state.phase,
    status: node?.type === "map" ? state.status : "unreadable",
    done: state.done,
    skipped: state.skipped,
  };
}
