import { chmod, readFile, realpath, stat } from "node:fs/promises";
import { relativeTo } from "../core/files/path";
import { fixFile, type FixedFile } from "../core/rules/fix-file";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";
import { nodeWriter } from "../platform/node-writer";
import type { PrintedFix } from "./print-diagnostics";
import type { ProjectOf } from "./project-of";

/** A file that was fixed, or that could not be written. */
interface WrittenFile extends FixedFile {
  /** Why it was not written, as a sentence. */
  readonly failure: string | undefined;
}

const MARK = "\uFEFF";

/** Makes the fixes that leave no choice in these files, each written as a whole; those without any are left out. */
export async function fixFiles(paths: readonly string[], projectOf: ProjectOf): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const path of paths) {
    const project = await projectOf(path);
    const fixed = await fixFile({ files: nodeFiles, project, now: new Date().toISOString() }, path);
    if (fixed === undefined || fixed.changes.length === 0) continue;
    written.push({ ...fixed, failure: await write(fixed) });
  }
  return written;
}

/** Writes a fixed file over what was read: through links, with its byte order mark and its permissions. */
async function write({ path, before, text }: FixedFile): Promise<string | undefined> {
  const bytes = await readFile(path);
  const mark = bytes.toString("utf8").startsWith(MARK) ? MARK : "";
  if (!bytes.equals(Buffer.from(mark + before))) {
    return `${path} was not written: it is not UTF-8, or it was changed meanwhile.`;
  }
  const target = await realpath(path);
  const { mode } = await stat(target);
  const outcome = await nodeWriter.writeAtomic(fromNative(target), mark + text);
  if (!outcome.ok) return outcome.message;
  await chmod(target, mode);
  return undefined;
}

/** What was changed, in the form that is printed. */
export function printedFixes(files: readonly WrittenFile[], cwd: string): readonly PrintedFix[] {
  return files
    .filter(({ failure }) => failure === undefined)
    .flatMap(({ path, settled }) =>
      settled.map(({ diagnostic, title }) => ({ file: relativeTo(cwd, path) ?? path, code: diagnostic.code, title })),
    );
}
