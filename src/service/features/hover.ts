import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Hover, Position } from "vscode-languageserver-types";
import { positionIn, type TreePosition } from "../../core/documents/tree";
import { schemaOf, type DocumentKind } from "../../core/library/document-kind";
import { kindReasonWords } from "../../core/library/kind-reason";
import type { Project } from "../../core/library/project";
import { moduleOfItem } from "../../core/library/module";
import { namedInProse } from "../../core/library/named-in-prose";
import { moduleIdOf, ownIdOf } from "../../core/rules/rule-names";
import { firstLine, type OffsetRange } from "../../core/text/range";
import { targetAt } from "../../core/rules/references";
import type { SubjectPlace } from "../../core/rules/subject";
import type { JsonSchema } from "../../core/schemas/json-schema";
import { schemasAt } from "../../core/schemas/schemas-at";
import { untranslated } from "../../core/text/translate";
import type { ServiceContext } from "../context";
import { describePlaces } from "../describe-places";
import { describeModule, describeRule, describeSubject, moduleLines } from "../describe-module";
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
  const rule = place?.subject.target === "rule" ? hoverRule(about, place) : undefined;
  if (rule !== undefined) return rule;
  const id = place === undefined ? [] : await describeId(about, place, at);
  const data = id.length > 0 || at === undefined ? id : describeData(context.project, about.own.kind, at);
  const recalled = id.length > 0 || at?.onKey === true ? undefined : recallAt(about, offset, at);
  const parts = [...data, ...(recalled?.parts ?? [])];
  const own = at?.onKey === true ? at.entry?.keyRange : (at?.node?.range ?? place?.range);
  const range = recalled?.range ?? own;
  if (parts.length === 0 || range === undefined) return undefined;
  return { contents: paragraphs(parts, context.abilities), range: rangeOf(document, range) };
}

/** A rule of a module; nothing where there is none of this id. */
function hoverRule(about: Asked, { subject, range }: SubjectPlace): Hover | undefined {
  const { project, abilities } = about.context;
  const own = ownIdOf(subject.id);
  const item = project.library.get("module", moduleIdOf(subject.id));
  const rule = item === undefined ? undefined : moduleOfItem(item).rules.find(({ id }) => id === own);
  if (item === undefined || rule === undefined) return undefined;
  const parts = describeRule(item, rule, { scheme: abilities.modulePages, root: project.root });
  return { contents: paragraphs(parts, abilities), range: rangeOf(about.document, range) };
}

interface Recalled {
  readonly range: OffsetRange;
  readonly parts: readonly string[];
}

/** What words of a prose or of a text in the data lead to: the modules that go by this name, the concern that it is. */
function recallAt({ context, own }: Asked, offset: number, at: TreePosition | undefined): Recalled | undefined {
  const { text, body, format } = own.document;
  const isProse = format === "markdown" && body !== undefined && offset >= body.start;
  if (!isProse && (at?.node?.type !== "scalar" || typeof at.node.value !== "string")) return undefined;
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const line = firstLine(text.slice(start));
  const { library, root } = context.project;
  const named = namedInProse(library, text.slice(start, start + line.end), offset - start);
  if (named === undefined) return undefined;
  const pages = { scheme: context.abilities.modulePages, root };
  const items = named.modules.flatMap((id) => library.get("module", id) ?? []);
  const [only] = items;
  const parts = [
    ...(items.length === 1 && only !== undefined
      ? describeModule(only, pages)
      : items.flatMap((item) => moduleLines(item, pages))),
    ...(named.concern === undefined ? [] : describeSubject("concern", named.concern, library, pages)),
  ];
  return { range: { start: start + named.range.start, end: start + named.range.end }, parts };
}

/** What an id names, and its places; nothing where it names nothing. */
async function describeId(
  about: Asked,
  { subject, written }: SubjectPlace,
  at: TreePosition | undefined,
): Promise<readonly string[]> {
  if (subject.target === "rule") return [];
  const asked = at === undefined ? undefined : targetAt(about.own.kind, at.path, written);
  const { modulePages } = about.context.abilities;
  const reference = describeReference(scopeOf(about), asked ?? subject.target, written, modulePages);
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
  return `Read as ${inlineCode(kind.label)} because ${kindReasonWords(kind.reason, untranslated)}.`;
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
