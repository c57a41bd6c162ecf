import { readDocument } from "../documents/read-document";
import type { Sha256 } from "./event";
import { readEvent, type ReadEvent } from "./read-event";

/** What a line says of its place in the chain, and what its own text says of that. */
export interface ChainLink {
  readonly seq: number;
  readonly runId: string;
  readonly prev: string;
  /** The hash that it says it has; undefined where it does not end with one. */
  readonly hash: string | undefined;
  /** The hash that its text has. */
  readonly computed: string;
  readonly read: ReadEvent;
}

export type LineReading =
  | { readonly ok: true; readonly link: ChainLink }
  /** `why` completes "This line …". */
  | { readonly ok: false; readonly why: string };

/** What stands after the fields that a hash covers: `,"hash":"` and 64 digits and `"}`. */
const SEAL = /,"hash":"([0-9a-f]{64})"\}$/;
/** No log gets as far, and there is room for more after it. */
const MAX_SEQ = 1e12;
const SEAL_LENGTH = ',"hash":"'.length + 64 + '"}'.length;

/**
 * Reads one line. Its hash is computed from its own characters, not from what they mean: the text up to `,"hash"`, with
 * the closing brace. So another order of keys, another spelling of a number or of a letter, or a blank is another hash.
 */
export function readLine(text: string, sha256: Sha256): LineReading {
  const value = parsed(text);
  if (value === undefined) return { ok: false, why: "is not JSON" };
  const read = readEvent(value);
  const { seq, run_id: runId, prev } = asRecord(value);
  if (!Number.isSafeInteger(seq) || Number(seq) > MAX_SEQ || typeof runId !== "string" || typeof prev !== "string") {
    return { ok: false, why: read.kind === "fault" ? read.why : "has no place in a chain" };
  }
  const twice = repeatedKey(text, value);
  if (twice !== undefined) return { ok: false, why: `has the key \`${twice}\` twice` };
  const hash = SEAL.exec(text)?.[1];
  const covered = hash === undefined ? text : `${text.slice(0, -SEAL_LENGTH)}}`;
  return { ok: true, link: { seq: Number(seq), runId, prev, hash, computed: sha256(covered), read } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * A key that stands twice in one object, which parsers understand differently. What we write comes back from its value
 * as it was, and then no key can: only other lines are looked at in full.
 */
function repeatedKey(text: string, value: unknown): string | undefined {
  if (spelled(value) === text) return undefined;
  const twice = readDocument(text, "json").problems.find(({ code }) => code === "duplicate-key");
  return twice === undefined ? undefined : text.slice(twice.range.start + 1, twice.range.end - 1);
}

/** The value as we would write it; undefined where it nests too deep to be written. */
function spelled(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
