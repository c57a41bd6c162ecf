import { removeItem } from "../documents/edit";
import { proseIn } from "../documents/prose";
import type { ReadDocument } from "../documents/read-document";
import { entryOf, stringAt, type DataNode, type ScalarNode } from "../documents/tree";
import { citationsIn, proseOf } from "../library/module-prose";
import { editFix } from "./fix";
import type { Finding, Rule } from "./rule";

const CODE = "wazir/unknown-module-part";

/** Finds rules, detectors, checks and sources that a module names and does not have. */
export const unknownModulePart: Rule = {
  codes: [
    { code: CODE, severity: "error", title: "A module names a rule, detector, check or source that it does not have." },
  ],
  check({ kind, document }) {
    if (kind?.id !== "module") return [];
    const root = document.roots[0]?.node;
    const rules = itemsOf(root, "rules");
    const detectors = itemsOf(root, "detect");
    const checks = new Set(plainTextOf(document).match(/\bV[1-9][0-9]*\b/g));
    return [
      ...missing("rule", scalarsAt(detectors, "rule"), idsOf(rules)),
      ...missing("detector", textsAt(rules, "detect"), idsOf(detectors)),
      ...missing("check", textsAt(rules, "checks"), checks),
      ...missing("source", citedIn(document), idsOf(itemsOf(root, "sources"))),
    ];
  },
  // A detector has to have a rule and a figure its source, and nothing says which one is meant.
  fixes({ data, range }, { document, path }) {
    if (data?.part === "rule" || data?.part === "source") return [];
    return itemsOf(document.roots[0]?.node, "rules").flatMap((rule) => {
      const list = entryOf(rule, data?.part === "check" ? "checks" : "detect")?.value;
      const index = list?.type === "list" ? list.items.findIndex((item) => item.range.start === range.start) : -1;
      if (list?.type !== "list" || index < 0) return [];
      return editFix(path, `Remove \`${String(data?.id)}\``, removeItem(document, list, index));
    });
  },
};

/** An id that stands somewhere, and where. */
type Named = Pick<ScalarNode, "value" | "range">;

function missing(part: string, named: readonly Named[], known: ReadonlySet<string>): readonly Finding[] {
  const where = part === "check" ? "under Verify" : "in this module";
  return named
    .filter(({ value }) => typeof value === "string" && !known.has(value))
    .map(({ value, range }) => {
      const there = known.size === 0 ? "there is none" : `there are ${[...known].join(", ")}`;
      const message = `There is no ${part} \`${String(value)}\` ${where}: ${there}.`;
      return { code: CODE, message, range, data: { part, id: value, known: [...known] } };
    });
}

function citedIn(document: ReadDocument): readonly Named[] {
  return proseOf(document).flatMap(({ text, range: { start } }) =>
    citationsIn(text).map(({ id, index }) => {
      const at = start + index;
      return { value: id, range: { start: at, end: at + id.length } };
    }),
  );
}

function plainTextOf({ text, body }: ReadDocument): string {
  const ranges = body === undefined ? [] : proseIn(text, body);
  return ranges.map(({ start, end }) => text.slice(start, end)).join("\n");
}

function itemsOf(root: DataNode | undefined, key: string): readonly DataNode[] {
  const list = entryOf(root, key)?.value;
  return list?.type === "list" ? list.items : [];
}

function idsOf(items: readonly DataNode[]): ReadonlySet<string> {
  return new Set(items.flatMap((item) => stringAt(item, "id") ?? []));
}

function scalarsAt(items: readonly DataNode[], key: string): readonly ScalarNode[] {
  return items.flatMap((item) => scalar(entryOf(item, key)?.value));
}

function textsAt(items: readonly DataNode[], key: string): readonly ScalarNode[] {
  return items.flatMap((item) => itemsOf(item, key).flatMap(scalar));
}

function scalar(node: DataNode | undefined): readonly ScalarNode[] {
  return node?.type === "scalar" ? [node] : [];
}
