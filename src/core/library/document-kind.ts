import { SAMPLES_SUFFIX } from "../detect/read-samples";
import type { ReadDocument } from "../documents/read-document";
import { stringAt, type DataNode } from "../documents/tree";
import { basename, relativeTo } from "../files/path";
import { keptByKey, keptWith } from "../kept-with";
import type { JsonSchema } from "../schemas/json-schema";
import { schemasAt } from "../schemas/schemas-at";
import type { LibraryItem } from "./item";
import { itemAt } from "./item-sources";
import type { KindReason, KindRule } from "./kind-reason";
import { MANIFEST_NAME } from "./manifest";
import type { Project } from "./project";

/** What a document is, and which rule decided so. Kinds exclude each other. */
export interface DocumentKind {
  /** `manifest`, `artifact`, `role`, `run`, … */
  readonly id: string;
  /** What a person calls it: `clarification`, `role`. */
  readonly label: string;
  /** The schema it is checked against; undefined where only its kind is known. */
  readonly schema: string | undefined;
  /** Why it is this: shown in hovers and beside the document's language. */
  readonly reason: KindReason;
}

const NAMED_FILES: ReadonlyMap<string, { id: string; schema: string }> = new Map([
  [MANIFEST_NAME, { id: "manifest", schema: "wazir-manifest" }],
  ["export.manifest.json", { id: "export manifest", schema: "export-manifest" }],
  ["host-package.json", { id: "host package", schema: "host-export-package" }],
]);

const SAMPLES = { id: "detector samples", label: "detector samples", schema: "detector-samples" };

const RUN_FILES: ReadonlyMap<string, string> = new Map([
  ["run.yaml", "run"],
  ["status.json", "status"],
  ["usage.json", "usage"],
  ["events.ndjson", "event"],
]);

const ITEM_SCHEMAS: Readonly<Record<string, string | undefined>> = {
  role: "role",
  workflow: "workflow",
  skill: "skill",
  hook: "hook",
  module: "expertise-module",
  "composition map": "composition-map",
  "subject list": "subject-list",
  "key facts": "key-facts",
};

/** Where our schemas have their addresses; a schema elsewhere that is called `task` or `event` is another one. */
const SCHEMA_ADDRESS = "https://wazir.dev/schemas/";

/**
 * The kind of the document at `path` (absolute, or a bare name), or undefined where it is none of ours: a capture
 * never is.
 */
export function documentKind(project: Project, path: string, document: ReadDocument): DocumentKind | undefined {
  const root = document.roots[0]?.node;
  if (runFile(project, path)?.startsWith("captures/") === true) return undefined;
  return kindByPath(project, path, root) ?? kindByHeader(project, root) ?? kindBySchema(project, root);
}

/**
 * Whether the file at a path is one of ours by its place, whatever stands in it: a manifest, an item of the content, a file of a
 * run. Such a file is no source code.
 */
export function isOursByPlace(project: Project, path: string): boolean {
  return runFile(project, path) !== undefined || kindByPath(project, path, undefined) !== undefined;
}

function kindByPath(project: Project, path: string, root: DataNode | undefined): DocumentKind | undefined {
  const name = basename(path);
  const named = NAMED_FILES.get(name);
  if (named !== undefined) return { ...named, label: named.id, reason: because("fileName", name) };
  const inRun = runFile(project, path);
  if (inRun !== undefined) return kindInRun(project, inRun, root);
  if (isBesideModule(project, path)) return { ...SAMPLES, reason: because("besideModule") };
  const item = itemAt(project.folders, path);
  if (item === undefined) return undefined;
  const reason = because("setting", item.pathKey);
  if (item.kind === "schema") {
    return { id: "schema", label: "schema", schema: undefined, reason };
  }
  return item.kind === "template" ? artifactKind(project, item.id, reason) : itemKind(item, reason);
}

function because(by: KindRule, name = ""): KindReason {
  return { by, name };
}

/** Whether a file holds the samples of a module's detectors, by its place. */
function isBesideModule({ folders }: Project, path: string): boolean {
  const folder = folders.get("expertise");
  return path.endsWith(SAMPLES_SUFFIX) && folder !== undefined && relativeTo(folder, path) !== undefined;
}

/** The kind of the documents that items of a kind are written in: roles, workflows, skills, hooks, modules. */
export function itemKind({ kind, id }: Pick<LibraryItem, "kind" | "id">, reason: KindReason): DocumentKind {
  const label = kind === "subject list" ? subjectListKind(id) : kind;
  return { id: label, label, schema: ITEM_SCHEMAS[kind], reason };
}

