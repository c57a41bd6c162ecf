import { containedPath } from "../files/contained";
import { relativeTo } from "../files/path";
import { slug } from "../library/manifest";
import type { EventLog } from "./event-log";
import { readEvent } from "./read-event";
import { openPhase, stateAfter, type RunState } from "./run-state";

/** Counts the tokens of a text as a model would see it; doors bring one. */
export interface TokenCounter {
  /** The tokenizer that it counts with, as it is recorded: `o200k_base`. */
  readonly name: string;
  count(text: string): number;
}

/** The folder of captures below a run's. */
export const CAPTURES = "captures";

/** A value that was asked for, or a sentence that says why there is none. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/**
 * The place of a new capture below the run's folder: `captures/<time>-<name><suffix>`. `name` becomes small letters,
 * digits and `-`; `suffix` is letters and digits after a dot, which may be left out. `taken` are places that are used.
 */
export function newCapturePath(
  { name, suffix = ".log" }: { readonly name: string; readonly suffix?: string | undefined },
  now: string,
  taken: ReadonlySet<string>,
): Asked<string> {
  const ending = suffix.startsWith(".") ? suffix : `.${suffix}`;
  if (!/^\.[A-Za-z0-9]{1,16}(\.[A-Za-z0-9]{1,16})?$/.test(ending)) {
    return {
      ok: false,
      message: `The suffix \`${suffix}\` is none: a dot and letters or digits, such as \`.log\`, are.`,
    };
  }
  const base = `${CAPTURES}/${now.replace(/[:.]/g, "-")}-${slug(name, "capture").slice(0, 64)}`;
  for (let n = 1; ; n++) {
    const path = `${base}${n === 1 ? "" : `-${n}`}${ending}`;
    if (!taken.has(path)) return { ok: true, value: path };
  }
}

/** A path that names a file among a run's captures, as it is below the run's folder. It may be absolute, or below that folder. */
export function givenCapturePath(folder: string, written: string): Asked<string> {
  const below = relativeTo(folder, written) ?? written;
  const place = containedPath(folder, below);
  const path = place.state === "inside" ? relativeTo(folder, place.path) : undefined;
  const name = path?.startsWith(`${CAPTURES}/`) === true ? path.slice(CAPTURES.length + 1) : "";
  if (path !== undefined && name !== "" && !name.includes("/") && !name.startsWith("."))
    return { ok: true, value: path };
  return { ok: false, message: `\`${written}\` is not a file of ${folder}/${CAPTURES}: nothing was captured.` };
}

/** The places of captures that a log names. */
export function capturePaths(log: EventLog): ReadonlySet<string> {
  return new Set(log.all.flatMap(({ capture_path: path }) => (typeof path === "string" ? [path] : [])));
}

/** Whether hooks and agents may write an event of this name: those that the pipeline itself reads are not theirs. */
export function freeEventName(name: string): Asked<string> {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name)) {
    return {
      ok: false,
      message: `\`${name}\` is no name of an event: small letters, digits and \`_\`, 64 at most, are.`,
    };
  }
  const actor = { id: "hook", kind: "agent" };
  const read = readEvent({ seq: 1, event: name, run_id: "run", created_at: "now", actor });
  if (read.kind === "other") return { ok: true, value: name };
  return {
    ok: false,
    message: `\`${name}\` is written by the pipeline itself, through \`wazir run\`: a capture may not.`,
  };
}

/** The phase that a capture belongs to: the one named, which the run must have been in, or else the one it is in. */
export function phaseOfCapture(log: EventLog, named: string | undefined): Asked<string> {
  const state = stateAfter(log.events);
  if (named === undefined) return phaseNow(state);
  const known = [...state.phases].flatMap(([phase, { loops }]) => (loops > 0 ? [phase] : []));
  if (known.includes(named)) return { ok: true, value: named };
  return { ok: false, message: `The run has not been in a phase \`${named}\`. It was in: ${known.join(", ")}.` };
}

function phaseNow(state: RunState): Asked<string> {
  const phase = openPhase(state) ?? state.phase;
  if (phase !== undefined) return { ok: true, value: phase };
  return { ok: false, message: "The log of the run has no beginning, so there is no phase to capture in." };
}
