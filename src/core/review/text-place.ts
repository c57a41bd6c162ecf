/** Lines of a text, with enough of their words to find them again after edits. Lines are counted from 1. */
export interface TextPlace {
  readonly line: number;
  /** The last line; the same as `line` where it is one. */
  readonly endLine: number;
  /** The lines as they were, each without the blanks around it; empty where nobody kept them. */
  readonly quote: string;
  /** The nearest line above that is not blank, and the nearest below; empty where there is none. */
  readonly before: string;
  readonly after: string;
}

/** Lines that are quoted of a longer place, and characters of each. */
const QUOTED_LINES = 8;
const QUOTED_WIDTH = 200;

/** Where a place is in a text as it reads now. */
export interface FoundPlace {
  readonly line: number;
  readonly endLine: number;
  /** `gone`: what it quotes does not stand in the text any more; the lines are the nearest to where it was. */
  readonly state: "same" | "moved" | "gone";
}

/** The place of these lines of a text. Lines that the text does not have are taken for its first or last. */
export function textPlace(text: string, line: number, endLine: number = line): TextPlace {
  const lines = quotableLines(text);
  const first = within(line, lines.length);
  const last = within(Math.max(endLine, first), lines.length);
  return {
    line: first,
    endLine: last,
    quote: lines.slice(first - 1, Math.min(last, first - 1 + QUOTED_LINES)).join("\n"),
    before: lines.slice(0, first - 1).findLast((each) => each !== "") ?? "",
    after: lines.slice(last).find((each) => each !== "") ?? "",
  };
}

/**
 * Finds a place again by what it quotes: where the quoted lines stand several times, the one with the same neighbours
 * is meant, and of those the nearest. Where they are gone it is the place between the neighbours, or the old lines.
 */
export function findTextPlace(text: string, place: TextPlace): FoundPlace {
  const lines = quotableLines(text);
  const { length } = lines;
  const span = Math.max(place.endLine - place.line, 0);
  const at = (line: number, state: FoundPlace["state"]): FoundPlace => ({
    line: within(line, length),
    endLine: within(within(line, length) + span, length),
    state,
  });
  if (place.quote === "" && place.before === "" && place.after === "") {
    return at(place.line, place.line <= length ? "same" : "gone");
  }
  const found = bestOf(lines, place);
  if (found !== undefined) return at(found, found === place.line ? "same" : "moved");
  const { line, endLine } = at(nearestTo(lines, place), "gone");
  return { line, endLine: Math.min(endLine, line), state: "gone" };
}

interface Candidate {
  readonly line: number;
  /** How many of its neighbours are those of the place: 0 to 2. */
  readonly neighbours: number;
}

/** The line on which the quoted ones begin; undefined where they stand nowhere. Blank lines count by neighbours only. */
function bestOf(lines: readonly string[], place: TextPlace): number | undefined {
  const quoted = place.quote.split("\n");
  const isBlank = quoted.every((line) => line === "");
  const span = Math.max(place.endLine - place.line + 1, quoted.length);
  let best: Candidate | undefined;
  for (let line = 1; line + quoted.length - 1 <= lines.length; line++) {
    if (!quoted.every((text, index) => lines[line - 1 + index] === text)) continue;
    const neighbours = sharedNeighbours(lines, line, span, place);
    if (isBlank && neighbours === 0) continue;
    const candidate = { line, neighbours };
    if (best === undefined || isNearer(candidate, best, place.line)) best = candidate;
  }
  return best?.line;
}

function sharedNeighbours(lines: readonly string[], line: number, span: number, place: TextPlace): number {
  const before = lines.slice(0, line - 1).findLast((each) => each !== "") ?? "";
  const after = lines.slice(line - 1 + span).find((each) => each !== "") ?? "";
  return Number(before === place.before) + Number(after === place.after);
}

function isNearer(one: Candidate, other: Candidate, line: number): boolean {
  if (one.neighbours !== other.neighbours) return one.neighbours > other.neighbours;
  return Math.abs(one.line - line) < Math.abs(other.line - line);
}

/** Where the text was that is gone: after the line that stood above it, else before the one below, else its old line. */
function nearestTo(lines: readonly string[], { line, before, after }: TextPlace): number {
  const above = nearestLine(lines, before, line - 1);
  if (above !== undefined) return above + 1;
  return nearestLine(lines, after, line + 1) ?? line;
}

function nearestLine(lines: readonly string[], text: string, line: number): number | undefined {
  if (text === "") return undefined;
  const found = lines.flatMap((each, index) => (each === text ? [index + 1] : []));
  return found.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
}

/** The lines of a text as they are quoted: without the blanks around them, and not longer than a quote is. */
function quotableLines(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.trim().slice(0, QUOTED_WIDTH).trimEnd());
}

function within(line: number, count: number): number {
  return Math.min(Math.max(Math.trunc(line), 1), count);
}
