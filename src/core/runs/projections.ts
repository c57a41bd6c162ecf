import type { EventLog } from "./event-log";
import { stateAfter } from "./run-state";
import { summaryOf } from "./run-summary";
import { statusOf } from "./status-record";
import { usageOf } from "./usage";

/**
 * The files that are computed from a run's log, by their name in its folder: the same log gives the same bytes, so each
 * of them may be deleted. None where the log has no beginning.
 */
export function projectionsOf(log: EventLog): ReadonlyMap<string, string> {
  const state = stateAfter(log.events);
  const [status, usage, summary] = [statusOf(log, state), usageOf(log), summaryOf(log, state)];
  if (status === undefined || usage === undefined || summary === undefined) return new Map();
  return new Map([
    ["status.json", asJson(status)],
    ["usage.json", asJson(usage)],
    ["summary.md", summary],
  ]);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
