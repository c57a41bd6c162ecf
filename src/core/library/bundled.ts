import type { SchemaCheck } from "../schemas/json-schema";
import type { TimeLimit } from "../time-limit";
import { Library, type LibraryItem } from "./item";
import type { ManifestValues } from "./manifest";

/** What ships with us, made at build time: everything but the compiled schemas is plain data. */
export interface BundledData {
  readonly manifest: ManifestValues;
  readonly items: readonly LibraryItem[];
}

/** The bundled content ready for use. */
export interface Bundled {
  readonly manifest: ManifestValues;
  readonly library: Library;
  /** Compiled checks by schema id. */
  readonly checks: ReadonlyMap<string, SchemaCheck>;
  /** What work on a workspace's own schemas and patterns is done within. */
  readonly limit: TimeLimit;
}

/** Puts the built data and the compiled schemas together. */
export function bundledFrom(data: BundledData, checks: ReadonlyMap<string, SchemaCheck>, limit: TimeLimit): Bundled {
  return { manifest: data.manifest, library: new Library(data.items), checks, limit };
}
