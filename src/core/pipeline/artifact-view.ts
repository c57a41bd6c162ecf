import type { JudgedBy } from "../evidence/evidence-record";
import type { Outcome, Severity } from "../runs/run-events";
import type { OffsetRange } from "../text/range";

/** What stands where an artifact is expected. `outside` is a link that leaves the run. */
export type ArtifactPlace = "there" | "missing" | "outside" | "unreadable";

/** All that the engine asks of one artifact as it is on disk now, as plain data. */
export interface ArtifactView {
  /** Below the run's folder: `artifacts/spec.md`. */
  readonly path: string;
  /** Undefined where neither its header nor its name tells. */
  readonly kind: string | undefined;
  readonly place: ArtifactPlace;
  /** SHA-256 of the canonical content, in hex; empty where it cannot be read. */
  readonly sha256: string;
  readonly isEmpty: boolean;
  /** Whether it says no more than its template. */
  readonly isTemplate: boolean;
  /** What its header claims. */
  readonly phase: Placed<string> | undefined;
  readonly runId: Placed<string> | undefined;
  readonly status: Placed<string> | undefined;
  readonly verdict: Placed<string> | undefined;
  /** Errors that rules found in it; warnings are none. */
  readonly problems: readonly ArtifactProblem[];
  readonly questions: readonly QuestionView[];
  readonly requirements: readonly DefinedId[];
  readonly criteria: readonly CriterionView[];
  readonly tasks: readonly TaskView[];
  readonly commands: readonly CommandView[];
  /** The checks that its tasks and criteria promise. */
  readonly promised: readonly PromisedCheck[];
  readonly findings: readonly FindingView[];
}

/** A value with its place in the document. */
export interface Placed<T> {
  readonly value: T;
  readonly range: OffsetRange;
}

export interface ArtifactProblem {
  readonly code: string;
  readonly message: string;
  readonly range: OffsetRange;
}

/** Something that others refer to; `id` is undefined where it is a mere text. */
export interface DefinedId {
  readonly id: string | undefined;
  readonly range: OffsetRange;
}

export interface QuestionView extends DefinedId {
  readonly blocking: boolean;
  readonly answered: boolean;
}

export interface CriterionView extends DefinedId {
  /** Ids of requirements. */
  readonly satisfies: readonly Placed<string>[];
}

export interface TaskView extends DefinedId {
  /** Ids of criteria. */
  readonly covers: readonly Placed<string>[];
  /** Ids of tasks. */
  readonly dependsOn: readonly Placed<string>[];
}

/** A check that a document speaks of, as its author tells it. */
export interface CommandView {
  readonly command: string;
  readonly exitCode: number | undefined;
  readonly testsRun: number | undefined;
  readonly outcome: Outcome | undefined;
  /** Ids of criteria. */
  readonly covers: readonly Placed<string>[];
  readonly range: OffsetRange;
}

/** A command that a plan or a spec says will be run. */
export interface PromisedCheck {
  readonly command: string;
  readonly judgedBy: JudgedBy;
}

export interface FindingView extends DefinedId {
  readonly severity: Severity | undefined;
  readonly title: string;
  readonly status: "open" | "resolved" | "accepted";
}

/** Whether something holds, and if not why, as the end of a sentence that begins with its name. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** The world as it is when a request is made, beside what the log says. */
export interface RunView {
  readonly artifacts: readonly ArtifactView[];
  /** Whether the signature of an approval holds, by its event's number; one that is not here was not checked. */
  readonly approvals: ReadonlyMap<number, Verdict>;
  /** Whether evidence is still about what is there now, by its id; what is not here was not checked. */
  readonly evidence: ReadonlyMap<string, Verdict>;
  /** Lines of the log that are not as they were written. */
  /** `why` is a sentence: "This line was edited." */
  readonly damage: readonly { readonly line: number; readonly why: string }[];
}

/** The world of a run that has not been started. */
export const NOTHING_YET: RunView = { artifacts: [], approvals: new Map(), evidence: new Map(), damage: [] };
