import type { ReadDocument } from "../documents/read-document";
import { entryOf, type MapEntry } from "../documents/tree";
import type { Sha256 } from "./event";

/** Notes about the approval itself: they are written after it, and no gate reads them. */
const NOTES: readonly string[] = ["status", "approval"];

/**
 * What an approval of this document covers: its text, with `\n` as the only line end, without a byte order mark,
 * without the line breaks at the end of Markdown and JSON, and without the values of its top-level `status` and
 * `approval`. Everything else counts, comments included. A text with a syntax fault keeps its notes.
 */
export function canonicalText(document: ReadDocument): string {
  const plain = withoutNotes(document)
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
  return document.format === "yaml" ? plain : withoutFinalBreaks(plain);
}

/** The SHA-256 of a document's canonical text: what `artifact_submitted` and `artifact_approved` name. */
export function canonicalDigest(document: ReadDocument, sha256: Sha256): string {
  return sha256(canonicalText(document));
}

function withoutNotes({ text, roots, problems }: ReadDocument): string {
  if (problems.length > 0 || roots.length !== 1) return text;
  const root = roots[0]?.node;
  return NOTES.flatMap((key) => entryOf(root, key) ?? [])
    .flatMap((entry) => noteOf(text, entry) ?? [])
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/**
 * The span of a note's value and of the blanks before it, where it is one word or text on the key's own line. A value
 * that is more than that, or that another place refers to, counts like any other.
 */
function noteOf(text: string, { keyRange, value }: MapEntry): { start: number; end: number } | undefined {
  const colon = text.indexOf(":", keyRange.end);
  if (colon < 0 || text.slice(keyRange.end, colon).trim() !== "") return undefined;
  const start = colon + 1;
  if (value === undefined) return { start, end: start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0) };
  const end = value.range.end;
  if (value.type !== "scalar" || value.style === "block" || value.range.start < start) return undefined;
  const written = text.slice(start, end).trim();
  if (/[\r\n]/.test(written) || /^[&*!]/.test(written)) return undefined;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function withoutFinalBreaks(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "\n") end--;
  return text.slice(0, end);
}
