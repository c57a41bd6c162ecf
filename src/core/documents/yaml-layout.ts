import type { CST } from "yaml";
import type { OffsetRange } from "../text/range";
import { layoutKey, type Layout, type Layouts, type Member } from "./layout";
import { yamlTokens } from "./yaml-tokens";

/** How every list and mapping of a YAML stream is written; flow collections that are not closed have no layout. */
export function yamlLayouts(text: string, range: OffsetRange): Layouts {
  const { base, tokens } = yamlTokens(text, range);
  const layouts = new Map<string, Layout>();
  if (!("tooDeepAt" in tokens)) for (const token of tokens) visit(token, { base, layouts, before: undefined });
  return layouts;
}

/** What is handed down: where offsets count from, where layouts go, and the tokens in front of a value. */
interface Visit {
  readonly base: number;
  readonly layouts: Map<string, Layout>;
  /** Undefined for the value of a whole document. */
  readonly before: readonly CST.SourceToken[] | undefined;
}

function visit(token: CST.Token | null | undefined, at: Visit): void {
  if (token?.type === "document") visit(token.value, at);
  if (!isCollection(token)) return;
  for (const item of itemsOf(token)) {
    visit(item.key, { ...at, before: item.start });
    visit(item.value, { ...at, before: [...item.start, ...(item.sep ?? [])] });
  }
  const flow = token.type === "flow-collection";
  const closing = flow ? token.end.find(({ type }) => type === "flow-map-end" || type === "flow-seq-end") : undefined;
  if (flow && closing === undefined) return;
  const isMap = flow ? token.start.source === "{" : token.type === "block-map";
  const items = itemsOf(token);
  at.layouts.set(layoutKey(isMap ? "map" : "list", at.base + token.offset), {
    flow,
    inside: closing === undefined ? undefined : { start: at.base + token.offset + 1, end: at.base + closing.offset },
    nested: at.before !== undefined,
    mark: markBefore(at),
    members: items.flatMap((item, index) => memberOf(item, items[index + 1], at.base) ?? []),
  });
}

/** Where the dash or the colon in front of a value ends, if nothing but space parts them. */
function markBefore({ base, before }: Visit): number | undefined {
  const last = before?.findLast(({ type }) => type !== "space" && type !== "newline");
  return last?.type === "map-value-ind" || last?.type === "seq-item-ind" ? base + endOf(last) : undefined;
}

/** The member that an item of tokens stands for; undefined for the comments behind the last one. */
function memberOf(item: CST.CollectionItem, next: CST.CollectionItem | undefined, base: number): Member | undefined {
  const written = partsOf(item);
  const first = written.at(0);
  const last = written.map(lastOf).at(-1);
  if (first === undefined || last === undefined) return undefined;
  const comma = next?.start.find(({ type }) => type === "comma");
  return {
    start: base + first.offset,
    end: base + endOf(last),
    key: item.key === undefined || item.key === null ? undefined : base + item.key.offset,
    comma: comma === undefined ? undefined : base + comma.offset,
    anchored: written.some(hasAnchor),
    blockScalar: last.type === "block-scalar",
  };
}

/** What an item consists of, without spaces, comments, commas and what has no length. */
function partsOf({ start, key, sep, value }: CST.CollectionItem): readonly CST.Token[] {
  return [...start, key, ...(sep ?? []), value].filter(
    (token) => token !== undefined && token !== null && !BETWEEN.has(token.type) && hasLength(token),
  ) as CST.Token[];
}

/** A collection has one always: to look for its end here would look twice into each level of what is nested. */
function hasLength(token: CST.Token): boolean {
  return isCollection(token) || endOf(token) > token.offset;
}

const BETWEEN: ReadonlySet<string> = new Set(["space", "newline", "comment", "comma"]);

/** The last token without parts of its own in what a token consists of. */
function lastOf(token: CST.Token): CST.Token {
  if (token.type === "flow-collection" && token.end[0] !== undefined) return token.end[0];
  const last = isCollection(token) ? itemsOf(token).flatMap(partsOf).at(-1) : undefined;
  return last === undefined ? token : lastOf(last);
}

/** Where a token ends; a block scalar ends with its last line's end. */
function endOf(token: CST.Token): number {
  if (isCollection(token)) {
    const last = lastOf(token);
    return last === token ? token.offset + 1 : endOf(last);
  }
  const head = token.type === "block-scalar" ? token.props.reduce((length, prop) => length + lengthOf(prop), 0) : 0;
  return token.offset + head + lengthOf(token);
}

function lengthOf(token: CST.Token): number {
  return "source" in token ? token.source.length : 0;
}

function hasAnchor(token: CST.Token): boolean {
  return token.type === "anchor" || (isCollection(token) && itemsOf(token).flatMap(partsOf).some(hasAnchor));
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token?.type === "block-map" || token?.type === "block-seq" || token?.type === "flow-collection";
}

function itemsOf(token: Collection): readonly CST.CollectionItem[] {
  return token.items;
}
