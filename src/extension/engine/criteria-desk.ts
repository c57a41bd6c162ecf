import { checkStanding, type CheckStanding } from "../../core/evidence/check-standing";
import type { EvidenceRecord } from "../../core/evidence/evidence-record";
import type { RunCriteria } from "../../core/evidence/run-criteria";
import type { Project } from "../../core/library/project";
import type { Verdict } from "../../core/pipeline/artifact-view";
import type { EvidenceEntry } from "../../core/runs/run-state";
import type { OffsetRange } from "../../core/text/range";
import { nodeFiles } from "../../platform/node-files";
import { criteriaOfRun, reasonsAgainstVerifying, verifyRun, writeProofs } from "../../platform/verify-run";
import { author } from "./author";
import type { OpenProject } from "./open-project";
import type { RunSeat } from "./run-seat";

/** Something of a run that can be verified: a criterion, or a command that covers none. */
export interface Verifiable {
  /** The criterion's id, or `$ ` and the command. */
  readonly key: string;
  /** Undefined for a command alone. */
  readonly criterion: { readonly id: string; readonly text: string } | undefined;
  readonly commands: readonly string[];
  /** The document it stands in, absolute; lines and characters count from 0. */
  readonly path: string;
  readonly start: LinePosition;
  readonly end: LinePosition;
  readonly standing: CheckStanding;
}

export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** What the run under way is accepted by. */
export interface VerifiableRun {
  readonly runId: string;
  readonly title: string;
  /** Absolute. */
  readonly folder: string;
  readonly items: readonly Verifiable[];
  /** The files and folders that its commands cover, absolute: where they change, evidence becomes stale. */
  readonly covered: readonly string[];
}

/** Hears how a verification goes on. */
export interface VerifyListener {
  readonly signal: AbortSignal;
  began(command: string): void;
  printed(text: string): void;
  /** `fault` says why the log did not take it; empty where it did. */
  ended(record: EvidenceRecord, fault: string): void;
}

/** What came of a verification as a whole; `message` says why nothing was run. */
export type VerifyOutcome =
  { readonly ok: true; readonly notices: readonly string[] } | { readonly ok: false; readonly message: string };

/** Where the person at this editor verifies the criteria of a run. */
export interface CriteriaDesk {
  /** Undefined where no run is under way. */
  read(open: OpenProject): Promise<VerifiableRun | undefined>;
  /**
   * Runs commands that the documents of a run name, and keeps what they show as evidence in its log and its proof: the
   * same way as `wazir verify`.
   */
  verify(
    project: Project,
    runId: string,
    commands: ReadonlySet<string>,
    listener: VerifyListener,
  ): Promise<VerifyOutcome>;
}

/** Milliseconds that one command may take, as in the terminal. */
const LIMIT_MS = 600_000;

/** Makes the desk of the person whose seat this is. `now` gives ISO 8601, UTC. */
export function criteriaDesk(seat: RunSeat, now: () => string): CriteriaDesk {
  return {
    async read({ root, run }) {
      if (run?.seen.ok !== true) return undefined;
      const seen = run.seen.run;
      const criteria = await criteriaOfRun(seen);
      const paths = new Set(criteria.checks.flatMap(({ files }) => files));
      return {
        ...{ runId: run.id, title: run.title, folder: seen.folder },
        items: await verifiables(criteria, seen.folder, seen.state.evidence, seen.view.evidence),
        covered: [...paths].map((path) => `${root}/${path}`),
      };
    },
    async verify(project, runId, commands, listener) {
      const home = seat.home(project);
      const looked = await seat.look(project, runId);
      if (!looked.ok) return looked;
      if (home === undefined) return { ok: false, message: "There is no project here." };
      const reasons = reasonsAgainstVerifying(home, looked.run, author());
      if (reasons.length > 0) return { ok: false, message: reasons.map(({ message }) => message).join(" ") };
      const checks = (await criteriaOfRun(looked.run)).checks.filter(({ command }) => commands.has(command));
      const records: EvidenceRecord[] = [];
      const { signal } = listener;
      const how = { env: commandEnvironment(process.env), limitMs: LIMIT_MS, signal, now, actor: author() };
      const onOutput = (text: string): void => listener.printed(text);
      if (checks[0] !== undefined) listener.began(checks[0].command);
      for await (const { record, recorded } of verifyRun(home, looked.run, checks, { ...how, onOutput })) {
        if (recorded.ok) records.push(record);
        listener.ended(record, recorded.ok ? "" : whyNot(recorded));
        const next = checks[checks.findIndex(({ command }) => command === record.command) + 1];
        if (next !== undefined && !signal.aborted) listener.began(next.command);
      }
      const { written, faults } = await writeProofs(home, looked.run, records);
      const told = written.map((path) => `Wrote the evidence into ${path}: submit it.`);
      return { ok: true, notices: [...told, ...faults] };
    },
  };
}

type NotRecorded = Exclude<Awaited<ReturnType<RunSeat["act"]>>, { readonly ok: true }>;

function whyNot(outcome: NotRecorded): string {
  return outcome.reason === "failed" ? outcome.message : outcome.refusals.map(({ message }) => message).join(" ");
}

/** The environment without what the editor sets for its own processes, as in its terminals. */
function commandEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ELECTRON_|VSCODE_)/.test(name)));
}

async function verifiables(
  { criteria, others }: RunCriteria,
  folder: string,
  evidence: readonly EvidenceEntry[],
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<readonly Verifiable[]> {
  const texts = new Map<string, string>();
  for (const { path } of [...criteria, ...others]) {
    const read = texts.has(path) ? undefined : await nodeFiles.readText(`${folder}/${path}`);
    if (read?.ok === true) texts.set(path, read.text);
  }
  const placed = (path: string, { start, end }: OffsetRange) => {
    const text = texts.get(path) ?? "";
    return { path: `${folder}/${path}`, start: positionIn(text, start), end: positionIn(text, end) };
  };
  return [
    ...criteria.map(({ id, text, path, range, commands }) => ({
      ...{ key: id, criterion: { id, text }, commands },
      ...placed(path, range),
      standing: checkStanding({ id, commands }, evidence, verdicts),
    })),
    ...others.map(({ command, path, range }) => ({
      ...{ key: `$ ${command}`, criterion: undefined, commands: [command] },
      ...placed(path, range),
      standing: checkStanding({ id: undefined, commands: [command] }, evidence, verdicts),
    })),
  ];
}

function positionIn(text: string, offset: number): LinePosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
