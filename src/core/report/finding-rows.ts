import type { RunView } from "../pipeline/artifact-view";
import type { Pipeline } from "../pipeline/pipeline";
import { writtenFindings } from "../pipeline/written-findings";
import type { Actor } from "../runs/event";
import type { FindingFacts, Severity } from "../runs/run-events";
import type { RunState } from "../runs/run-state";
import type { PagePlace } from "./page-node";

/** A defect that someone found, in the log or in a review document. */
export interface FindingRow {
  /** Empty where a document gives it none. */
  readonly id: string;
  /** Undefined where a document does not say. */
  readonly severity: Severity | undefined;
  readonly title: string;
  /** The title of the phase that it was found in; empty for one of a document. */
  readonly phase: string;
  /** Undefined for one of a document. */
  readonly by: Actor | undefined;
  readonly status: "open" | "resolved" | "accepted";
  /** How it was settled, where the log says. */
  readonly resolution: string | undefined;
  /** What it is about, or the document that holds it. */
  readonly place: PagePlace | undefined;
}

const ORDER: readonly (Severity | undefined)[] = ["critical", "high", "medium", "low", "info", undefined];

/**
 * The findings of a run, in its log and in the documents of its reviews: open ones first, then by severity. One that
 * stands in both is one.
 */
export function findingRows(
  { phases }: Pipeline,
  state: RunState,
  view: RunView,
  titleOf: (phase: string) => string,
): readonly FindingRow[] {
  const reviews = phases.filter(({ gate }) => gate === "reviewer").flatMap(({ outputs }) => outputs);
  const logged = [...state.findings.values()].map(({ finding, phase, raisedBy, resolution }): FindingRow => {
    const { id, severity, title } = finding;
    return {
      ...{ id, severity, title, phase: titleOf(phase), by: raisedBy, resolution },
      status: resolution === undefined ? "open" : "resolved",
      place: placeOf(finding),
    };
  });
  const documents = view.artifacts.filter(({ kind }) => kind !== undefined && reviews.includes(kind));
  const written = writtenFindings(state, documents).map(
    ({ id = "", severity, title, status, path, range }): FindingRow => {
      const place = { base: "run", path, offset: range.start } as const;
      return { id, severity, title, phase: "", by: undefined, status, resolution: undefined, place };
    },
  );
  const rank = ({ status, severity }: FindingRow): number =>
    (status === "open" ? 0 : ORDER.length) + ORDER.indexOf(severity);
  return [...logged, ...written].sort((a, b) => rank(a) - rank(b));
}

function placeOf({ artifact, file, line }: FindingFacts): PagePlace | undefined {
  if (file !== undefined) return { base: "workspace", path: file, ...(line === undefined ? {} : { line }) };
  return artifact === undefined ? undefined : { base: "run", path: artifact };
}
