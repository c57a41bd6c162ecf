import type { SyntaxProblem } from "./problem";

/** A text that can be read although conflicts stand in it, and where they are. */
export interface Unconflicted {
  /** As long as the text was: what is left out is blank. */
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
}

const MARK = /(?<=^\uFEFF?)(<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|$)[^\r\n]*/gm;

/** The text with the first side of every Git conflict only, and one problem for each conflict. */
export function withoutConflicts(text: string): Unconflicted {
  const problems: SyntaxProblem[] = [];
  if (!text.includes("<<<<<<<")) return { text, problems };
  let result = "";
  let copied = 0;
  let opening: { start: number; end: number } | undefined;
  let otherSide: number | undefined;
  for (const match of text.matchAll(MARK)) {
    const mark = match[1]?.charAt(0);
    const line = { start: match.index, end: match.index + match[0].length };
    if (mark === "<") {
      opening = line;
      otherSide = undefined;
    } else if (mark !== ">") {
      otherSide ??= line.start;
    } else if (opening !== undefined && otherSide !== undefined) {
      result += text.slice(copied, opening.start) + blank(text.slice(opening.start, opening.end));
      result += text.slice(opening.end, otherSide) + blank(text.slice(otherSide, line.end));
      copied = line.end;
      problems.push({ code: "merge-conflict", message: MESSAGE, range: opening });
      opening = undefined;
    }
  }
  return { text: result + text.slice(copied), problems };
}

const MESSAGE =
  "A Git conflict stands here unresolved: keep one side, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.";

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
