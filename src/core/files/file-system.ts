/** What stands at a path; links are followed. A link that leads nowhere or in a circle is `unreadable`. */
export type PathKind = "file" | "directory" | "missing" | "unreadable";

export interface DirectoryEntry {
  readonly name: string;
  /** `link` is a symbolic link, whatever it leads to. */
  readonly kind: "file" | "directory" | "link" | "other";
}

/** Why a file could not be read, as a value. */
export type ReadFailure = "missing" | "directory" | "too-large" | "unreadable";

export type ReadOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: ReadFailure; readonly detail: string };

/** Read access to files, implemented by `platform` and by memory in tests. No method throws. */
export interface FileSystem {
  /** The text of a file of at most `MAX_FILE_BYTES`, decoded as UTF-8. */
  readText(path: string): Promise<ReadOutcome>;
  /** The entries of a folder sorted by name; none where it is missing or unreadable. */
  list(path: string): Promise<readonly DirectoryEntry[]>;
  kindOf(path: string): Promise<PathKind>;
  /** The path with every link resolved; undefined where it leads nowhere. */
  realPath(path: string): Promise<string | undefined>;
}

/** Why something could not be written, as a sentence for a person. */
export type WriteOutcome = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A failed creation also says whether it failed because something stands there. */
export type CreateOutcome =
  { readonly ok: true } | { readonly ok: false; readonly existed: boolean; readonly message: string };

/** Write access to files. No method throws; a failed write leaves what was there before. */
export interface FileWriter {
  /** Replaces a file as a whole, synced to disk before it answers. Folders on the way are made. */
  writeAtomic(path: string, text: string): Promise<WriteOutcome>;
  /** Makes a file that is not there yet, whole and synced; whatever stands there, be it since a moment ago, stays. */
  createFile(path: string, text: string): Promise<CreateOutcome>;
  /** Makes a folder with these files in one step: either all of it is there afterwards, or nothing of it. */
  createDirectory(path: string, files: ReadonlyMap<string, string>): Promise<WriteOutcome>;
}

/** A larger file is not read into memory: no document of ours comes near. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
