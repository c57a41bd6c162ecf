import { insertEntry, removeEntry, replaceValue, type Edit } from "../documents/edit";
import { readDocument, type DocumentFormat } from "../documents/read-document";
import { childOf, entryOf, stringAt, valueOf, type DataNode } from "../documents/tree";
import type { PlainValue } from "../documents/write-value";
import { applyChanges } from "../text/text-change";
import type { EvidenceRecord } from "./evidence-record";
import type { ObservationRecord } from "./observation";
import { outputLines } from "./output-lines";

/** The text of a proof with the evidence in it, or a sentence that says why it cannot be written there. */
export type WrittenProof =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** What a proof can tell of: a command that was run, or a person's own observation. */
export type TellableRecord = EvidenceRecord | ObservationRecord;

/** Lines of an output that a proof shows: its end, where runners sum up. */
const SHOWN_LINES = 6;

/** Characters of one shown line. */
const SHOWN_WIDTH = 200;

/**
 * Writes evidence into a proof: an entry of `commands` for each record, in the place of those that name the same
 * command, or at the end; and the `commit`. Entries of other commands, keys of an entry that evidence knows nothing
 * of, all other fields and the body stay as they are. `outputs` has what each record's command printed, by its id.
 */
export function writeProof(
  text: string,
  format: DocumentFormat,
  records: readonly TellableRecord[],
  outputs: ReadonlyMap<string, string>,
): WrittenProof {
  const before = readDocument(text, format).roots[0]?.node;
  const entries = childOf(before, "commands");
  const told = entries?.type === "list" ? entries.items : [];
  const byCommand = new Map(records.map((record) => [record.command, record]));
  const written = new Set<TellableRecord>();
  const known = told.map((entry): PlainValue => {
    const record = byCommand.get(stringAt(entry, "command")?.trim() ?? "");
    if (record !== undefined) written.add(record);
    return record === undefined ? plainOf(entry) : entryFor(record, outputs.get(record.id), entry);
  });
  const untold = [...byCommand.values()].filter((record) => !written.has(record));
  const added = untold.map((record) => entryFor(record, outputs.get(record.id), undefined));
  const commit = records.at(-1)?.commit;
  const withCommit = commit == null ? text : withValue(text, format, "commit", commit);
  const whole = withCommit === undefined ? undefined : withValue(withCommit, format, "commands", [...known, ...added]);
  const message = "The proof cannot be written to: mend what is wrong with its front matter first.";
  return whole === undefined ? { ok: false, message } : { ok: true, text: whole };
}

/** The text with an entry of its mapping written anew, in the place that it had, or at the end. */
function withValue(text: string, format: DocumentFormat, key: string, value: PlainValue): string | undefined {
  const document = readDocument(text, format);
  const root = document.roots[0]?.node;
  if (document.problems.length > 0 || root?.type !== "map") return undefined;
  const entry = entryOf(root, key);
  if (entry === undefined) return changed(text, insertEntry(document, root, key, value));
  if (typeof value !== "object") return changed(text, replaceValue(document, root, entry, value));
  // A list that is replaced in its place is written on one line: put in anew, it has a line for each value.
  const index = root.entries.indexOf(entry);
  const without = changed(text, removeEntry(document, root, entry));
  const rest = without === undefined ? undefined : readDocument(without, format);
  const map = rest?.roots[0]?.node;
  if (rest === undefined || map?.type !== "map") return undefined;
  return changed(rest.text, insertEntry(rest, map, key, value, index < map.entries.length ? index : undefined));
}

function changed(text: string, edit: Edit): string | undefined {
  return edit && applyChanges(text, edit);
}

/** What a proof says of a command. What was said there before of the same things is replaced. */
function entryFor(record: TellableRecord, output: string | undefined, entry: DataNode | undefined): PlainValue {
  const told = entry === undefined ? {} : (plainOf(entry) as Readonly<Record<string, PlainValue>>);
  const kept = Object.entries(told).filter(([key]) => !WRITTEN.has(key));
  const { command, exit_code, covers, outcome, tests_run, id } = record;
  const criteria = covers.length === 0 ? {} : { covers: [...covers] };
  if (isObservation(record)) {
    const seen = { manual: true, evidence: id, output: record.saw };
    return { command, exit_code: -1, ...criteria, outcome, ...seen, ...Object.fromEntries(kept) };
  }
  const { judged_by, duration_ms } = record;
  return {
    command,
    exit_code: exit_code ?? -1,
    ...criteria,
    outcome,
    ...(tests_run === null ? {} : { tests_run }),
    ...(judged_by === "exit_code" ? { judged_by } : {}),
    duration_ms,
    evidence: id,
    output: shownOutput(record.reason, output ?? ""),
    ...Object.fromEntries(kept),
  };
}

function isObservation(record: TellableRecord): record is ObservationRecord {
  return record.manual === true;
}

const WRITTEN = new Set([
  ...["command", "exit_code", "covers", "outcome", "tests_run", "judged_by", "duration_ms", "evidence", "output"],
  "manual",
]);

function shownOutput(reason: string | null, output: string): string {
  const end = outputLines(output)
    .filter((line) => line.trim() !== "")
    .slice(-SHOWN_LINES)
    .map((line) => (line.length > SHOWN_WIDTH ? `${line.slice(0, SHOWN_WIDTH)}…` : line));
  return [...(reason === null ? [] : [reason]), ...end].join("\n");
}

/** A node's value as it can be written again. */
function plainOf(node: DataNode): PlainValue {
  return valueOf(node) as PlainValue;
}
