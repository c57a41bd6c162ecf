import type { Actor } from "../runs/event";
import type { EventLog, LoggedEvent } from "../runs/event-log";
import type { RunEvent } from "../runs/run-events";

/** What happened in a run, newest first. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** How many earlier entries are not among them. */
  readonly leftOut: number;
}

export type TimelineEntry =
  | { readonly kind: "event"; readonly event: RunEvent }
  /** Events in a row that are not the pipeline's own, such as captured output. */
  | {
      readonly kind: "others";
      /** The number of the first. */
      readonly seq: number;
      /** ISO 8601, of the last. */
      readonly at: string;
      readonly actors: readonly Actor[];
      /** How many there are of each name. */
      readonly counts: ReadonlyMap<string, number>;
    };

/** More would help nobody who looks at a page; the log has them all. */
export const MOST_ENTRIES = 400;

/** The timeline of a log. Faults are no events, and what captures wrote is counted, not listed. */
export function timelineOf({ all, events }: Pick<EventLog, "all" | "events">): Timeline {
  const known = new Map<LoggedEvent | RunEvent, RunEvent>(events.map((event) => [event, event]));
  const entries: TimelineEntry[] = [];
  for (const each of all) {
    const event = known.get(each);
    if (event !== undefined) entries.push({ kind: "event", event });
    else withOther(entries, each);
  }
  const leftOut = Math.max(0, entries.length - MOST_ENTRIES);
  return { entries: entries.slice(leftOut).reverse(), leftOut };
}

function withOther(entries: TimelineEntry[], { event, seq, created_at: at, actor }: LoggedEvent): void {
  const last = entries.at(-1);
  const before = last?.kind === "others" ? last : { seq, actors: [], counts: new Map<string, number>() };
  if (last?.kind === "others") entries.pop();
  const isKnown = before.actors.some(({ id, kind }) => id === actor.id && kind === actor.kind);
  const actors = isKnown ? before.actors : [...before.actors, actor];
  const counts = new Map(before.counts).set(event, (before.counts.get(event) ?? 0) + 1);
  entries.push({ kind: "others", seq: before.seq, at, actors, counts });
}
