import { formatOfPath, readDocument } from "../core/documents/read-document";
import { staysInside } from "../core/files/contained";
import { canonicalDigest } from "../core/runs/canonical";
import type { SeenRun } from "./look-at-run";
import { nodeFiles } from "./node-files";
import { nodeWriter } from "./node-writer";
import { sha256 } from "./sha256";

/** The text of an artifact as a person approved it. */
export interface ApprovedText {
  readonly text: string;
  /** Who approved it last, and when: ISO 8601. */
  readonly by: string;
  readonly at: string;
}

/** The folder below a run's that keeps what was approved, so that a later edit can be compared with it. */
const FOLDER = "approved";

/**
 * Keeps an artifact as it is now in `approved/<digest of what was approved><ending>` of its run. The file is named by
 * its content, so that whoever reads it can tell whether it is what was approved. An artifact that reads otherwise by
 * now is not kept. A sentence where it cannot be written: the approval counts all the same.
 */
export async function keepApproved(folder: string, artifact: string, digest: string): Promise<string | undefined> {
  const read = await nodeFiles.readText(`${folder}/${artifact}`);
  if (!read.ok || digestOf(artifact, read.text) !== digest) return undefined;
  const kept = `${folder}/${FOLDER}`;
  if ((await nodeFiles.kindOf(kept)) !== "missing" && !(await staysInside(nodeFiles, folder, kept))) {
    return `${kept} leads out of the run: what was approved is not kept there.`;
  }
  const written = await nodeWriter.createFile(keptPath(folder, artifact, digest), read.text);
  return written.ok || written.existed ? undefined : written.message;
}

/** The text that a person approved last of an artifact; undefined where none did, or it was not kept, or was changed. */
export async function approvedText({ folder, state }: SeenRun, artifact: string): Promise<ApprovedText | undefined> {
  const approval = state.artifacts.get(artifact)?.approvals.findLast(({ actor }) => actor.kind === "person");
  if (approval === undefined) return undefined;
  const { sha256: digest, actor, createdAt: at } = approval;
  const path = keptPath(folder, artifact, digest);
  if (!/^[0-9a-f]{64}$/.test(digest) || !(await staysInside(nodeFiles, folder, path))) return undefined;
  const read = await nodeFiles.readText(path);
  return read.ok && digestOf(artifact, read.text) === digest ? { text: read.text, by: actor.id, at } : undefined;
}

function keptPath(folder: string, artifact: string, digest: string): string {
  return `${folder}/${FOLDER}/${digest}${artifact.slice(artifact.lastIndexOf("."))}`;
}

function digestOf(artifact: string, text: string): string {
  return canonicalDigest(readDocument(text, formatOfPath(artifact) ?? "markdown"), sha256);
}
