import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentSymbol, Range } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../../../src/service/context";
import { complete } from "../../../src/service/features/completion";
import { diagnose } from "../../../src/service/features/diagnostics";
import { definitionsAt } from "../../../src/service/features/definition";
import { highlightsAt } from "../../../src/service/features/document-highlight";
import { documentLinks } from "../../../src/service/features/document-links";
import { documentSymbols } from "../../../src/service/features/document-symbols";
import { hover } from "../../../src/service/features/hover";
import { referencesAt } from "../../../src/service/features/references";
import { selectionRanges } from "../../../src/service/features/selection";
import { parseMarked } from "../../support/markers";
import { runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { TABLE } from "./feature-texts";
import { editOf } from "./support/editor";

const context = await contextWith(runFiles());

/** One range that a feature gave, and what it is of: a code, a name, a target. */
interface Answered {
  readonly of: string;
  readonly range: Range;
}

interface Feature {
  readonly name: string;
  /** The name of the marks in the texts that say what it has to answer; their argument is what it is of. */
  readonly mark: string;
  /** The answers to one mark: `offset` is in the middle of it, `of` its argument. */
  readonly answer: (
    context: ServiceContext,
    document: TextDocument,
    offset: number,
    of: string,
  ) => Promise<readonly Answered[]>;
}

/** A row for each feature: a new one needs a row, and its marks in the texts. */
const FEATURES: readonly Feature[] = [
  {
    name: "diagnostics",
    mark: "diag",
    answer: async (at, document) =>
      (await diagnose(at, document)).map(({ code, range }) => ({ of: String(code), range })),
  },
  {
    name: "hover",
    mark: "hover",
    answer: async (at, document, offset, of) => {
      const range = (await hover(at, document, document.positionAt(offset)))?.range;
      return range === undefined ? [] : [{ of, range }];
    },
  },
  {
    name: "completion",
    mark: "complete",
    answer: (at, document, offset, of) => {
      const items = complete(at, document, document.positionAt(offset));
      return Promise.resolve(
        items.filter(({ label }) => label === of).map((item) => ({ of, range: editOf(item).range })),
      );
    },
  },
  {
    name: "document symbols",
    mark: "symbol",
    answer: (at, document) => {
      const flat = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
        symbols.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
      const found = flat(documentSymbols(at, document, { headings: true }) ?? []);
      return Promise.resolve(found.map(({ name, selectionRange }) => ({ of: name, range: selectionRange })));
    },
  },
  {
    name: "selection",
    mark: "select",
    answer: (at, document, offset, of) => {
      const [innermost] = selectionRanges(at, document, [document.positionAt(offset)]) ?? [];
      const steps = Number(of);
      let selected = innermost;
      for (let step = 1; step < steps; step++) selected = selected?.parent;
      return Promise.resolve(selected === undefined ? [] : [{ of, range: selected.range }]);
    },
  },
  {
    name: "links",
    mark: "link",
    answer: async (at, document) =>
      (await documentLinks(at, document)).map(({ range, target }) => ({
        of: target?.replace(/^.*\/(?=input\/)/, "") ?? "",
        range,
      })),
  },
  {
    name: "highlights",
    mark: "ref",
    answer: (at, document, offset, of) =>
      Promise.resolve(highlightsAt(at, document, document.positionAt(offset)).map(({ range }) => ({ of, range }))),
  },
  {
    name: "references",
    mark: "ref",
    answer: async (at, document, offset, of) =>
      (await referencesAt(at, document, document.positionAt(offset), true)).map(({ range }) => ({ of, range })),
  },
  {
    name: "definition",
    mark: "ref",
    answer: async (at, document, offset, of) =>
      (await definitionsAt(at, document, document.positionAt(offset))).flatMap(({ originSelectionRange: range }) =>
        range === undefined ? [] : [{ of, range }],
      ),
  },
];

/** Features that answer for the whole document: whatever is not marked must not be answered. */
const WHOLE = new Set(["diag", "link"]);

describe.each(TABLE)("$format, $flavour", ({ path, text: marked }) => {
  const { text, marks } = parseMarked(marked);

  test.each(FEATURES)("$name", async ({ mark, answer }) => {
    const document = openText(path, text);
    const expected = marks.filter(({ name }) => name === mark);
    expect(expected.length, `marks \`${mark}\``).toBeGreaterThan(0);
    const shown = ({ of, range }: Answered): string =>
      `${of} at ${range.start.line}:${range.start.character}–${range.end.line}:${range.end.character}: ${document.getText(range)}`;
    for (const { argument, start, end } of expected) {
      const range = { start: placeOf(text, start), end: placeOf(text, end) };
      const found = await answer(context, openText(path, text), Math.floor((start + end) / 2), argument);
      expect(found.map(shown)).toContain(shown({ of: argument, range }));
      if (WHOLE.has(mark)) expect(found).toHaveLength(expected.length);
    }
  });
});

/** Line and UTF-16 column of an offset, counted here and not by what is tested. */
function placeOf(text: string, offset: number): Range["start"] {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

test("every format comes in every flavour that it has", () => {
  const flavours = (format: string): readonly string[] =>
    TABLE.filter((row) => row.format === format).map(({ flavour }) => flavour);
  const all = ["LF", "CRLF", "BOM", "emoji before the range", "tabs"];
  const yaml = ["comments", "anchors", "flow style"];
  expect(flavours("YAML")).toEqual([...all, ...yaml, "multi-document"]);
  expect(flavours("front matter")).toEqual([...all, ...yaml, "multi-document"]);
  expect(flavours("JSON")).toEqual([...all, "comments", "flow style"]);
});
