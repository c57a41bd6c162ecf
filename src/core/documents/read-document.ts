import { firstLine, type OffsetRange } from "../text/range";
import { findFrontMatter } from "./front-matter";
import { MAX_JSON_LENGTH, MAX_NDJSON_LENGTH, MAX_YAML_LENGTH } from "./limits";
import { withoutConflicts } from "./merge-conflicts";
import { reported, type SyntaxProblem } from "./problem";
import { readJson } from "./read-json";
import { readNdjson } from "./read-ndjson";
import { readYaml } from "./read-yaml";
import type { DataNode } from "./tree";

export type DocumentFormat = "yaml" | "json" | "ndjson" | "markdown";

/** A document read once: its data with positions, and what is wrong with its text. Never partial by exception. */
export interface ReadDocument {
  readonly format: DocumentFormat;
  readonly text: string;
  /** One for each YAML document of the stream and for each line of NDJSON that can be read; one for JSON and front matter. */
  readonly roots: readonly DataRoot[];
  readonly problems: readonly SyntaxProblem[];
  /** Markdown only: the text between the fences. */
  readonly frontMatter: OffsetRange | undefined;
  /** Markdown only: the text after the front matter. */
  readonly body: OffsetRange | undefined;
}

/** The data of one document of a file, and the span of text it was read from. */
export interface DataRoot {
  readonly node: DataNode | undefined;
  readonly range: OffsetRange;
}

/** What one reader of a format gives back. */
export interface ReadResult {
  readonly roots: readonly DataRoot[];
  readonly problems: readonly SyntaxProblem[];
}

/** The format a file name stands for, or undefined for files that carry no data of ours. */
export function formatOfPath(path: string): DocumentFormat | undefined {
  if (/\.ya?ml$/i.test(path)) return "yaml";
  if (/\.jsonc?$/i.test(path)) return "json";
  if (/\.ndjson$/i.test(path)) return "ndjson";
  return /\.(md|mdc|markdown)$/i.test(path) ? "markdown" : undefined;
}

/** Reads `text` as `format`. What can still be read of a broken or half-typed text is read. Never throws. */
export function readDocument(text: string, format: DocumentFormat): ReadDocument {
  if (format === "markdown") return readMarkdown(text);
  const read = format === "yaml" ? readYaml : format === "json" ? readJson : readNdjson;
  const result = guardText(text, { start: 0, end: text.length }, read);
  return { format, text, ...result, frontMatter: undefined, body: undefined };
}

function readMarkdown(text: string): ReadDocument {
  const fences = findFrontMatter(text);
  if (fences === undefined) {
    const body = { start: 0, end: text.length };
    const problems = hasBinary(text) ? [notText(text)] : [];
    return { format: "markdown", text, roots: [], problems, frontMatter: undefined, body };
  }
  const { content, body, unterminated } = fences;
  const result = hasBinary(text) ? guardText(text, content, readYaml) : readFrontMatter(text, content);
  const problems: readonly SyntaxProblem[] = unterminated ? [unterminatedProblem(text)] : result.problems;
  return { format: "markdown", text, roots: result.roots.slice(0, 1), problems, frontMatter: content, body };
}

/** Front matters that are kept: those of the documents that are worked on. */
const KEPT = 32;

/** The last readings by the text up to the closing fence. */
const frontMatters = new Map<string, ReadResult>();

/** The data between the fences; read anew only where something up to the closing one changed, whatever the body says. */
function readFrontMatter(text: string, content: OffsetRange): ReadResult {
  const head = text.slice(0, content.end);
  const own = text.length - content.end > MAX_KEPT_LENGTH ? copied(head) : head;
  const result = frontMatters.get(own) ?? guardText(own, content, readYaml);
  frontMatters.delete(own);
  if (own.length <= MAX_KEPT_LENGTH) frontMatters.set(own, result);
  const [oldest] = frontMatters.keys();
  if (frontMatters.size > KEPT && oldest !== undefined) frontMatters.delete(oldest);
  return result;
}

/**
 * The same text in memory of its own: a part of a text keeps the whole of it alive, which may be a body of megabytes. Of a
 * short one it does not matter, as its document keeps it alive anyway.
 */
function copied(part: string): string {
  return ` ${part}`.slice(1);
}

/** Characters of a front matter that is kept, and of a body that is kept with it: longer ones are rare, and would hold much memory. */
const MAX_KEPT_LENGTH = 100_000;

/** Refuses what no reader should be given, then reads the part of `text` within `range`. */
function guardText(text: string, range: OffsetRange, read: Reader): ReadResult {
  if (hasBinary(text)) return { roots: [], problems: [notText(text)] };
  const length = range.end - range.start;
  const limit = LIMITS.get(read) ?? MAX_YAML_LENGTH;
  if (length > limit) {
    const message = `This document is too large to check: ${thousands(length)} characters, and at most ${thousands(limit)} are read.`;
    return { roots: [], problems: [{ code: "too-large", message, range: firstLine(text) }] };
  }
  // Of a conflict in a log no side is the log: its lines are told one by one.
  const own = text.slice(0, range.end);
  const whole = read === readNdjson ? { text: own, problems: [] } : withoutConflicts(own);
  const { roots, problems } = read(whole.text, range);
  return { roots, problems: reported([...whole.problems, ...problems]) };
}

type Reader = (text: string, range: OffsetRange) => ReadResult;

const LIMITS: ReadonlyMap<Reader, number> = new Map([
  [readYaml, MAX_YAML_LENGTH],
  [readJson, MAX_JSON_LENGTH],
  [readNdjson, MAX_NDJSON_LENGTH],
]);

/** NUL never stands in YAML, JSON or Markdown; a file that has one early is not text. */
function hasBinary(text: string): boolean {
  return text.slice(0, 8192).includes("\0");
}

function notText(text: string): SyntaxProblem {
  const range = { start: 0, end: Math.min(1, text.length) };
  return { code: "not-text", message: "This file is not text: it holds a NUL byte.", range };
}

function unterminatedProblem(text: string): SyntaxProblem {
  const message = "The front matter that starts here has no end: close it with a line `---`.";
  return { code: "front-matter-unterminated", message, range: firstLine(text) };
}

function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
