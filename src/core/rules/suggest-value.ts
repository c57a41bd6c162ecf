import { readDocument } from "../documents/read-document";
import { stringAt, valueOf, type PathStep } from "../documents/tree";
import type { PlainValue } from "../documents/write-value";
import { relativeTo } from "../files/path";
import { schemaOf } from "../library/document-kind";
import { itemAt } from "../library/item-sources";
import { phaseOf } from "../pipeline/phases";
import type { JsonSchema } from "../schemas/json-schema";
import { schemasAt } from "../schemas/schemas-at";
import type { RuleContext } from "./rule";

/** A value to write where one is missing, and whether no other would be right. */
export interface SuggestedValue {
  readonly value: PlainValue;
  readonly certain: boolean;
}

/** What the schema of a document says of the value at a path; none where it has no schema. */
export function schemasOf({ kind, project }: RuleContext, path: readonly PathStep[]): readonly JsonSchema[] {
  const schema = kind?.schema === undefined ? undefined : schemaOf(project, kind.schema);
  return schema === undefined ? [] : schemasAt(schema, path);
}

/**
 * The value for a key that has none: the one the schema or the surroundings demand, else the schema's default, the
 * template's, or the first that is allowed. Undefined where a person has to say.
 */
export function suggestValue(context: RuleContext, path: readonly PathStep[]): SuggestedValue | undefined {
  const schemas = schemasOf(context, path);
  const fixed = schemas.find((schema) => schema.const !== undefined)?.const;
  if (fixed !== undefined) return { value: fixed as PlainValue, certain: true };
  const surroundings = path.length === 1 ? fromSurroundings(context, path[0]) : undefined;
  if (surroundings !== undefined) return { value: surroundings, certain: true };
  const known = schemas.find((schema) => schema.default !== undefined)?.default;
  if (known !== undefined) return { value: known as PlainValue, certain: false };
  const value = OPEN.has(path.join("/")) ? undefined : (fromTemplate(context, path) ?? fromForm(schemas));
  return value === undefined ? undefined : { value, certain: false };
}

/** Keys whose value in a template is only an example of one. */
const OPEN: ReadonlySet<string> = new Set(["run_id", "created_at", "id"]);

/** What an artifact's place and phase leave no choice about, and when it is written; the id that a file stands for. */
function fromSurroundings(context: RuleContext, key: PathStep | undefined): PlainValue | undefined {
  const { kind, document, project, now, path } = context;
  if (kind?.id !== "artifact") return key === "id" ? itemAt(project.folders, path)?.id : undefined;
  if (key === "run_id") return runOf(context);
  if (key === "created_at") return now;
  if (key !== "role") return undefined;
  const phase = stringAt(document.roots[0]?.node, "phase") ?? phaseOfKind(context);
  return phaseOf(project, phase)?.role;
}

function phaseOfKind(context: RuleContext): string {
  const fixed = schemasOf(context, ["phase"]).find((schema) => schema.const !== undefined)?.const;
  return typeof fixed === "string" ? fixed : "";
}

/** The run in whose folder a document stands. */
export function runOf({ project, path }: RuleContext): string | undefined {
  const below = project.stateRoot === undefined ? undefined : relativeTo(`${project.stateRoot}/runs`, path);
  const id = below?.split("/")[0];
  return project.runs.some((run) => run.id === id) ? id : undefined;
}

function fromTemplate({ kind, project }: RuleContext, [key, ...rest]: readonly PathStep[]): PlainValue | undefined {
  const text = kind?.schema === undefined ? undefined : project.library.get("template", kind.schema)?.text;
  if (text === undefined || typeof key !== "string" || rest.length > 0) return undefined;
  const fields = valueOf(readDocument(text, "markdown").roots[0]?.node);
  if (typeof fields !== "object" || fields === null) return undefined;
  return (fields as Readonly<Record<string, PlainValue>>)[key];
}

function fromForm(schemas: readonly JsonSchema[]): PlainValue | undefined {
  const allowed = schemas.find((schema) => schema.enum !== undefined)?.enum?.[0];
  if (allowed !== undefined) return allowed as PlainValue;
  return schemas.some((schema) => schema.type === "array" && (schema.minItems ?? 0) === 0) ? [] : undefined;
}
