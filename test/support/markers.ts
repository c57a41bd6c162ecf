/** A span of a marked text: `⟦diag:wazir/syntax⟧…⟦/⟧` has the name `diag` and the argument `wazir/syntax`. */
export interface Mark {
  readonly name: string;
  readonly argument: string;
  readonly start: number;
  readonly end: number;
}

/** A marked text without its marks, and where they stood. */
export interface Marked {
  readonly text: string;
  /** The places of `⟦^⟧`, in order. */
  readonly cursors: readonly number[];
  /** Every span, in the order of where they start, outer before inner. */
  readonly marks: readonly Mark[];
}

const TOKEN = /⟦(\^|\/|[a-z]+:[^⟧]*)⟧/g;

/** Takes the marks out of a text. Marks may be nested; one that is not closed throws. */
export function parseMarked(marked: string): Marked {
  const cursors: number[] = [];
  const marks: (Mark & { order: number })[] = [];
  const open: { name: string; argument: string; start: number; order: number }[] = [];
  let text = "";
  let copied = 0;
  let order = 0;
  for (const match of marked.matchAll(TOKEN)) {
    text += marked.slice(copied, match.index);
    copied = match.index + match[0].length;
    const token = match[1] ?? "";
    if (token === "^") cursors.push(text.length);
    else if (token === "/") {
      const opened = open.pop();
      if (opened === undefined) throw new Error(`A mark is closed that was not opened: ${marked}`);
      marks.push({ ...opened, end: text.length });
    } else {
      const colon = token.indexOf(":");
      open.push({ name: token.slice(0, colon), argument: token.slice(colon + 1), start: text.length, order: order++ });
    }
  }
  if (open.length > 0) throw new Error(`A mark is not closed: ${marked}`);
  marks.sort((a, b) => a.order - b.order);
  const spans = marks.map(({ name, argument, start, end }) => ({ name, argument, start, end }));
  return { text: text + marked.slice(copied), cursors, marks: spans };
}

/** What a fixture shows where it fails: each code with the text it covers. */
export interface Shown {
  readonly code: string;
  readonly at: number;
  readonly covers: string;
}

/** The `diag` marks of a fixture, as `shownProblems` gives what was found. */
export function expectedProblems({ text, marks }: Marked): readonly Shown[] {
  const expected = marks.filter((mark) => mark.name === "diag").map((mark) => ({ code: mark.argument, range: mark }));
  return shownProblems(text, expected);
}

/** Findings as what a person can compare: sorted, with the text under each. */
export function shownProblems(
  text: string,
  problems: readonly { readonly code: string; readonly range: { readonly start: number; readonly end: number } }[],
): readonly Shown[] {
  return problems
    .map(({ code, range }) => ({ code, at: range.start, covers: text.slice(range.start, range.end) }))
    .sort((a, b) => a.at - b.at || a.code.localeCompare(b.code) || a.covers.length - b.covers.length);
}
