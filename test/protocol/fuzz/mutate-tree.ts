import { readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";
import type { DataNode, MapEntry } from "../../../src/core/documents/tree";
import type { OffsetRange } from "../../../src/core/text/range";
import { mutateText } from "./mutate-text";
import type { Random } from "./random";

/** Values that are of another type, of none, too long, too deep, or that name something in a way nobody should. */
const VALUES = [
  ...[
    "null",
    "~",
    "true",
    "yes",
    "0",
    "-1",
    "1.5",
    "1e308",
    ".inf",
    "0o17",
    "1_000",
    "2026-13-45",
    '""',
    "''",
    "[]",
    "{}",
  ],
  ...[
    "[[]]",
    "{a: {b: {c: d}}}",
    "[a, a, a]",
    "*missing",
    "&x x",
    "!!str 1",
    "!!set {a, b}",
    "|\n  text\n",
    "? a",
    "a: b",
  ],
  ...[
    "../../../../etc/passwd",
    "/dev/zero",
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "C:\\x",
    "~/.ssh/id_rsa",
    "a\u0000b",
  ],
  ...[
    "AC-1",
    "R-1",
    "T-1",
    "F-1",
    "Q-1",
    "clarify",
    "reviewer",
    "approved",
    "draft",
    "x#R1",
    "^(a+)+$",
    "(?<=a)b",
    "**/*",
    "%2e%2e/",
  ],
  ...[
    "x".repeat(5_000),
    `[${"1, ".repeat(2_000)}1]`,
    "[".repeat(150) + "]".repeat(150),
    "😀".repeat(300),
    "a b ".repeat(500),
  ],
];

const KEYS = [
  "id",
  "role",
  "phase",
  "__proto__",
  "constructor",
  "null",
  "1",
  "<<",
  "x-own",
  "title ",
  '"q"',
  "? k",
  "",
  "é",
];

/**
 * The text with one to three changes to what it says: an entry left out, doubled or renamed, a value of another type, wrapped,
 * moved or taken from elsewhere. A text that holds no data is changed as a text.
 */
export function mutateTree(text: string, format: DocumentFormat, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(3); count > 0; count--) {
    mutated = changedOnce(mutated, partsOf(mutated, format), random);
  }
  return mutated;
}

interface Parts {
  readonly nodes: readonly DataNode[];
  readonly entries: readonly MapEntry[];
}

function partsOf(text: string, format: DocumentFormat): Parts {
  const nodes: DataNode[] = [];
  const entries: MapEntry[] = [];
  const add = (node: DataNode | undefined): void => {
    // An alias is the node it names: each is met once.
    if (node === undefined || nodes.length > 20_000 || nodes.includes(node)) return;
    nodes.push(node);
    if (node.type === "list") node.items.forEach(add);
    if (node.type === "map") {
      entries.push(...node.entries);
      node.entries.forEach(({ value }) => add(value));
    }
  };
  readDocument(text, format)
    .roots.slice(0, 50)
    .forEach(({ node }) => add(node));
  return { nodes, entries };
}

function changedOnce(text: string, { nodes, entries }: Parts, random: Random): string {
  if (nodes.length === 0 || entries.length === 0) return mutateText(text, random);
  const put = ({ start, end }: OffsetRange, by: string): string => text.slice(0, start) + by + text.slice(end);
  const node = random.choose(nodes);
  const entry = random.choose(entries);
  const other = random.choose(nodes);
  const said = ({ start, end }: OffsetRange): string => text.slice(start, end);
  switch (random.below(9)) {
    case 0:
      return put(entry.range, "");
    case 1: {
      const indent = /[^\n]*$/.exec(text.slice(0, entry.range.start))?.[0].replace(/\S/g, " ") ?? "";
      return put(entry.range, `${said(entry.range)}\n${indent}${said(entry.range)}`);
    }
    case 2:
      return put(entry.keyRange, random.choose(KEYS));
    case 3:
      return put(node.range, said(other.range));
    case 4:
      return put(node.range, wrapped(said(node.range), random));
    case 5:
      return put(entry.range, `${said(entry.keyRange)}: ${random.choose(VALUES)}`);
    case 6:
      return put(entry.range, `${said(entry.range)}\n${random.choose(KEYS)}: ${random.choose(VALUES)}`);
    default:
      return put(node.range, random.choose(VALUES));
  }
}

function wrapped(text: string, random: Random): string {
  const levels = 1 + random.below(random.chance(0.1) ? 130 : 3);
  return random.choose([
    "[".repeat(levels) + text + "]".repeat(levels),
    "{a: ".repeat(levels) + text + "}".repeat(levels),
    `"${text}"`,
    `'${text}'`,
    `&a ${text}`,
    `!!binary ${text}`,
    `[${text}, ${text}, ${text}]`,
    `|\n  ${text}`,
  ]);
}
