import { addedLines } from "../../../src/core/runs/append-events";
import { sha256 } from "../../../src/platform/sha256";
import { RUN_ID } from "../../support/projects";
import { ADA, logOfLength, noted, NOON, readLog } from "../../support/run-logs";
import type { RuleFixture } from "./fixtures";

const path = `.wazir/runs/${RUN_ID}/events.ndjson`;
const right = logOfLength(5);
const lines = right.split("\n").slice(0, -1);

/** The log with one of its lines (counted from 1) as `change` makes it, marked with a code where one is given. */
function withLine(number: number, change: (line: string) => string, code?: string): string {
  return lines
    .map((line, index) => {
      const text = index === number - 1 ? change(line) : line;
      return `${index === number - 1 && code !== undefined ? marked(code, text) : text}\n`;
    })
    .join("");
}

function marked(code: string, text: string): string {
  return `⟦diag:wazir/${code}⟧${text}⟦/⟧`;
}

/** A line with the hash that its text has. */
function resealed(line: string): string {
  const body = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, "}");
  return `${body.slice(0, -1)},"hash":"${sha256(body)}"}`;
}

const edited = withLine(3, (line) => line.replace('"n":3', '"n":4'));
const accepting = { event: "log_accepted", actor: ADA, line: 3, reason: "A typo was mended by hand." };
const known = JSON.stringify({ log: readLog(right).head });

/** What can be done to the log of a run. */
export const LOG_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a line of a log that is no event",
    path,
    wrong: withLine(3, () => "{", "log-unreadable"),
    right,
  },
  {
    name: "a line of a log with another word; accepted, it is no fault",
    path,
    wrong: withLine(3, (line) => line.replace('"n":3', '"n":4'), "log-edited"),
    right: edited + addedLines(readLog(edited), RUN_ID, [accepting], NOON, sha256).text,
  },
  {
    name: "a line taken out of a log",
    path,
    wrong: withLine(3, (line) => line, "log-broken").replace(`${lines[1] ?? ""}\n`, ""),
    right,
  },
  {
    name: "a line of a log with a wrong number",
    path,
    wrong: withLine(5, (line) => resealed(line.replace('"seq":5', '"seq":7')), "log-number"),
    right,
  },
  {
    name: "a line of another run's log",
    path,
    wrong: right + marked("log-run", logOfLength(6, "another-run").split("\n")[5] ?? ""),
    right: right + addedLines(readLog(right), RUN_ID, [noted(6)], NOON, sha256).text,
  },
  {
    name: "a log whose end is missing",
    path,
    wrong: `${lines.slice(0, 3).join("\n")}\n${marked("log-cut", lines[3] ?? "")}\n`,
    right,
    files: { [`.wazir/runs/${RUN_ID}/status.json`]: known },
  },
  {
    name: "a line that a crash has cut",
    path,
    wrong: `${right}${marked("log-torn", '{"seq":6,"ev')}`,
    right: right.trimEnd(),
  },
];
