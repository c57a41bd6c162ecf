import { checkStanding, type CheckStanding } from "../../core/evidence/check-standing";
import type { RunCriteria } from "../../core/evidence/run-criteria";
import type { Verdict } from "../../core/pipeline/artifact-view";
import type { EvidenceEntry } from "../../core/runs/run-state";
import type { OffsetRange } from "../../core/text/range";
import { nodeFiles } from "../../platform/node-files";
import { criteriaOfRun } from "../../platform/verify-run";
import { positionIn, type LinePosition } from "./line-position";
import type { OpenProject } from "./open-project";

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

/** Where the person at this editor sees the criteria of a run. */
export interface CriteriaDesk {
  /** Undefined where no run is under way. */
  read(open: OpenProject): Promise<VerifiableRun | undefined>;
}

/** The desk of the person at this editor. */
export const criteriaDesk: CriteriaDesk = {
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
};

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
