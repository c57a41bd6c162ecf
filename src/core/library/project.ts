import { readDocument } from "../documents/read-document";
import { valueOf } from "../documents/tree";
import type { FileSystem } from "../files/file-system";
import { join } from "../files/path";
import { readRuns } from "../runs/read-runs";
import type { RunRecord } from "../runs/run-record";
import type { CompiledSchemas } from "../schemas/compile";
import type { SchemaCheck } from "../schemas/json-schema";
import type { TimeLimit } from "../time-limit";
import type { Bundled } from "./bundled";
import { extending } from "./extending";
import type { Library, LibraryItem } from "./item";
import { loadItems } from "./load-items";
import { contentFolders, MANIFEST_NAME, manifestValues, stateRootOf, type ManifestValues } from "./manifest";

/** A project as it stood when it was loaded: the bundled content with the workspace's laid over it, and its runs. */
export interface Project {
  /** The folder of the manifest; undefined for documents that belong to no project. */
  readonly root: string | undefined;
  readonly hasManifest: boolean;
  readonly manifest: ManifestValues;
  readonly library: Library;
  /** Ids of the bundled workflows that every run has; a workspace's own copy of one cannot take that back. */
  readonly mandatory: ReadonlySet<string>;
  /** Absolute content folders by the key of the manifest's `paths`. */
  readonly folders: ReadonlyMap<string, string>;
  readonly stateRoot: string | undefined;
  readonly runs: readonly RunRecord[];
  readonly checks: ReadonlyMap<string, SchemaCheck>;
  /** Why a workspace's schema could not be used, by its path. */
  readonly schemaFaults: ReadonlyMap<string, string>;
  /** What its patterns are matched within. */
  readonly limit: TimeLimit;
}

/** The project of documents that stand alone: what is bundled, and nothing else. */
export function bundledProject(bundled: Bundled): Project {
  return {
    root: undefined,
    hasManifest: false,
    manifest: bundled.manifest,
    library: bundled.library,
    mandatory: mandatoryIn(bundled.library),
    folders: new Map(),
    stateRoot: undefined,
    runs: [],
    checks: bundled.checks,
    schemaFaults: new Map(),
    limit: bundled.limit,
  };
}

/** The folders that a project's documents stand in: its own, and the one of its runs. */
export function homesOf({ root, stateRoot }: Project): readonly string[] {
  return [root, stateRoot].filter((home) => home !== undefined);
}

/** Loads the project at `root`. Whatever cannot be read is left out; `home` is what `~` in a state root stands for. */
export async function loadProject(files: FileSystem, root: string, bundled: Bundled, home?: string): Promise<Project> {
  const read = await files.readText(join(root, MANIFEST_NAME));
  const value = read.ok ? valueOf(readDocument(read.text, "yaml").roots[0]?.node) : undefined;
  const manifest = manifestValues(value, bundled.manifest);
  const folders = contentFolders(root, manifest);
  const stateRoot = stateRootOf(root, manifest, home);
  const [items, runs] = await Promise.all([
    loadItems(files, { root, folders, origin: "workspace" }),
    readRuns(files, stateRoot),
  ]);
  const { checks, faults, schemas } = await ownSchemas(items, bundled);
  return {
    root,
    hasManifest: read.ok,
    manifest,
    library: bundled.library.overlaid([
      ...items.filter((item) => item.kind !== "schema").map((item) => extending(item, bundled.library)),
      ...schemas,
    ]),
    mandatory: mandatoryIn(bundled.library),
    folders,
    stateRoot,
    runs,
    checks,
    schemaFaults: faults,
    limit: bundled.limit,
  };
}

function mandatoryIn(library: Library): ReadonlySet<string> {
  const workflows = library.all("workflow").filter((workflow) => workflow.fields.mandatory === true);
  return new Set(workflows.map((workflow) => workflow.id));
}

/** A workspace's own schemas: dereferenced, compiled beside the bundled ones, and those that are none by their path. */
async function ownSchemas(items: readonly LibraryItem[], bundled: Bundled): Promise<CompiledSchemas> {
  const own = items.filter((item) => item.kind === "schema");
  const broken = own.flatMap(({ path, fault }): [string, string][] => (fault === undefined ? [] : [[path, fault]]));
  const whole = own.filter((item) => item.fault === undefined);
  if (whole.length === 0) return { checks: bundled.checks, faults: new Map(broken), schemas: [] };
  const { compileSchemas } = await import("../schemas/compile");
  const { checks, faults, schemas } = compileSchemas(whole, bundled.library.all("schema"), bundled.limit);
  return { checks: new Map([...bundled.checks, ...checks]), faults: new Map([...broken, ...faults]), schemas };
}
