import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Asked, TokenCounter } from "../../core/runs/captures";
import { usageReport } from "../../core/runs/usage-report";
import {
  captureEvent,
  captureInit,
  captureOutput,
  captureRoute,
  captureSummary,
  readUsage,
  type Captured,
  type CapturePlace,
  type Capturing,
} from "../../platform/capture";
import { tokenCounter, TOKENIZER } from "../../platform/count-tokens";
import { fromNative } from "../../platform/native-path";
import { terminalActor } from "../../platform/terminal-actor";
import { userName } from "../../platform/user-name";
import { refusal, type Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { runAt } from "../run-at";
import { readInput, type Input } from "./read-input";

/** Which run is meant. */
export interface RunOption {
  readonly run?: string | undefined;
}

/** `wazir capture init`: the paths that a session needs. */
export function init(options: RunOption): Promise<Answer> {
  return capturing(options, async (where) => {
    const captured = await captureInit(where);
    return answered(where, captured, ({ captures }) => {
      const folder = `${where.place.stateRoot}/runs/${where.place.runId}`;
      const paths = { status_path: `${folder}/status.json`, events_path: `${folder}/events.ndjson` };
      return { text: where.place.runId, json: { run_root: folder, ...paths, captures_dir: captures } };
    });
  });
}

export interface EventOptions extends RunOption {
  readonly event: string;
  readonly phase?: string;
  readonly message?: string;
}

/** `wazir capture event`. */
export function event(options: EventOptions): Promise<Answer> {
  return capturing(options, async (where) =>
    answered(where, await captureEvent(where, options), (json) => ({
      text: `${where.place.runId} ${options.event}`,
      json,
    })),
  );
}

export interface RouteOptions extends RunOption {
  readonly name: string;
  readonly suffix?: string;
}

/** `wazir capture route`. */
export function route(options: RouteOptions): Promise<Answer> {
  return capturing(options, async (where) => answered(where, await captureRoute(where, options), placed));
}

export interface OutputOptions extends RunOption {
  readonly command: string;
  readonly exitCode: number;
  readonly capturePath?: string;
  readonly name?: string;
  readonly suffix?: string;
  /** The path of a file. */
  readonly shown?: string;
  readonly phase?: string;
  readonly role?: string;
}

/** `wazir capture output`. */
export async function output(options: OutputOptions): Promise<Answer> {
  const { capturePath, shown: shownPath, name, suffix } = options;
  if (capturePath !== undefined && (name !== undefined || suffix !== undefined)) {
    return refusal(
      "`--capture-path` names the file, so `--name` and `--suffix` have no meaning beside it.",
      EXIT.usage,
    );
  }
  const shown = await shownIn(shownPath);
  if (!shown.ok) return refusal(shown.message, EXIT.usage);
  return capturing(options, (where) =>
    withInput(async (content) => {
      const path = capturePath === undefined ? undefined : fromNative(capturePath);
      const captured = await captureOutput(where, { ...options, content, path, shown: shown.value }, await counter());
      return answered(where, captured, (place) => {
        const { text, json } = placed(place);
        return { text, json: { ...json, byte_length: content.length } };
      });
    }),
  );
}

export interface SummaryOptions extends RunOption {
  readonly event?: string;
}

/** `wazir capture summary`. */
export function summary({ run, event }: SummaryOptions): Promise<Answer> {
  return capturing({ run }, (where) =>
    withInput(async (content) => {
      const captured = await captureSummary(where, { event, text: new TextDecoder().decode(content) }, await counter());
      return answered(where, captured, ({ path }) => ({ text: path, json: { summary_path: path } }));
    }),
  );
}

export interface UsageOptions extends RunOption {
  readonly phase?: string;
}

/** `wazir capture usage`. */
export async function usage({ run, phase }: UsageOptions): Promise<Answer> {
  const place = await runAt(process.cwd(), run);
  if (!place.ok) return refusal(place.message, EXIT.usage);
  const read = await readUsage(place.value);
  if (!read.ok) return refusal(read.message);
  const report = usageReport(read.value, phase);
  if (!report.ok) return refusal(report.message, EXIT.usage);
  const { phases } = read.value;
  const shown = Object.fromEntries(Object.entries(phases).filter(([name]) => phase === undefined || name === phase));
  return { code: EXIT.ok, text: report.value.trimEnd(), json: { ...read.value, phases: shown } };
}

async function capturing({ run }: RunOption, work: (where: Capturing) => Promise<Answer>): Promise<Answer> {
  const place = await runAt(process.cwd(), run);
  if (!place.ok) return refusal(place.message, EXIT.usage);
  const { actor } = terminalActor({
    stdinIsTty: process.stdin.isTTY,
    stdoutIsTty: process.stdout.isTTY,
    env: process.env,
    user: userName(),
  });
  return work({ place: place.value, actor, now: () => new Date().toISOString() });
}

async function withInput(work: (content: Buffer) => Promise<Answer>): Promise<Answer> {
  const input: Input = await readInput(process.stdin);
  return input.ok ? work(input.content) : refusal(input.message);
}

interface Told {
  readonly text: string;
  readonly json: object;
}

function answered<T>({ place }: Capturing, captured: Captured<T>, tell: (value: T) => Told): Answer {
  if (!captured.ok) return refusal(captured.message);
  const { text, json } = tell(captured.value);
  const { notices } = captured;
  return { code: EXIT.ok, text, json: { run_id: place.runId, ...json, notices }, notices };
}

function placed({ capture_path, path }: CapturePlace): Told {
  return { text: path, json: { capture_path, path } };
}

async function shownIn(path: string | undefined): Promise<Asked<string | undefined>> {
  if (path === undefined) return { ok: true, value: undefined };
  try {
    return { ok: true, value: await readFile(resolve(path), "utf8") };
  } catch {
    return { ok: false, message: `There is no file ${path} that can be read: \`--shown\` names one.` };
  }
}

async function counter(): Promise<TokenCounter> {
  return { name: TOKENIZER, count: await tokenCounter() };
}
