import { addedLines, type NewEvent } from "../../src/core/runs/append-events";
import { readEventLog } from "../../src/core/runs/event-log";
import { sha256 } from "../../src/platform/sha256";
import type { Scene } from "./scene";

/** A line of a log as an object. */
export type Line = Readonly<Record<string, unknown>>;

/** Adds a line to a run's log by hand, chained as if the engine had written it now, or at a time that is given. */
export function forge(scene: Scene, event: NewEvent, now = new Date().toISOString()): void {
  const log = scene.read("events.ndjson");
  const added = addedLines(readEventLog(log, scene.run, sha256), scene.run, [event], now, sha256);
  scene.write("events.ndjson", log + added.text);
}

/** The last line of a run's log that has an event of this name. */
export function lastOf(scene: Scene, event: string): Line {
  const line = scene.log().findLast((each) => each.includes(`"event":"${event}"`));
  if (line === undefined) throw new Error(`The log has no ${event}`);
  return JSON.parse(line) as Line;
}

/** A line with this done to it, and with the hash that it then has. */
export function rehashed(line: string, change: (line: string) => string): string {
  const open = change(line).replace(/,"hash":"[0-9a-f]{64}"\}$/, "}");
  return `${open.slice(0, -1)},"hash":"${sha256(open)}"}`;
}
