import { expect, test } from "vitest";
import {
  insertEntry,
  insertFrontMatter,
  insertItem,
  removeEntry,
  removeItem,
  replaceKey,
  replaceScalar,
  replaceValue,
  type Edit,
} from "../../../src/core/documents/edit";
import { readDocument, type DocumentFormat, type ReadDocument } from "../../../src/core/documents/read-document";
import {
  entryOf,
  nodeAtPath,
  type ListNode,
  type MapEntry,
  type MapNode,
  type ScalarNode,
} from "../../../src/core/documents/tree";
import { applyChanges } from "../../../src/core/text/text-change";

type Make = (document: ReadDocument) => Edit;

const root = (document: ReadDocument): MapNode => document.roots[0]?.node as MapNode;
const listAt = (document: ReadDocument, ...path: string[]): ListNode => nodeAtPath(root(document), path) as ListNode;
const entry = (document: ReadDocument, key: string): MapEntry => entryOf(root(document), key)!;
const add =
  (key: string, value: string): Make =>
  (document) =>
    insertItem(document, listAt(document, key), value);
const without =
  (key: string, index: number): Make =>
  (document) =>
    removeItem(document, listAt(document, key), index);
const drop =
  (key: string): Make =>
  (document) =>
    removeEntry(document, root(document), entry(document, key));
const set =
  (key: string, value: string | string[]): Make =>
  (document) =>
    replaceValue(document, root(document), entry(document, key), value);
const scalar =
  (key: string, value: string | number): Make =>
  (document) =>
    replaceScalar(document, entry(document, key).value as ScalarNode, value);

/** What an edit makes of a text: the name, the format, the text, the edit and the result; `undefined` for a refusal. */
const CASES: readonly (readonly [string, DocumentFormat, string, Make, string | undefined])[] = [
  ["keeps double quotes", "yaml", 'a: "x" # c\n', scalar("a", 'y "z"'), 'a: "y \\"z\\"" # c\n'],
  ["keeps single quotes", "yaml", "a: 'x'\n", scalar("a", "it's"), "a: 'it''s'\n"],
  ["quotes what YAML would read as another type", "yaml", "a: x\n", scalar("a", "yes"), 'a: "yes"\n'],
  ["drops the quotes around a number", "yaml", 'a: "1"\n', scalar("a", 1), "a: 1\n"],
  ["keeps the line end of a block text", "yaml", "a: |\n  x\nb: 1\n", scalar("a", "z"), "a: z\nb: 1\n"],
  [
    "keeps a key's quotes",
    "yaml",
    "'a': x\n",
    (document) => replaceKey(document, entry(document, "a"), "b"),
    "'b': x\n",
  ],
  [
    "adds to a list with comments",
    "yaml",
    "a:\n  # one\n  - x # 1\n# b\nb: 1\n",
    add("a", "z"),
    "a:\n  # one\n  - x # 1\n  - z\n# b\nb: 1\n",
  ],
  ["adds to a list in the column of its key", "yaml", "a:\n- x\nb: 1\n", add("a", "z"), "a:\n- x\n- z\nb: 1\n"],
  ["adds to an empty list", "yaml", "a: []\n", add("a", "z"), "a: [z]\n"],
  ["adds to a list over several lines", "yaml", "a: [\n  x, # 1\n]\n", add("a", "z"), "a: [\n  x,\n  z, # 1\n]\n"],
  ["takes the last item away", "yaml", "a:\n  - x\nb: 1\n", without("a", 0), "a: []\nb: 1\n"],
  ["keeps a comment over an emptied list", "yaml", "a: # c\n- x\n", without("a", 0), "a: # c\n []\n"],
  ["takes an alias away", "yaml", "x: &x 1\na:\n  - *x\n  - 2\n", without("a", 0), "x: &x 1\na:\n  - 2\n"],
  ["takes no anchor away", "yaml", "a:\n  - &x 1\n  - *x\n", without("a", 0), undefined],
  [
    "takes no merged entry away",
    "yaml",
    "x: &x { b: 1 }\na:\n  <<: *x\n",
    (document) => {
      const map = nodeAtPath(root(document), ["a"]) as MapNode;
      return removeEntry(document, map, map.entries[0]!);
    },
    undefined,
  ],
  ["replaces no alias", "yaml", "x: &x { b: 1 }\na: *x\n", set("a", "z"), undefined],
  [
    "takes the first key of an item away",
    "yaml",
    "a:\n  - id: 1\n    b: 2\n",
    (document) => {
      const map = nodeAtPath(root(document), ["a", 0]) as MapNode;
      return removeEntry(document, map, map.entries[0]!);
    },
    "a:\n  - b: 2\n",
  ],
  ["takes a key with its block away", "yaml", "a:\n  - 1\n\n  - 2\nb: 1\n", drop("a"), "b: 1\n"],
  ["fills a key without a value", "yaml", "a: # c\nb: 1\n", set("a", "z"), "a: z # c\nb: 1\n"],
  ["fills a key with a list", "yaml", "a: # c\nb: 1\n", set("a", ["z"]), "a: # c\n  - z\nb: 1\n"],
  ["makes a text a list", "yaml", "a: x\n", set("a", ["x"]), "a: [x]\n"],
  ["writes into an empty text", "yaml", "", (document) => insertEntry(document, undefined, "a", "x"), "a: x\n"],
  ["writes behind comments", "yaml", "# c", (document) => insertEntry(document, undefined, "a", "x"), "# c\na: x\n"],
  [
    "writes into an empty mapping",
    "json",
    "{}",
    (document) => insertEntry(document, root(document), "a", ["x"]),
    '{\n  "a": [\n    "x"\n  ]\n}',
  ],
  [
    "adds a key behind another",
    "json",
    '{\n    "a": 1\n}\n',
    (document) => insertEntry(document, root(document), "b", "x"),
    '{\n    "a": 1,\n    "b": "x"\n}\n',
  ],
  ["takes a key with its comma", "json", '{ "a": 1, "b": 2 }', drop("b"), '{ "a": 1 }'],
  [
    "writes into empty front matter",
    "markdown",
    "---\n---\nText\n",
    (document) => insertEntry(document, undefined, "a", "x"),
    "---\na: x\n---\nText\n",
  ],
  [
    "adds at the end of front matter",
    "markdown",
    "---\na: 1\n---\nText\n",
    (document) => insertEntry(document, root(document), "b", ["x"]),
    "---\na: 1\nb:\n  - x\n---\nText\n",
  ],
  [
    "puts front matter in front",
    "markdown",
    "\uFEFF# T\r\n",
    (document) => insertFrontMatter(document, { a: "x" }),
    "\uFEFF---\r\na: x\r\n---\r\n\r\n# T\r\n",
  ],
  [
    "has no front matter to put in front of front matter",
    "markdown",
    "---\n---\n",
    (document) => insertFrontMatter(document, { a: "x" }),
    undefined,
  ],
  [
    "leaves both sides of a conflict alone",
    "yaml",
    "<<<<<<< a\na: []\n=======\na: [1]\n>>>>>>> b\n",
    add("a", "z"),
    undefined,
  ],
  ["leaves a list that is not closed alone", "yaml", "a: [x\n", add("a", "z"), undefined],
];

test.each(CASES)("%s", (_name, format, text, make, wanted) => {
  const edit = make(readDocument(text, format));
  expect(edit === undefined ? undefined : applyChanges(text, edit)).toBe(wanted);
});
