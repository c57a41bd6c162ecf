import type { TextLine } from "../documents/ndjson-lines";
import { NO_EVENT } from "./event";
import type { DamageCode, LogDamage } from "./event-log";
import type { ChainLink, LineReading } from "./log-line";

type ReadTextLine = TextLine & { readonly reading: LineReading };

/** A line that the next one may follow. */
interface Predecessor {
  readonly hash: string;
  /** Undefined where it was changed, so that it says nothing. */
  readonly seq: number | undefined;
}

/** Of more lines in a row that are out of place, nobody can tell which one the next should follow. */
const MAX_HEADS = 8;

/** What has been learnt on the way down to a line. */
interface Progress {
  /** The lines that the next one may follow. More than one where it is not clear which of them is out of place. */
  readonly heads: readonly Predecessor[];
  /** Whether the hash of the line before cannot be read, so that nothing can be said of what follows it. */
  readonly hashUnknown: boolean;
}

/**
 * What is wrong with the chain of a log, at most one thing for each line, at the line that is to blame as far as that
 * can be told. `runId` is the run whose folder the log is in.
 */
export function chainDamage(lines: readonly ReadTextLine[], runId: string | undefined): readonly LogDamage[] {
  const links = lines.flatMap((line) => (line.reading.ok ? [{ line: line.line, link: line.reading.link }] : []));
  const isOwn = links.some(({ link }) => link.runId === runId);
  const owner = isOwn ? runId : links[0]?.link.runId;
  const byHash = new Map(links.map(({ line, link }) => [link.hash ?? link.computed, line]));
  const damage: LogDamage[] = [];
  let progress: Progress = { heads: [{ hash: NO_EVENT, seq: 0 }], hashUnknown: false };
  let before = 0;
  let highest = 0;
  for (const { line, range, reading } of lines) {
    const report = (code: DamageCode, why: string): unknown => damage.push({ code, line, range, why });
    if (!reading.ok) {
      report("unreadable", `This line ${reading.why}, so it is no event of a run.`);
      progress = { ...progress, hashUnknown: true };
      before = line;
      continue;
    }
    const { link } = reading;
    const followed = progress.heads.find(({ hash }) => hash === link.prev);
    const follows = followed !== undefined || progress.hashUnknown;
    if (link.runId !== owner) report("wrong-run", foreign(link, owner));
    else if (link.hash !== link.computed) report("edited", edited(link));
    else if (!follows) report("broken", broken(link, { line, before, byHash, heads: progress.heads }));
    else if (followed?.seq !== undefined && link.seq !== followed.seq + 1 && link.seq !== highest + 1) {
      report("wrong-seq", `This line has the number ${link.seq}, and follows number ${followed.seq}.`);
    } else if (link === links[0]?.link && runId !== undefined && !isOwn) report("wrong-run", moved(link, runId));
    else if (link.read.kind === "fault") report("malformed", `This line ${link.read.why}.`);
    const isEdited = link.hash !== link.computed;
    const seq = !isEdited ? link.seq : followed?.seq === undefined ? undefined : followed.seq + 1;
    const own = [link.hash, link.computed].flatMap((hash) => (hash === undefined ? [] : [{ hash, seq }]));
    // After a line that is out of place the next one may follow whatever that one did not: one line put in is one fault.
    progress = {
      heads: follows && !isEdited ? own : [...own, ...progress.heads].slice(0, MAX_HEADS),
      hashUnknown: link.hash === undefined,
    };
    before = line;
    highest = Math.max(highest, seq ?? 0);
  }
  return damage;
}

function edited({ hash }: ChainLink): string {
  if (hash === undefined)
    return "This line does not end with its `hash`, so nothing shows that it was written like this.";
  return "This line was changed after it was written: its text does not have the `hash` that it says.";
}

interface Place {
  readonly line: number;
  /** The line before, 0 for none. */
  readonly before: number;
  readonly byHash: ReadonlyMap<string, number>;
  readonly heads: readonly Predecessor[];
}

function broken({ prev, seq }: ChainLink, { line, before, byHash, heads }: Place): string {
  const elsewhere = byHash.get(prev);
  if (elsewhere !== undefined && elsewhere > line) {
    return `This line follows line ${elsewhere}, which stands below it: the lines are not in the order they were written in.`;
  }
  if (elsewhere !== undefined) {
    return `This line follows line ${elsewhere}, not the one before it: lines were moved, or put in between.`;
  }
  if (prev === NO_EVENT) return "This line is the first one of a log, and others stand before it.";
  const expected = Math.max(...heads.map((head) => head.seq ?? 0)) + 1;
  const missing = seq - expected;
  if (missing > 0) return `${missing === 1 ? "A line is" : `${missing} lines are`} missing before this one.`;
  if (before === 0) return "Something is missing before this line: it is not the first one of its log.";
  return `This line does not follow line ${before}: that one was replaced after it was written.`;
}

function foreign({ runId }: ChainLink, owner: string | undefined): string {
  return `This line is of the run \`${runId}\`, and the log is that of \`${String(owner)}\`.`;
}

function moved({ runId }: ChainLink, folder: string): string {
  return `This log is of the run \`${runId}\`, and stands in the folder of \`${folder}\`: a run's folder was copied or renamed.`;
}
