import { readDocument, type DocumentFormat, type ReadDocument } from "../../src/core/documents/read-document";
import { valueOf } from "../../src/core/documents/tree";
import { expectedProblems, parseMarked, shownProblems, type Shown } from "./markers";

/** One text with the faults it is expected to have marked in it (`⟦diag:syntax⟧…⟦/⟧`), and the data that is read. */
export interface DocumentCase {
  readonly name: string;
  readonly text: string;
  /** The data of the first root; left out where it does not matter. */
  readonly value?: unknown;
}

/** What a case is expected to give, and what it gave. */
export interface DocumentOutcome {
  readonly expected: readonly Shown[];
  readonly found: readonly Shown[];
  readonly value: unknown;
  readonly document: ReadDocument;
}

/** Reads a case's text, after `change` has been made to it. */
export function runDocumentCase(
  format: DocumentFormat,
  { text }: DocumentCase,
  change: (text: string) => string = (same) => same,
): DocumentOutcome {
  const marked = parseMarked(change(text));
  const document = readDocument(marked.text, format);
  return {
    expected: expectedProblems(marked),
    found: shownProblems(marked.text, document.problems),
    value: plain(valueOf(document.roots[0]?.node)),
    document,
  };
}

/** A value with ordinary prototypes, for comparison; keys such as `__proto__` stay keys. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    Object.defineProperty(copy, key, { value: plain(entry), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

/** The same text with Windows line ends. */
export function toCrlf(text: string): string {
  return text.replace(/\r\n|\n/g, "\r\n");
}

/** The same text as old Macs wrote it. */
export function toCr(text: string): string {
  return text.replace(/\r\n|\n/g, "\r");
}
