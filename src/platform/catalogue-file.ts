import { closeSync, openSync, readSync } from "node:fs";
import { LENGTH_BYTES, type PartDirectory } from "../core/catalogue/catalogue-file";

/** The bytes of a catalogue's file with these parts. */
export function catalogueBytes(parts: ReadonlyMap<string, string>): Buffer {
  const directory: Record<string, [number, number]> = {};
  const bytes = [...parts].map(([name, text]) => ({ name, part: Buffer.from(text, "utf8") }));
  let at = 0;
  for (const { name, part } of bytes) {
    directory[name] = [at, part.length];
    at += part.length;
  }
  const written = Buffer.from(JSON.stringify(directory), "utf8");
  const length = Buffer.from(`${String(written.length).padStart(LENGTH_BYTES - 1, "0")}\n`);
  return Buffer.concat([length, written, ...bytes.map(({ part }) => part)]);
}

/** Reads a part of the file by its name; undefined where there is no such part. Throws where the file is damaged. */
export type PartReader = (name: string) => string | undefined;

/** Opens a catalogue's file: only its directory is read until a part is asked for. */
export function openCatalogueFile(path: string): PartReader {
  const length = Number(slice(path, 0, LENGTH_BYTES));
  const directory = JSON.parse(slice(path, LENGTH_BYTES, length)) as PartDirectory;
  return (name) => {
    const place = Object.hasOwn(directory, name) ? directory[name] : undefined;
    return place === undefined ? undefined : slice(path, LENGTH_BYTES + length + place[0], place[1]);
  };
}

function slice(path: string, start: number, length: number): string {
  const buffer = Buffer.alloc(length);
  const file = openSync(path, "r");
  try {
    const read = readSync(file, buffer, 0, length, start);
    if (read !== length) throw new Error(`${path} ends at ${start + read}, and ${start + length} bytes were expected`);
  } finally {
    closeSync(file);
  }
  return buffer.toString("utf8");
}
