import fc from "fast-check";
import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import { describe, expect, test } from "vitest";
import { documentSymbols, flatSymbols } from "../../../src/service/features/document-symbols";
import { anyText, edited, runs } from "../../support/arbitraries";
import { runFiles } from "../../support/projects";
import { contextWith, openText } from "../../support/service";
import { role, spec } from "../../support/texts";
import { ARTIFACTS } from "./support/editor";

const context = await contextWith(runFiles());
const SPEC = `${ARTIFACTS}/spec.md`;

function outline(path: string, text: string, headings = true): DocumentSymbol[] {
  return documentSymbols(context, openText(path, text), { headings }) ?? [];
}

/** The names of an outline, those below indented. */
function names(symbols: readonly DocumentSymbol[], indent = ""): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? "" : ` (${detail})`}`,
    ...names(children ?? [], `${indent}  `),
  ]);
}

describe("an outline", () => {
  test("has keys with their values, items by id with their title, and the headings of the body", () => {
    const text = spec().replace("# Title", "# Spec\n\n## Why\n\nText.\n\n# Notes");
    expect(names(outline(SPEC, text)).slice(4)).toEqual([
      ...["sources", "  input/brief.md", "status (draft)", "loop_number (0)"],
      ...["requirements", "  R-1 (One payment for one key.)", "    id (R-1)", "    text (One payment for one key.)"],
      ...["acceptance_criteria", "  AC-1 (Two requests make one payment.)", "    id (AC-1)"],
      ...["    text (Two requests make one payment.)", "    satisfies", "      R-1", "approval (pending)"],
      ...["Spec", "  Why", "Notes"],
    ]);
  });

  test("leaves the headings to an editor that has them", () => {
    expect(names(outline(SPEC, spec(), false)).at(-1)).toBe("approval (pending)");
  });

  test("shows what an id is given to by its icon, and selects the id", () => {
    const text = spec();
    const criterion = outline(SPEC, text).find(({ name }) => name === "acceptance_criteria")?.children?.[0];
    expect(criterion?.kind).toBe(SymbolKind.Property);
    expect(openText(SPEC, text).getText(criterion?.selectionRange)).toBe("AC-1");
  });

  test.each([
    ["an item without a name", "tasks:\n  - covers: []\n", "  item 1"],
    ["an item with its title only", "tasks:\n  - title: Claim\n", "  Claim"],
    ["an empty text", "sources: ['']\n", '  ""'],
    ["an empty key", "'': 1\n", '"" (1)'],
    ["a long value", `title: ${"x".repeat(200)}\n`, `title (${"x".repeat(79)}…)`],
    ["a text over lines", "title: |\n  one\n  two\n", "title (one two)"],
    ["nothing", "title:\n", "title"],
  ])("%s", (_name, text, expected) => {
    expect(names(outline(`${ARTIFACTS}/implementation-plan.yaml`, text))).toContain(expected);
  });

  test("of several documents has one part for each", () => {
    const symbols = outline(`${ARTIFACTS}/spec.yaml`, "status: draft\n---\nid: second\n---\n");
    expect(names(symbols)).toEqual(["document 1", "  status (draft)", "second", "  id (second)"]);
  });

  test("ends where a value ends, not on the line below", () => {
    const symbols = outline(SPEC, spec());
    const requirements = symbols.find(({ name }) => name === "requirements");
    expect(requirements?.range.end).toEqual({ line: 10, character: 34 });
  });

  test("is none for a document of nobody's, so that the editor's own stays", () => {
    expect(documentSymbols(context, openText("/elsewhere/notes.md", "# A\n"), { headings: true })).toBeUndefined();
  });

  test("is empty for an empty document", () => {
    for (const text of ["", "---\n", "---\n---\n", "# c\n", " \n"]) {
      expect(outline("wazir.manifest.yaml", text), JSON.stringify(text)).toEqual([]);
    }
  });

  test("as a list names what holds each symbol", () => {
    const flat = flatSymbols("file:///a", outline(SPEC, spec()));
    const found = flat.find(({ name }) => name === "AC-1");
    expect(found).toMatchObject({ containerName: "acceptance_criteria", location: { uri: "file:///a" } });
    expect(flat[0]).not.toHaveProperty("containerName");
  });
});

test("whatever the text, editors take the outline: names, and ranges that lie in each other", () => {
  const paths = ["spec.md", "spec.yaml", "spec.json"].map((name) => `${ARTIFACTS}/${name}`);
  const text = fc.oneof(edited(spec()), edited(role()), anyText());
  const property = fc.property(text, fc.constantFrom(...paths), (any, path) => {
    const document = openText(path, any);
    const isSound = (symbol: DocumentSymbol, from: number, to: number): boolean => {
      const [start, end] = [document.offsetAt(symbol.range.start), document.offsetAt(symbol.range.end)];
      const selected = [document.offsetAt(symbol.selectionRange.start), document.offsetAt(symbol.selectionRange.end)];
      const [first = -1, last = -1] = selected;
      const fits = from <= start && end <= to && start <= first && first <= last && last <= end;
      return fits && symbol.name !== "" && (symbol.children ?? []).every((child) => isSound(child, start, end));
    };
    return outline(path, any).every((symbol) => isSound(symbol, 0, any.length));
  });
  fc.assert(property, runs(150));
});
