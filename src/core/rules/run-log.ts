import { dirname } from "../files/path";
import { cutFrom, openDamage, readEventLog, type DamageCode, type EventLog, type LogDamage } from "../runs/event-log";
import { portableSha256 } from "../runs/sha256";
import { headIn } from "../runs/status-record";
import type { OffsetRange } from "../text/range";
import type { Finding, Rule, RuleContext } from "./rule";

const CODES = {
  unreadable: ["wazir/log-unreadable", "A line of a run's log is no event."],
  edited: ["wazir/log-edited", "A line of a run's log was changed after it was written."],
  broken: ["wazir/log-broken", "A line of a run's log does not follow the one before it."],
  "wrong-seq": ["wazir/log-number", "A line of a run's log has the wrong number."],
  "wrong-run": ["wazir/log-run", "A line of a run's log is of another run."],
  cut: ["wazir/log-cut", "The end of a run's log is missing."],
} as const satisfies Partial<Readonly<Record<DamageCode, readonly [code: string, title: string]>>>;

const TORN = "wazir/log-torn";

/**
 * Checks the hash chain of a run's log and reports what was done to it, at its line, until a person has accepted that.
 * What a line says, where it is whole, is held to its schema like any other document.
 */
export const runLog: Rule = {
  codes: [
    ...Object.values(CODES).map(([code, title]) => ({ code, severity: "error" as const, title })),
    { code: TORN, severity: "information", title: "The last line of a run's log is not whole." },
  ],
  async check(context) {
    const { kind, document } = context;
    if (kind?.id !== "event" || document.problems.length > 0) return [];
    const folder = dirname(context.path);
    const log = readEventLog(document.text, runOf(folder), portableSha256);
    const cut = await cutEnd(context, folder, log);
    return [...openDamage(log, cut).flatMap((damage) => finding(damage, document.text)), ...torn(log)];
  },
};

function finding({ code, line, range, why }: LogDamage, text: string): readonly Finding[] {
  if (code === "malformed") return [];
  const place = range.start < range.end ? range : lastLine(text);
  return [{ code: CODES[code][0], message: `${why} ${WAY_OUT}`, range: place, data: { line } }];
}

const WAY_OUT = "The gates of the run stay shut until the log is restored, or a person accepts it as it is.";

function torn({ tornTail }: EventLog): readonly Finding[] {
  if (tornTail === undefined) return [];
  const message =
    "This line is not whole, as a crash leaves it. It was never acknowledged; the next event puts it into `events.ndjson.torn`.";
  return [{ code: TORN, message, range: tornTail }];
}

/** What `status.json`, which is written after each event, shows to be missing at the end. */
async function cutEnd({ files, document }: RuleContext, folder: string, log: EventLog): Promise<LogDamage | undefined> {
  const status = await files.readText(`${folder}/status.json`);
  if (!status.ok) return undefined;
  try {
    return cutFrom(log, document.text, headIn(JSON.parse(status.text)));
  } catch {
    return undefined;
  }
}

/** The run that a folder is of. */
function runOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}

function lastLine(text: string): OffsetRange {
  const end = text.trimEnd().length;
  return { start: text.lastIndexOf("\n", end - 1) + 1, end };
}