/** The two lists of subjects have one form, and what they give ids to is not the same. */
function subjectListKind(id: string): string {
  return id === "stacks" ? "stack list" : "concern list";
}

/** The place of a file within its run's folder: `artifacts/spec.md`. */
function runFile(project: Project, path: string): string | undefined {
  const below = project.stateRoot === undefined ? undefined : relativeTo(`${project.stateRoot}/runs`, path);
  const at = below?.indexOf("/") ?? -1;
  return below === undefined || at < 0 ? undefined : below.slice(at + 1);
}

function kindInRun(project: Project, file: string, root: DataNode | undefined): DocumentKind | undefined {
  const schema = RUN_FILES.get(file);
  if (schema !== undefined) return { id: schema, label: `${schema} record`, schema, reason: because("runFile") };
  if (!file.startsWith("artifacts/")) return undefined;
  const name = basename(file).replace(/\.[^.]+$/, "");
  const byName = artifactKind(project, name, because("artifactName"));
  const reason = because("artifactPlace");
  return byName ?? kindByHeader(project, root) ?? { id: "artifact", label: "artifact", schema: undefined, reason };
}

function artifactKind(project: Project, kind: string, reason: KindReason): DocumentKind | undefined {
  return artifactPhase(project, kind) === undefined ? undefined : { id: "artifact", label: kind, schema: kind, reason };
}

function kindByHeader(project: Project, root: DataNode | undefined): DocumentKind | undefined {
  const phase = stringAt(root, "phase");
  if (phase === undefined || stringAt(root, "role") === undefined) return undefined;
  const named = stringAt(root, "artifact_type");
  const byType = named === undefined ? undefined : artifactKind(project, named, because("key", "artifact_type"));
  if (byType !== undefined) return byType;
  const fitting = artifactKinds(project).filter((kind) => artifactPhase(project, kind) === phase);
  const kind = mostSpecific(project, fitting, root);
  return kind === undefined ? undefined : artifactKind(project, kind, because("phaseAndRole"));
}

/** Where a phase has several kinds of artifact, the one that asks for most of the keys that are there. */
function mostSpecific(project: Project, kinds: readonly string[], root: DataNode | undefined): string | undefined {
  const present = new Set(root?.type === "map" ? root.entries.map((entry) => entry.key) : []);
  const score = (kind: string): number => {
    const required = schemaOf(project, kind)?.required ?? [];
    return required.filter((key) => present.has(key)).length - required.filter((key) => !present.has(key)).length;
  };
  return [...kinds].sort((a, b) => score(b) - score(a))[0];
}

function kindBySchema(project: Project, root: DataNode | undefined): DocumentKind | undefined {
  const written = stringAt(root, "$schema");
  if (written === undefined) return undefined;
  const id = schemaAt(project, written)?.id;
  if (id === undefined) return undefined;
  return {
    id: artifactPhase(project, id) === undefined ? id : "artifact",
    label: id,
    schema: id,
    reason: because("key", "$schema"),
  };
}

/** The schema that a `$schema` names, by its address or a path to a file of its name; undefined for one elsewhere. */
export function schemaAt(project: Project, written: string): LibraryItem | undefined {
  const item = project.library.get("schema", basename(written, ".schema.json"));
  const isForeign = /^https?:/i.test(written) && !written.startsWith(SCHEMA_ADDRESS) && written !== item?.fields.$id;
  return isForeign || !written.endsWith(".schema.json") ? undefined : item;
}

/** The artifact kinds: the schemas that fix a phase. */
export const artifactKinds: (project: Project) => readonly string[] = keptWith((project: Project) =>
  project.library.ids("schema").filter((id) => artifactPhase(project, id) !== undefined),
);

/** The phase that a kind of artifact belongs to; undefined where it is no artifact. */
export const artifactPhase: (project: Project, kind: string) => string | undefined = keptByKey(phaseInSchema);

function phaseInSchema(project: Project, kind: string): string | undefined {
  const phases = schemasAt(schemaOf(project, kind) ?? {}, ["phase"]).map((schema) => schema.const);
  return phases.find((phase) => typeof phase === "string");
}

/** A schema by its id, dereferenced. */
export function schemaOf(project: Project, id: string): JsonSchema | undefined {
  return project.library.get("schema", id)?.fields;
}
