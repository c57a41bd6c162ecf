import { childOf, entryOf, valueOf, type DataNode } from "../documents/tree";
import type { OffsetRange } from "../text/range";

/** One rule of a module. */
export interface ModuleRule {
  readonly id: string;
  /** `must`, `should` or `may`. */
  readonly level: string;
  readonly text: string;
  /** The ids of its detectors and of its checks under Verify. */
  readonly detect: readonly string[];
  readonly checks: readonly string[];
  /** The item in the front matter. */
  readonly range: OffsetRange;
  /** Its id there; the item where it has none. */
  readonly idRange: OffsetRange;
}

/** One detector of a module. */
export interface ModuleDetector {
  readonly id: string;
  /** The id of the rule that it watches. */
  readonly rule: string;
  /** `regex`, `ast-grep`, `glob` or `manifest`. */
  readonly engine: string;
  readonly languages: readonly string[];
  /** A text or a plain value, in the form of the engine; undefined where none is written. */
  readonly pattern: unknown;
  readonly message: string;
  /** `high`, `medium` or `low`. */
  readonly confidence: string;
  readonly exclude: unknown;
  readonly range: OffsetRange;
  readonly idRange: OffsetRange;
}

/** One source of a module. */
export interface ModuleSource {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  /** For a test of one's own: where its evidence stands. */
  readonly path: string | undefined;
  readonly accessed: string | undefined;
  /** `primary`, `secondary` or `own-test`. */
  readonly tier: string;
  readonly range: OffsetRange;
  readonly idRange: OffsetRange;
}

/** How much of a module a role gets: the summary, the brief, or the body. */
export type ModuleTier = "L0" | "L1" | "L2";

/** What the front matter of a module says. A field that is missing or of another type is empty. */
export interface ModuleHeader {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  readonly aliases: readonly string[];
  readonly symptoms: readonly string[];
  readonly applies: {
    readonly stacks: readonly string[];
    readonly concerns: readonly string[];
    readonly files: readonly string[];
  };
  /** The tier of each role that is named. */
  readonly tiers: ReadonlyMap<string, ModuleTier>;
  readonly severity: string;
  readonly rules: readonly ModuleRule[];
  readonly detect: readonly ModuleDetector[];
  readonly sources: readonly ModuleSource[];
  readonly related: readonly string[];
  readonly formerly: readonly string[];
  /** ISO dates as they are written. */
  readonly verified: string | undefined;
  readonly reviewBy: string | undefined;
}

/** What the front matter of a module says, whatever it is. */
export function moduleHeader(root: DataNode | undefined): ModuleHeader {
  const applies = childOf(root, "applies");
  return {
    id: textAt(root, "id"),
    title: textAt(root, "title"),
    kind: textAt(root, "kind"),
    summary: textAt(root, "summary"),
    aliases: textsAt(root, "aliases"),
    symptoms: textsAt(root, "symptoms"),
    applies: {
      stacks: textsAt(applies, "stacks"),
      concerns: textsAt(applies, "concerns"),
      files: textsAt(applies, "files"),
    },
    tiers: tiersOf(childOf(root, "tiers")),
    severity: textAt(root, "severity"),
    rules: itemsAt(root, "rules").map(ruleOf),
    detect: itemsAt(root, "detect").map(detectorOf),
    sources: itemsAt(root, "sources").map(sourceOf),
    related: textsAt(root, "related"),
    formerly: textsAt(root, "formerly"),
    verified: optionalTextAt(root, "verified"),
    reviewBy: optionalTextAt(root, "review_by"),
  };
}

function ruleOf(item: DataNode): ModuleRule {
  return {
    id: textAt(item, "id"),
    level: textAt(item, "level"),
    text: textAt(item, "text"),
    detect: textsAt(item, "detect"),
    checks: textsAt(item, "checks"),
    range: item.range,
    idRange: childOf(item, "id")?.range ?? item.range,
  };
}

function detectorOf(item: DataNode): ModuleDetector {
  return {
    id: textAt(item, "id"),
    rule: textAt(item, "rule"),
    engine: textAt(item, "engine"),
    languages: textsAt(item, "languages"),
    pattern: anythingAt(item, "pattern"),
    message: textAt(item, "message"),
    confidence: textAt(item, "confidence"),
    exclude: anythingAt(item, "exclude"),
    range: item.range,
    idRange: childOf(item, "id")?.range ?? item.range,
  };
}

function sourceOf(item: DataNode): ModuleSource {
  return {
    id: textAt(item, "id"),
    title: textAt(item, "title"),
    url: optionalTextAt(item, "url"),
    path: optionalTextAt(item, "path"),
    accessed: optionalTextAt(item, "accessed"),
    tier: textAt(item, "tier"),
    range: item.range,
    idRange: childOf(item, "id")?.range ?? item.range,
  };
}

const TIERS: readonly string[] = ["L0", "L1", "L2"] satisfies readonly ModuleTier[];

function isTier(value: unknown): value is ModuleTier {
  return typeof value === "string" && TIERS.includes(value);
}

function tiersOf(node: DataNode | undefined): ReadonlyMap<string, ModuleTier> {
  const tiers = new Map<string, ModuleTier>();
  for (const { key, value } of node?.type === "map" ? node.entries : []) {
    if (value?.type === "scalar" && isTier(value.value)) tiers.set(key, value.value);
  }
  return tiers;
}

function itemsAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  const list = childOf(node, key);
  return list?.type === "list" ? list.items.filter((item) => item.type === "map") : [];
}

function textsAt(node: DataNode | undefined, key: string): readonly string[] {
  const list = childOf(node, key);
  return list?.type === "list" ? list.items.flatMap((item) => textOf(item) ?? []) : [];
}

function textAt(node: DataNode | undefined, key: string): string {
  return optionalTextAt(node, key) ?? "";
}

function optionalTextAt(node: DataNode | undefined, key: string): string | undefined {
  return textOf(childOf(node, key));
}

/** A text, and a number or truth value as it would be written: a title may be `404`. */
function textOf(node: DataNode | undefined): string | undefined {
  return node?.type === "scalar" && node.value !== null ? String(node.value) : undefined;
}

function anythingAt(node: DataNode | undefined, key: string): unknown {
  const entry = entryOf(node, key);
  return entry?.value === undefined ? undefined : valueOf(entry.value);
}
