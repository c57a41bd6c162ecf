import type { ReadDocument } from "../../core/documents/read-document";
import { stringAt, type DataNode, type PathStep } from "../../core/documents/tree";
import { relativeTo } from "../../core/files/path";
import { artifactPhase, schemaOf, type DocumentKind } from "../../core/library/document-kind";
import { phaseOf } from "../../core/pipeline/phases";
import { definedTargetAt, definitionsIn, idsInScope, type IdScope } from "../../core/rules/definitions";
import { isRunTarget, nextId, targetsAt, type ReferenceTarget } from "../../core/rules/references";
import type { JsonSchema } from "../../core/schemas/json-schema";
import { alternatives, schemasAt } from "../../core/schemas/schemas-at";
import { describeReference, referenceDetail } from "../describe-reference";
import { describeSchema, describeValue } from "../describe-schema";
import { escapeMarkdown } from "../markdown";

/** A key that may be written, whatever the format. */
export interface KeyProposal {
  readonly key: string;
  readonly required: boolean;
  readonly schemas: readonly JsonSchema[];
  readonly documentation: readonly string[];
}

/** A value that may be written, whatever the format. */
export interface ValueProposal {
  readonly value: string | number | boolean;
  readonly detail: string;
  readonly documentation: readonly string[];
  readonly isReference: boolean;
  /** Whether this is the one the pipeline expects here. */
  readonly preferred: boolean;
}

/** The document that is completed. */
export interface Completed extends IdScope {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly document: ReadDocument;
  readonly root: DataNode | undefined;
  /** The scheme of the client's pages of modules, where it has some. */
  readonly modulePages?: string | undefined;
}

/** The keys a mapping may still have, those it has to have first, otherwise in the schema's order. */
export function proposeKeys(
  at: Completed,
  owner: readonly PathStep[],
  present: ReadonlySet<string>,
): readonly KeyProposal[] {
  const proposals = new Map<string, KeyProposal>();
  for (const schema of schemasOf(at, owner)) {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (present.has(key) || proposals.has(key)) continue;
      const required = schema.required?.includes(key) === true;
      const schemas = alternatives(property);
      proposals.set(key, { key, required, schemas, documentation: describeSchema(key, schemas, required) });
    }
  }
  return [...proposals.values()].sort((a, b) => Number(b.required) - Number(a.required));
}

/** The values that may stand at a path: ids of what exists, and what the schema names. */
export function proposeValues(at: Completed, path: readonly PathStep[]): readonly ValueProposal[] {
  const schemas = schemasOf(at, path);
  const fixed = schemas.find((schema) => schema.const !== undefined)?.const;
  if (isScalar(fixed)) return [plainProposal(fixed, schemas)];
  const next = nextIdAt(at, path);
  if (next !== undefined) return [{ ...plainProposal(next, schemas), detail: "the next free id", preferred: true }];
  const targets = targetsAt(at.kind, path);
  const ids = targets.flatMap((target) => proposeIds(at, target));
  if (targets.length === 1 || ids.length > 0) return ids;
  const values = schemas.flatMap((schema) => [
    ...(schema.enum ?? []),
    ...(schema.type === "boolean" ? [true, false] : []),
    ...(schema.enum === undefined ? [schema.default, ...(schema.examples ?? [])] : []),
  ]);
  return [...new Set(values.filter(isScalar))].map((value) => plainProposal(value, schemas));
}

/** The id that something new at this place is given; undefined where ids are not counted. */
export function nextIdAt(at: Completed, path: readonly PathStep[]): string | undefined {
  const target = definedTargetAt(at.kind, path);
  if (target === undefined || !isRunTarget(target)) return undefined;
  const own = definitionsIn(at.kind, at.document).map(({ id }) => id);
  return nextId(target, [...idsInScope(target, at), ...own]);
}

/** Schemas of an item whose `id` is known already. */
export function withId(schemas: readonly JsonSchema[], id: string | undefined): readonly JsonSchema[] {
  if (id === undefined) return schemas;
  return schemas.map((schema) => {
    const own = schema.properties?.id;
    return own === undefined
      ? schema
      : { ...schema, properties: { ...schema.properties, id: { ...own, default: id } } };
  });
}

function proposeIds(at: Completed, target: ReferenceTarget): readonly ValueProposal[] {
  const expected = expectedId(at, target);
  return idsInScope(target, at).map((id) => ({
    value: id,
    detail: referenceDetail(at, target, id),
    documentation: describeReference(at, target, id, at.modulePages),
    isReference: true,
    preferred: id === expected,
  }));
}

/** The id that the place of an artifact makes certain: its phase's role, its own run. */
function expectedId(at: Completed, target: ReferenceTarget): string | undefined {
  const { project, kind } = at;
  if (kind.id !== "artifact") return undefined;
  if (target === "role") {
    const phase =
      stringAt(at.root, "phase") ?? (kind.schema === undefined ? undefined : artifactPhase(project, kind.schema));
    return phase === undefined ? undefined : phaseOf(project, phase)?.role;
  }
  if (target !== "run" || project.stateRoot === undefined) return undefined;
  return relativeTo(`${project.stateRoot}/runs`, at.path)?.split("/")[0];
}

function plainProposal(value: string | number | boolean, schemas: readonly JsonSchema[]): ValueProposal {
  const sentence = describeValue(schemas, value);
  const documentation = sentence === undefined ? [] : [escapeMarkdown(sentence)];
  return { value, detail: "", documentation, isReference: false, preferred: false };
}

/** The schemas that hold at a path of the document. */
export function schemasOf(at: Completed, path: readonly PathStep[]): readonly JsonSchema[] {
  const schema = at.kind.schema === undefined ? undefined : schemaOf(at.project, at.kind.schema);
  return schema === undefined ? [] : schemasAt(schema, path);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
