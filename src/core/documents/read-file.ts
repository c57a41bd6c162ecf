import type { FileSystem } from "../files/file-system";
import { formatOfPath, readDocument, type DocumentFormat, type ReadDocument } from "./read-document";

/** Documents that are kept: more than large projects have, so that a look at all of them does not parse each anew. */
const KEPT = 4000;

/** The last reading of each file, kept with the files it came from. */
const readings = new WeakMap<FileSystem, Map<string, ReadDocument>>();

/** Makes what was read of files known to another view of the same ones. */
export function shareReadings(files: FileSystem, view: FileSystem): void {
  readings.set(view, readingsOf(files));
}

function readingsOf(files: FileSystem): Map<string, ReadDocument> {
  const known = readings.get(files) ?? new Map<string, ReadDocument>();
  readings.set(files, known);
  return known;
}

/** The document in the file at `path`, as it stands now; undefined where it cannot be read or carries no data of ours. */
export async function readFile(files: FileSystem, path: string): Promise<ReadDocument | undefined> {
  const format = formatOfPath(path);
  const read = format === undefined ? undefined : await files.readText(path);
  return format === undefined || read?.ok !== true ? undefined : readAgain(files, path, read.text, format);
}

/** The document that the text of a file is: the one that was read before, where the text is the same. */
export function readAgain(files: FileSystem, path: string, text: string, format: DocumentFormat): ReadDocument {
  const known = readingsOf(files);
  const last = known.get(path);
  const document = last?.text === text && last.format === format ? last : readDocument(text, format);
  known.delete(path);
  known.set(path, document);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return document;
}
