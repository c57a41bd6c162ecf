/** Stands for the project's folder in whatever is sent: its URI in URIs. */
export const PROJECT = "${project}";

/** One thing that the client sends. */
export type Step =
  | { readonly request: string; readonly params?: unknown }
  | { readonly notify: string; readonly params?: unknown }
  /** Takes back the request before it. */
  | { readonly cancel: true }
  /** Bytes that need not be a message. */
  | { readonly raw: string };

/** Some steps that leave the server as it was: every document that they open they close. A corpus file holds one of these. */
export interface FuzzCase {
  readonly kind: string;
  /** The client breaks the protocol, so that an error is an answer, and a line in the log is no fault. */
  readonly malformed?: boolean;
  /** Everything is sent at once; otherwise each request is answered before the next step. */
  readonly atOnce?: boolean;
  readonly steps: readonly Step[];
}
