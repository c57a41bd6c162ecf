/** Who did something: a person in the editor or at a terminal, or an agent. */
export interface Actor {
  readonly id: string;
  readonly kind: "person" | "agent";
}

/** One line of a run's log before it is chained. */
export interface EventBody {
  readonly seq: number;
  readonly event: string;
  readonly run_id: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly actor: Actor;
  readonly phase?: string;
  readonly status?: string;
  readonly [field: string]: unknown;
}

/** The predecessor of a log's first line. */
export const NO_EVENT = "0".repeat(64);

/** SHA-256 of a UTF-8 text as 64 lower-case hex digits; `platform` brings it. */
export type Sha256 = (text: string) => string;

/**
 * A line of `events.ndjson`, without its line break. `hash` covers the line's JSON with `prev` and without `hash`,
 * keys in the order they stand, so that it can be checked from the line's own text.
 */
export function eventLine(body: EventBody, prev: string, sha256: Sha256): string {
  const chained: Record<string, unknown> = { ...body, prev };
  delete chained.hash;
  return JSON.stringify({ ...chained, hash: sha256(JSON.stringify(chained)) });
}
