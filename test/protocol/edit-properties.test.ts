import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  insertEntry,
  insertItem,
  removeEntry,
  removeItem,
  replaceKey,
  replaceScalar,
  replaceValue,
  type Edit,
} from "../../src/core/documents/edit";
import { readDocument, type DocumentFormat, type ReadDocument } from "../../src/core/documents/read-document";
import type { DataNode, PathStep } from "../../src/core/documents/tree";
import type { PlainValue } from "../../src/core/documents/write-value";
import { applyChanges, inverseChanges } from "../../src/core/text/text-change";
import { runs } from "../support/arbitraries";
import { chooser, renderJson, renderYaml } from "../support/render";

const word = fc.constantFrom("role", "phase", "a", "true", "12", "", "it's: so", "- x", "#no", '"q"', "é😀", "text\n");
const scalar = fc.oneof(word, fc.integer({ min: -9, max: 99 }), fc.boolean(), fc.constant(null));
const key = fc.constantFrom("id", "roles", "null", "a b", "x: y", "7", "__proto__");

const { value } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3 }),
  ),
}));
const collection = fc.oneof(fc.array(value, { maxLength: 4 }), fc.dictionary(key, value, { maxKeys: 4 }));

interface Place {
  readonly path: readonly PathStep[];
  readonly node: DataNode;
}

function placesIn(node: DataNode | undefined, path: readonly PathStep[] = []): readonly Place[] {
  if (node === undefined) return [];
  const inner =
    node.type === "list"
      ? node.items.flatMap((item, index) => placesIn(item, [...path, index]))
      : node.type === "map"
        ? node.entries.flatMap((entry) => placesIn(entry.value, [...path, entry.key]))
        : [];
  return [{ path, node }, ...inner];
}

type Json = null | boolean | number | string | Json[] | [string, Json][];

/** A value in which mappings are lists of pairs, so that their order counts and no key is special. */
function ordered(node: DataNode | undefined): Json {
  if (node?.type === "list") return node.items.map(ordered);
  if (node?.type === "map") return node.entries.map((entry) => [entry.key, ordered(entry.value)]);
  return node?.value ?? null;
}

function orderedValue(value: PlainValue): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly PlainValue[]).map(orderedValue);
  return Object.entries(value as Record<string, PlainValue>).map(([name, inner]) => [name, orderedValue(inner)]);
}

/** One edit of a place, and what the place is to be after it. */
interface Trial {
  readonly edit: Edit;
  readonly wanted: Json;
}

function trials(document: ReadDocument, { node }: Place, other: PlainValue, index: number): readonly Trial[] {
  const now = ordered(node);
  if (node.type === "scalar") {
    const next = typeof other === "object" ? "changed" : other;
    return [{ edit: replaceScalar(document, node, next), wanted: next }];
  }
  const members = now as Json[];
  const at = index % (members.length + 1);
  const without = members.filter((_, place) => place !== at);
  if (node.type === "list") {
    return [
      { edit: insertItem(document, node, other, at), wanted: members.toSpliced(at, 0, orderedValue(other)) },
      { edit: insertItem(document, node, other), wanted: [...members, orderedValue(other)] },
      ...(at < members.length ? [{ edit: removeItem(document, node, at), wanted: without }] : []),
    ];
  }
  const added: Json = ["new key", orderedValue(other)];
  const entry = node.entries[at];
  const inserted = [
    { edit: insertEntry(document, node, "new key", other, at), wanted: members.toSpliced(at, 0, added) },
    { edit: insertEntry(document, node, "new key", other), wanted: [...members, added] },
  ];
  if (entry === undefined) return inserted;
  const [name, inner] = members[at] as [string, Json];
  return [
    ...inserted,
    { edit: removeEntry(document, node, entry), wanted: without },
    { edit: replaceKey(document, entry, "x: 'y'"), wanted: members.toSpliced(at, 1, ["x: 'y'", inner]) },
    { edit: replaceValue(document, node, entry, other), wanted: members.toSpliced(at, 1, [name, orderedValue(other)]) },
  ];
}

function replaced(root: DataNode | undefined, path: readonly PathStep[], wanted: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return wanted;
  if (root?.type === "list") {
    return root.items.map((item, index) => (index === step ? replaced(item, rest, wanted) : ordered(item)));
  }
  if (root?.type !== "map") throw new Error("no such place");
  return root.entries.map((entry) => [
    entry.key,
    entry.key === step ? replaced(entry.value, rest, wanted) : ordered(entry.value),
  ]);
}

interface Flavour {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly render: (value: PlainValue, tape: readonly number[]) => string;
}

const yaml = (value: PlainValue, tape: readonly number[]): string => renderYaml(value, chooser(tape));
const json = (value: PlainValue, tape: readonly number[]): string => renderJson(value, chooser(tape));

const FLAVOURS: readonly Flavour[] = [
  { name: "YAML", format: "yaml", render: yaml },
  { name: "YAML with CRLF", format: "yaml", render: (...of) => yaml(...of).replaceAll("\n", "\r\n") },
  { name: "YAML with a byte order mark", format: "yaml", render: (...of) => `\uFEFF${yaml(...of)}` },
  { name: "YAML without a last line end", format: "yaml", render: (...of) => yaml(...of).replace(/\n$/, "") },
  { name: "the second of two YAML documents", format: "yaml", render: (...of) => `first: 1\n---\n${yaml(...of)}` },
  { name: "JSON", format: "json", render: json },
  {
    name: "JSON with CRLF and a byte order mark",
    format: "json",
    render: (...of) => `\uFEFF${json(...of)}`.replaceAll("\n", "\r\n"),
  },
  { name: "front matter", format: "markdown", render: (...of) => `---\n${yaml(...of)}---\n# Title\n- a: b\n` },
  {
    name: "front matter with CRLF",
    format: "markdown",
    render: (...of) => `---\n${yaml(...of)}---\n# T\n`.replaceAll("\n", "\r\n"),
  },
];

describe.each(FLAVOURS)("an edit of $name", ({ format, render }) => {
  test("gives the document that is wanted and leaves the rest of the text alone", () => {
    let made = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        collection,
        value,
        fc.array(fc.nat(59), { maxLength: 60 }),
        fc.nat(30),
        fc.nat(4),
        (whole, other, tape, at, index) => {
          const text = render(whole, tape);
          const document = readDocument(text, format);
          expect(document.problems).toEqual([]);
          const root = document.roots.at(-1)?.node;
          expect(ordered(root)).toEqual(orderedValue(whole));
          const places = placesIn(root);
          const place = places[at % places.length];
          if (place === undefined) throw new Error("a document without a place");
          for (const { edit, wanted } of trials(document, place, other, index)) {
            if (edit === undefined) {
              refused++;
              continue;
            }
            made++;
            const after = applyChanges(text, edit);
            const reread = readDocument(after, format);
            expect({ after, problems: reread.problems }).toEqual({ after, problems: [] });
            expect({ after, value: ordered(reread.roots.at(-1)?.node) }).toEqual({
              after,
              value: replaced(root, place.path, wanted),
            });
            expect(reread.roots.length).toBe(document.roots.length);
            if (format === "markdown") expect(after.slice(reread.body?.start)).toBe(text.slice(document.body?.start));
            if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
            expect(applyChanges(after, inverseChanges(text, edit))).toBe(text);
          }
        },
      ),
      runs(400),
    );
    expect(refused).toBeLessThan(made / 20);
  });
});
