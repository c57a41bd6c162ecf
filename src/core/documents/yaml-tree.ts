import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { OffsetRange } from "../text/range";
import { MAX_ALIAS_NODES, MAX_PROBLEMS } from "./limits";
import { duplicateKey, type SyntaxProblem } from "./problem";
import { CompactEntry, CompactList, CompactMap, CompactScalar } from "./compact-tree";
import type { DataNode, MapEntry, ScalarNode } from "./tree";

const STYLES: Record<string, ScalarNode["style"]> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

/** Turns the nodes of one YAML document into our tree: aliases resolved, merge keys laid out, offsets shifted. */
export class YamlTree {
  readonly problems: SyntaxProblem[] = [];
  /** Quoted texts by the offset they end at. */
  readonly quotes = new Map<number, OffsetRange>();
  firstAlias: OffsetRange | undefined;
  /** Nodes that stand in the text, aliases aside. */
  written = 0;
  readonly #anchors = new Map<string, DataNode | "open">();
  readonly #base: number;
  readonly #end: number;
  #merged = 0;

  /** `base` is where the document's source starts in its file, `end` where it ends: of a broken one no node does. */
  constructor(base: number, end: number) {
    this.#base = base;
    this.#end = end;
  }

  /** Whether merge keys repeat more entries than are laid out. */
  get exhausted(): boolean {
    return this.#merged > MAX_ALIAS_NODES;
  }

  /** The tree of a node; undefined for no node and for an alias that names nothing or itself. */
  convert(node: unknown): DataNode | undefined {
    if (isAlias(node)) return this.#resolve(node);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
    this.written++;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, "open");
    const result = isScalar(node) ? this.#scalar(node) : isSeq(node) ? this.#list(node) : this.#map(node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, result);
    return result;
  }

  #range(node: Node): OffsetRange {
    const [start, end] = node.range ?? [0, 0];
    return { start: Math.min(this.#base + start, this.#end), end: Math.min(this.#base + end, this.#end) };
  }

  #report(problem: SyntaxProblem): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }

  #resolve(alias: Alias): DataNode | undefined {
    const range = this.#range(alias);
    this.firstAlias ??= range;
    const target = this.#anchors.get(alias.source);
    if (target === "open") {
      const message = `The alias \`*${alias.source}\` stands inside the value it names: it has no end.`;
      this.#report({ code: "syntax", message, range });
      return undefined;
    }
    if (target === undefined) {
      const message = `The alias \`*${alias.source}\` names no anchor that stands before it.`;
      this.#report({ code: "syntax", message, range });
    }
    return target;
  }

  #scalar(node: Scalar): ScalarNode {
    const value = node.value;
    const known =
      value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    const style = STYLES[node.type ?? ""] ?? "plain";
    const range = this.#range(node);
    if (style === "single" || style === "double") this.quotes.set(range.end, range);
    return new CompactScalar(range, known ? value : (node.source ?? ""), style);
  }

  #list(node: YAMLSeq): DataNode {
    const items = node.items.map((item): DataNode => {
      const converted = isPair(item) ? undefined : this.convert(item);
      return converted ?? new CompactScalar(this.#range(node), null, "plain");
    });
    const size = items.reduce((sum, item) => sum + item.size, 1);
    return new CompactList(this.#range(node), items, node.flow === true, size);
  }

  #map(node: YAMLMap): DataNode {
    const entries: MapEntry[] = [];
    const merged: (readonly MapEntry[])[] = [];
    const seen = new Set<string>();
    for (const pair of node.items) {
      const entry = this.#entry(pair.key, pair.value);
      if (entry === undefined) continue;
      const sources = entry.key === "<<" ? this.#mergeSources(entry.value) : undefined;
      if (sources !== undefined) {
        merged.push(sources);
        continue;
      }
      if (seen.has(entry.key)) this.#report(duplicateKey(entry.key, entry.keyRange));
      seen.add(entry.key);
      entries.push(entry);
    }
    for (const entry of merged.flat()) {
      if (!seen.has(entry.key)) entries.push(entry);
      seen.add(entry.key);
    }
    const size = entries.reduce((sum, entry) => sum + (entry.value?.size ?? 1), 1);
    return new CompactMap(this.#range(node), entries, node.flow === true, size);
  }

  #entry(keyNode: unknown, valueNode: unknown): MapEntry | undefined {
    const value = this.convert(valueNode);
    if (!isScalar(keyNode)) {
      if (isMap(keyNode) || isSeq(keyNode) || isAlias(keyNode)) {
        const message = "A key is plain text here, not a list, a mapping or an alias.";
        this.#report({ code: "syntax", message, range: this.#range(keyNode) });
      }
      return undefined;
    }
    const { range: keyRange } = this.#scalar(keyNode);
    const key = typeof keyNode.value === "string" ? keyNode.value : (keyNode.source ?? String(keyNode.value));
    const written = value !== undefined && value.range.end > value.range.start ? value : undefined;
    const end = isAlias(valueNode) ? this.#range(valueNode).end : Math.max(written?.range.end ?? 0, keyRange.end);
    return new CompactEntry(key, keyRange, end, written);
  }

  /** The entries that a merge key lays out; undefined where its value is none that can be merged. */
  #mergeSources(value: DataNode | undefined): readonly MapEntry[] | undefined {
    const maps = value?.type === "list" ? value.items : value === undefined ? [] : [value];
    if (maps.length === 0) return undefined;
    const sources: MapEntry[][] = [];
    for (const map of maps) {
      if (map.type !== "map") return undefined;
      this.#merged += map.entries.length;
      sources.push(this.exhausted ? [] : [...map.entries]);
    }
    return sources.flat();
  }
}
