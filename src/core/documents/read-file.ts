import type { FileSystem } from "../files/file-system";
import { formatOfPath, readDocument, type ReadDocument } from "./read-document";

/** The last reading of each file, kept with the files it came from: a text that is as it was is not parsed again. */
const readings = new WeakMap<FileSystem, Map<string, ReadDocument>>();

/** The document in the file at `path`, as it stands now; undefined where it cannot be read or carries no data of ours. */
export async function readFile(files: FileSystem, path: string): Promise<ReadDocument | undefined> {
  const format = formatOfPath(path);
  if (format === undefined) return undefined;
  const known = readings.get(files) ?? new Map<string, ReadDocument>();
  readings.set(files, known);
  const read = await files.readText(path);
  if (!read.ok) {
    known.delete(path);
    return undefined;
  }
  const last = known.get(path);
  const document = last?.text === read.text ? last : readDocument(read.text, format);
  known.set(path, document);
  return document;
}
