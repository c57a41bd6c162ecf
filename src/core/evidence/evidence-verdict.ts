import { containedPath, staysInside } from "../files/contained";
import type { EvidenceFacts } from "../runs/run-events";
import { changedSince, type FileDigester } from "./covered-files";
import type { FileDigests } from "./evidence-record";
import { outputDigest } from "./output-digest";

/** Whether evidence still holds. `why` completes "The evidence `E-1` of `npm test` …". */
export type EvidenceVerdict = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Whether what a record speaks of is as it was: its output stands in the run's folder as it was written, and the files
 * it covers were not changed. A record that does not say is no evidence; what a person saw has no output to compare.
 */
export async function evidenceVerdict(
  evidence: EvidenceFacts,
  root: string,
  runFolder: string,
  with_: FileDigester,
): Promise<EvidenceVerdict> {
  const { output, output_sha256: digest, files } = evidence;
  if (evidence.manual === true) return isDigests(files) ? sameFiles(root, files, with_) : { ok: true };
  if (typeof output !== "string" || typeof digest !== "string") return stale("has no output");
  if (!isDigests(files)) return stale("does not say which files it covers");
  const at = containedPath(runFolder, output);
  const isThere = at.state === "inside" && (await staysInside(with_.files, runFolder, at.path));
  const read = isThere ? await with_.files.readText(at.path) : undefined;
  if (read?.ok !== true) return stale(`has lost its output \`${output}\``);
  if (outputDigest(read.text, with_.sha256) !== digest)
    return stale(`has an output \`${output}\` that was changed afterwards`);
  return sameFiles(root, files, with_);
}

async function sameFiles(root: string, files: FileDigests, with_: FileDigester): Promise<EvidenceVerdict> {
  const changed = await changedSince(root, files, with_);
  if (changed.length === 0) return { ok: true };
  const [first = "", ...others] = changed;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return stale(`is older than a change of \`${first}\`${more}`);
}

function stale(why: string): EvidenceVerdict {
  return { ok: false, why };
}

function isDigests(value: unknown): value is FileDigests {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((digest) => digest === null || typeof digest === "string");
}
