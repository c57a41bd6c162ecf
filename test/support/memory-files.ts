import type { DirectoryEntry, FileSystem, PathKind, ReadFailure, ReadOutcome } from "../../src/core/files/file-system";
import { dirname, join, normalise } from "../../src/core/files/path";

/** What stands at a path: a text, a link to another path, a file that fails, or an empty folder. */
export type MemoryEntry =
  string | { readonly link: string } | { readonly failure: ReadFailure } | { readonly folder: true };

/** As many links as an operating system follows before it calls them a loop. */
const MAX_LINKS = 40;

/** Files in memory, with links. Folders exist by what stands in them. It counts what was asked of it. */
export class MemoryFiles implements FileSystem {
  readonly #entries = new Map<string, MemoryEntry>();
  /** Paths whose text was read, in order. */
  readonly reads: string[] = [];

  constructor(entries: Readonly<Record<string, MemoryEntry>> = {}) {
    for (const [path, entry] of Object.entries(entries)) this.set(path, entry);
  }

  /** Puts something at a path, in place of what stood there. */
  set(path: string, entry: MemoryEntry): void {
    this.#entries.set(normalise(path), entry);
  }

  readText(path: string): Promise<ReadOutcome> {
    this.reads.push(path);
    const real = this.#resolve(path);
    if (real === undefined) return failed("unreadable", "ELOOP");
    const entry = this.#entries.get(real);
    if (typeof entry === "string") return Promise.resolve({ ok: true, text: entry });
    if (entry !== undefined && "failure" in entry) return failed(entry.failure, "");
    return this.#isFolder(real) ? failed("directory", "") : failed("missing", "ENOENT");
  }

  list(path: string): Promise<readonly DirectoryEntry[]> {
    const real = this.#resolve(path);
    if (real === undefined) return Promise.resolve([]);
    const found = new Map<string, DirectoryEntry["kind"]>();
    const prefix = real === "/" ? "/" : `${real}/`;
    for (const [at, entry] of this.#entries) {
      if (!at.startsWith(prefix)) continue;
      const [name = "", ...rest] = at.slice(prefix.length).split("/");
      found.set(name, rest.length > 0 ? "directory" : entryKind(entry));
    }
    const entries = [...found].map(([name, kind]) => ({ name, kind }));
    return Promise.resolve(entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  kindOf(path: string): Promise<PathKind> {
    const real = this.#resolve(path);
    if (real === undefined) return Promise.resolve("unreadable");
    const entry = this.#entries.get(real);
    if (typeof entry === "string") return Promise.resolve("file");
    if (entry !== undefined && "failure" in entry) {
      const kinds: Readonly<Record<ReadFailure, PathKind>> = {
        missing: "missing",
        directory: "directory",
        "too-large": "file",
        unreadable: "unreadable",
      };
      return Promise.resolve(kinds[entry.failure]);
    }
    return Promise.resolve(this.#isFolder(real) ? "directory" : this.#isLink(path) ? "unreadable" : "missing");
  }

  realPath(path: string): Promise<string | undefined> {
    const real = this.#resolve(path);
    const exists = real !== undefined && (this.#entries.has(real) || this.#isFolder(real));
    return Promise.resolve(exists ? real : undefined);
  }

  #isLink(path: string): boolean {
    const entry = this.#entries.get(normalise(path));
    return typeof entry === "object" && "link" in entry;
  }

  #isFolder(path: string): boolean {
    const entry = this.#entries.get(path);
    if (typeof entry === "object" && "folder" in entry) return true;
    const prefix = path === "/" ? "/" : `${path}/`;
    return [...this.#entries.keys()].some((at) => at.startsWith(prefix));
  }

  /** The path with every link on the way followed; undefined where they run in a circle. */
  #resolve(path: string): string | undefined {
    let at = normalise(path);
    for (let hop = 0; hop <= MAX_LINKS; hop++) {
      const next = this.#follow(at);
      if (next === undefined) return at;
      at = next;
    }
    return undefined;
  }

  /** The path with its first link replaced by what that leads to; undefined where there is no link. */
  #follow(path: string): string | undefined {
    const parts = path.split("/");
    for (let length = 2; length <= parts.length; length++) {
      const head = parts.slice(0, length).join("/");
      const entry = this.#entries.get(head);
      if (typeof entry !== "object" || !("link" in entry)) continue;
      return join(join(dirname(head), entry.link), parts.slice(length).join("/") || ".");
    }
    return undefined;
  }
}

function entryKind(entry: MemoryEntry): DirectoryEntry["kind"] {
  if (typeof entry === "string") return "file";
  if ("link" in entry) return "link";
  if ("folder" in entry) return "directory";
  return entry.failure === "directory" ? "directory" : "file";
}

function failed(reason: ReadFailure, detail: string): Promise<ReadOutcome> {
  return Promise.resolve({ ok: false, reason, detail });
}
