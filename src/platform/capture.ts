import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NewEvent } from "../core/runs/append-events";
import {
  capturePaths,
  CAPTURES,
  freeEventName,
  givenCapturePath,
  newCapturePath,
  phaseOfCapture,
  type Asked,
  type TokenCounter,
} from "../core/runs/captures";
import type { Actor } from "../core/runs/event";
import type { RunPlace } from "../core/runs/run-place";
import { SUMMARY_FIELD } from "../core/runs/run-summary";
import { OUTPUT_CAPTURED, usageOf, type Usage } from "../core/runs/usage";
import { makeCaptures, writeCapture } from "./capture-file";
import { readLog } from "./read-log";
import { updateRun, type CurrentRun } from "./update-run";

/** In which run something is captured, by whom, and what the clock says (ISO 8601, UTC). */
export interface Capturing {
  readonly place: RunPlace;
  readonly actor: Actor;
  readonly now: () => string;
}

/** What was captured, or a sentence that says why nothing was. `notices` are for a person all the same. */
export type Captured<T> =
  | { readonly ok: true; readonly value: T; readonly notices: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** The place of a capture, below the run's folder and absolute. */
export interface CapturePlace {
  readonly capture_path: string;
  readonly path: string;
}

/** Readies a run for captures at the start of an agent's session. */
export function captureInit(capturing: Capturing): Promise<Captured<{ readonly captures: string }>> {
  return capture(capturing, async ({ folder, log }) => {
    const fault = await makeCaptures(folder);
    if (fault !== undefined) return { ok: false, message: fault };
    const phase = phaseOfCapture(log, undefined);
    if (!phase.ok) return phase;
    return {
      ok: true,
      value: { event: { event: "session_start", phase: phase.value }, answer: { captures: join(folder, CAPTURES) } },
    };
  });
}

/** An event of a hook: of any name that the pipeline does not read itself. */
export interface HookEvent {
  readonly event: string;
  readonly phase?: string | undefined;
  readonly message?: string | undefined;
}

/** Records that something happened. It changes nothing but what `usage.json` counts. */
export function captureEvent(
  capturing: Capturing,
  { event, phase, message }: HookEvent,
): Promise<Captured<{ readonly event: string }>> {
  return capture(capturing, ({ log }) => {
    const name = freeEventName(event);
    const within = phaseOfCapture(log, phase);
    if (!name.ok) return name;
    if (!within.ok) return within;
    return { ok: true, value: { event: { event, phase: within.value, message }, answer: { event } } };
  });
}

/** Reserves a place for output that a host writes by itself. No file is made: there is none until there is output. */
export function captureRoute(
  capturing: Capturing,
  wanted: { readonly name: string; readonly suffix?: string | undefined },
): Promise<Captured<CapturePlace>> {
  return capture(capturing, async (run) => {
    const fault = await makeCaptures(run.folder);
    if (fault !== undefined) return { ok: false, message: fault };
    const [path, phase] = [await freePath(run, wanted), phaseOfCapture(run.log, undefined)];
    if (!path.ok) return path;
    if (!phase.ok) return phase;
    const event = { event: "pre_tool_capture_route", phase: phase.value, capture_path: path.value };
    return { ok: true, value: { event, answer: placeOf(run, path.value) } };
  });
}

/** A command that was run, with its whole output. */
export interface CommandOutput {
  readonly command: string;
  readonly exitCode: number;
  readonly content: Uint8Array;
  /** Where it goes: a place that was routed, or any other among the run's captures; by `name` where it is left out. */
  readonly path?: string | undefined;
  readonly name?: string | undefined;
  readonly suffix?: string | undefined;
  /** What of it the agent was shown; where that is not known, nothing is claimed to have been saved. */
  readonly shown?: string | undefined;
  readonly phase?: string | undefined;
  readonly role?: string | undefined;
}

/** Characters of a command that are recorded. */
const COMMAND_LENGTH = 2000;

/**
 * Keeps the output of a command in a file, synced, and records the command itself, its exit code, and the size, digest
 * and tokens of the output. Nothing else is written down, the environment least of all; a secret that stands in the
 * command or its output does, which is why captures stay out of Git.
 */
export async function captureOutput(
  capturing: Capturing,
  output: CommandOutput,
  counter: TokenCounter,
): Promise<Captured<CapturePlace>> {
  const { command, exitCode, content, name = "output", suffix } = output;
  if (command.trim() === "") return { ok: false, message: "The command is empty: say what was run." };
  if (!Number.isSafeInteger(exitCode)) return { ok: false, message: "The exit code is a whole number." };
  const facts = factsOf(output, counter);
  let made: string | undefined;
  const captured = await capture(capturing, async (run) => {
    const phase = phaseOfCapture(run.log, output.phase);
    if (!phase.ok) return phase;
    const fault = await makeCaptures(run.folder);
    if (fault !== undefined) return { ok: false, message: fault };
    const path =
      output.path === undefined ? await freePath(run, { name, suffix }) : givenCapturePath(run.folder, output.path);
    if (!path.ok) return path;
    const unwritten = await writeCapture(run.folder, path.value, content);
    if (unwritten !== undefined) return { ok: false, message: unwritten };
    if (output.path === undefined) made = join(run.folder, path.value);
    const event = { event: OUTPUT_CAPTURED, phase: phase.value, capture_path: path.value, ...facts };
    return { ok: true, value: { event, answer: placeOf(run, path.value) } };
  });
  if (!captured.ok && made !== undefined) await rm(made, { force: true }).catch(() => undefined);
  return captured;
}

/** What is recorded of an output, before the run is locked: counting the tokens of a large one takes a while. */
function factsOf({ command, exitCode, content, role, shown }: CommandOutput, counter: TokenCounter): object {
  return {
    role,
    command: command.length > COMMAND_LENGTH ? `${command.slice(0, COMMAND_LENGTH)}…` : command,
    exit_code: exitCode,
    sha256: createHash("sha256").update(content).digest("hex"),
    bytes: content.length,
    tokens: counter.count(new TextDecoder().decode(content)),
    ...(shown === undefined ? {} : { shown_bytes: Buffer.byteLength(shown), shown_tokens: counter.count(shown) }),
    tokenizer: counter.name,
  };
}

/** Bytes of a summary that are kept: it is part of the log. */
const SUMMARY_BYTES = 65_536;

/** Records an agent's summary of its work, which `summary.md` then ends with. */
export function captureSummary(
  capturing: Capturing,
  { event = "pre_compact_summary", text }: { readonly event?: string | undefined; readonly text: string },
  counter: TokenCounter,
): Promise<Captured<{ readonly path: string }>> {
  return capture(capturing, ({ log, folder }) => {
    const name = freeEventName(event);
    const phase = phaseOfCapture(log, undefined);
    if (!name.ok) return name;
    if (!phase.ok) return phase;
    const bytes = Buffer.byteLength(text);
    if (text.trim() === "") return { ok: false, message: "The summary is empty." };
    if (bytes > SUMMARY_BYTES) {
      return {
        ok: false,
        message: `The summary has ${bytes} bytes, and ${SUMMARY_BYTES} at most are kept: shorten it.`,
      };
    }
    const tokens = { bytes, tokens: counter.count(text), tokenizer: counter.name };
    const fields = { event, phase: phase.value, [SUMMARY_FIELD]: text, ...tokens };
    return { ok: true, value: { event: fields, answer: { path: join(folder, "summary.md") } } };
  });
}

/** What a run has used so far, from its log alone. */
export async function readUsage(place: RunPlace): Promise<Asked<Usage>> {
  const read = await readLog(place);
  if (!read.ok) return read;
  const usage = usageOf(read.value.log);
  if (usage !== undefined) return { ok: true, value: usage };
  return { ok: false, message: `The log of \`${place.runId}\` has no beginning.` };
}

interface Deed<T> {
  readonly event: { readonly event: string; readonly [field: string]: unknown };
  readonly answer: T;
}

async function capture<T>(
  { place, actor, now }: Capturing,
  deed: (run: CurrentRun) => Asked<Deed<T>> | Promise<Asked<Deed<T>>>,
): Promise<Captured<T>> {
  let answer: { readonly value: T } | undefined;
  const update = await updateRun<string>(place, now, async (run) => {
    const asked = await deed(run);
    if (!asked.ok) return { ok: false, refusals: asked.message };
    answer = { value: asked.value.answer };
    const event: NewEvent = { ...asked.value.event, actor };
    return { ok: true, events: [event] };
  });
  if (!update.ok) return { ok: false, message: update.reason === "failed" ? update.message : update.refusals };
  return answer === undefined
    ? { ok: false, message: "Nothing was captured." }
    : { ok: true, value: answer.value, notices: update.notices };
}

/** A place among the captures that neither the log nor the disk knows. */
async function freePath(
  { folder, log, now }: CurrentRun,
  wanted: { readonly name: string; readonly suffix?: string | undefined },
): Promise<Asked<string>> {
  const there = await readdir(join(folder, CAPTURES)).catch(() => []);
  const taken = new Set([...capturePaths(log), ...there.map((name) => `${CAPTURES}/${name}`)]);
  return newCapturePath(wanted, now, taken);
}

function placeOf({ folder }: CurrentRun, path: string): CapturePlace {
  return { capture_path: path, path: `${folder}/${path}` };
}
