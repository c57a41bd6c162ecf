import fc from "fast-check";
import { test } from "vitest";
import { readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";
import { positionIn, valueOf, type DataNode } from "../../../src/core/documents/tree";
import type { OffsetRange } from "../../../src/core/text/range";
import { anyText, edited, runs } from "../../support/arbitraries";
import { toCrlf } from "../../support/document-cases";

const FORMATS: readonly DocumentFormat[] = ["yaml", "json", "ndjson", "markdown"];

const ARTIFACT = `---
phase: specify
role: specifier
run_id: run-1
created_at: 2026-11-23T14:05:00Z
sources: [brief.md, 'notes "a".md']
status: draft
loop_number: 0
requirements:
  - &r {id: R-1, text: One payment for one key 😀}
  - *r
acceptance_criteria:
- id: AC-1
  text: >-
    A second request
    gives the first answer
  satisfies: [R-1]
---
# Title
`;

function rangesOf(node: DataNode | undefined, seen = new Set<DataNode>()): readonly OffsetRange[] {
  if (node === undefined || seen.has(node)) return [];
  seen.add(node);
  if (node.type === "scalar") return [node.range];
  if (node.type === "list") return [node.range, ...node.items.flatMap((item) => rangesOf(item, seen))];
  return [
    node.range,
    ...node.entries.flatMap((entry) => [entry.keyRange, entry.range, ...rangesOf(entry.value, seen)]),
  ];
}

/** What is wrong with the reading of a text; nothing, for any text at all. */
function violations(text: string, format: DocumentFormat): readonly unknown[] {
  const document = readDocument(text, format);
  const ranges = [
    ...document.roots.flatMap((root) => [root.range, ...rangesOf(root.node)]),
    ...document.problems.map((problem) => problem.range),
    ...[document.frontMatter, document.body].filter((range) => range !== undefined),
  ];
  for (const root of document.roots) {
    valueOf(root.node);
    positionIn(root.node, Math.floor(text.length / 2));
  }
  return [
    ...ranges.filter(({ start, end }) => start < 0 || end < start || end > text.length),
    ...document.problems.filter(({ message }) => !/[.!]$/.test(message)),
  ];
}

test.each(FORMATS)("any text read as %s: no exception, and every range lies in the text", (format) => {
  fc.assert(
    fc.property(anyText(), (text) => violations(text, format).length === 0),
    runs(120),
  );
});

test("an artifact with any edit: no exception, and every range lies in the text", () => {
  fc.assert(
    fc.property(edited(ARTIFACT), (text) => violations(text, "markdown").length === 0),
    runs(60),
  );
});

test.each(["yaml", "markdown"] as const)("LF and CRLF give the same faults of the same lines, read as %s", (format) => {
  const text = edited(ARTIFACT).map((any) => any.replace(/\r\n?/g, "\n"));
  fc.assert(
    fc.property(text, (lf) => {
      const crlf = toCrlf(lf);
      const faults = (of: string): unknown =>
        readDocument(of, format).problems.map(({ code, range }) => [code, of.slice(0, range.start).split("\n").length]);
      return JSON.stringify(faults(crlf)) === JSON.stringify(faults(lf));
    }),
    runs(60),
  );
});

test("reading a text twice gives the same", () => {
  fc.assert(
    fc.property(anyText(), fc.constantFrom(...FORMATS), (text, format) => {
      return JSON.stringify(readDocument(text, format)) === JSON.stringify(readDocument(text, format));
    }),
    runs(60),
  );
});
