import { record } from "./record";

/** Request: what a document is. */
export const DOCUMENT_KIND = "wazir/documentKind";

/** Which document is asked about. */
export interface DocumentKindParams {
  readonly uri: string;
}

/** What a document is read as, and why; empty for documents that are none of ours. */
export interface DocumentKindResult {
  /** What a person calls it: `clarification`. */
  readonly label?: string;
  /** The rule that decided, and the file name, key or setting that it went by. */
  readonly reason?: { readonly by: string; readonly name: string };
}

/** Whether a server's answer is one. */
export function isDocumentKindResult(value: unknown): value is DocumentKindResult {
  const { label, reason } = record(value);
  if (label === undefined && reason === undefined) return typeof value === "object" && value !== null;
  const { by, name } = record(reason);
  return [label, by, name].every((each) => typeof each === "string");
}
