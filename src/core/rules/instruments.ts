import type { FileDigester } from "../evidence/covered-files";
import type { DetectorRunner } from "../detect/detector-runner";
import type { OffsetRange } from "../text/range";

/** Counts the tokens of a text, as a model does. */
export type TokenCounter = (text: string) => number;

/** Lends a runner of detectors to one user at a time, and answers what that one answers. */
export type RunnerLender = <Answer>(use: (runner: DetectorRunner) => Promise<Answer>) => Promise<Answer>;

/**
 * What rules measure with and the core does not have: two megabytes of vocabulary, grammars, and what is on the disk. A rule whose instrument is missing, or
 * not loaded yet, finds nothing.
 */
export interface Instruments {
  readonly tokens?: (() => Promise<TokenCounter | undefined>) | undefined;
  /** Where a text is none of a grammar's language; undefined where it is one, or where the grammar is not there. */
  readonly parse?: ((grammar: string, text: string) => Promise<OffsetRange | undefined>) | undefined;
  /** Of texts, and of files by their bytes: what a run's log holds documents and evidence against. */
  readonly digests?: Pick<FileDigester, "sha256" | "digest"> | undefined;
  /** Not there where a workspace is not trusted: its detectors are not run. */
  readonly detectors?: RunnerLender | undefined;
}
