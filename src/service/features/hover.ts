import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Hover, Position } from "vscode-languageserver-types";
import { positionIn, type TreePosition } from "../../core/documents/tree";
import { schemaOf, type DocumentKind } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import { targetAt } from "../../core/rules/references";
import type { SubjectPlace } from "../../core/rules/subject";
import type { JsonSchema } from "../../core/schemas/json-schema";
import { schemasAt } from "../../core/schemas/schemas-at";
import type { ServiceContext } from "../context";
import { describePlaces } from "../describe-places";
import { describeReference } from "../describe-reference";
import { describeSchema, describeValue } from "../describe-schema";
import { rangeOf, readOf } from "../document";
import { escapeMarkdown, inlineCode, paragraphs } from "../markdown";
import { asked, placeAt, scopeOf, type Asked } from "../subjects";

/**
 * What the key, value or id under the cursor means, and of an id where it is given and used; undefined where there is
 * nothing to say.
 */
export async function hover(
  context: ServiceContext,
  document: TextDocument,
  position: Position,
): Promise<Hover | undefined> {
  const about = asked(context, document);
  if (about === undefined) return undefined;
  const offset = document.offsetAt(position);
  const root = readOf(document).roots.find((candidate) => positionIn(candidate.node, offset) !== undefined);
  const at = positionIn(root?.node, offset);
  const place = placeAt(about, position);
  const id = place === undefined ? [] : await describeId(about, place, at);
  const parts = id.length > 0 || at === undefined ? id : describeData(context.project, about.own.kind, at);
  const range = at?.onKey === true ? at.entry?.keyRange : (at?.node?.range ?? place?.range);
  if (parts.length === 0 || range === undefined) return undefined;
  return { contents: paragraphs(parts, context.abilities), range: rangeOf(document, range) };
}

/** What an id names, and its places; nothing where it names nothing. */
async function describeId(
  about: Asked,
  { subject, written }: SubjectPlace,
  at: TreePosition | undefined,
): Promise<readonly string[]> {
  const asked = at === undefined ? undefined : targetAt(about.own.kind, at.path, written);
  const reference = describeReference(scopeOf(about), asked ?? subject.target, written);
  return reference.length === 0 ? [] : [...reference, ...(await describePlaces(about, subject))];
}

function describeData(project: Project, kind: DocumentKind, at: TreePosition): readonly string[] {
  return at.onKey ? describeKey(project, kind, at) : describeScalar(project, kind, at);
}

function describeKey(project: Project, kind: DocumentKind, at: TreePosition): readonly string[] {
  const schema = kind.schema === undefined ? undefined : schemaOf(project, kind.schema);
  if (schema === undefined || at.entry === undefined) return [];
  const key = at.entry.key;
  const required = schemasAt(schema, at.path.slice(0, -1)).some((owner) => owner.required?.includes(key) === true);
  const parts = describeSchema(key, schemasAt(schema, at.path), required);
  const isHeader = at.path.length === 1 && parts.length > 0;
  return isHeader ? [...parts, kindSentence(kind)] : parts;
}

/** How the document was recognised. A reason is our own words; a label may be the name of a workspace's schema. */
function kindSentence(kind: DocumentKind): string {
  return `Read as ${inlineCode(kind.label)} because ${kind.reason}.`;
}

function describeScalar(project: Project, kind: DocumentKind, at: TreePosition): readonly string[] {
  if (at.node?.type !== "scalar") return [];
  const value = at.node.value;
  const schema = kind.schema === undefined ? undefined : schemaOf(project, kind.schema);
  const schemas: readonly JsonSchema[] = schema === undefined ? [] : schemasAt(schema, at.path);
  const sentence = describeValue(schemas, value);
  if (sentence !== undefined) return [`**${inlineCode(String(value))}**`, escapeMarkdown(sentence)];
  const name = at.path.findLast((step) => typeof step === "string");
  return name === undefined ? [] : describeSchema(name, schemas, false);
}
