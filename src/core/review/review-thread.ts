import { containedPath } from "../files/contained";
import type { FindingRecord } from "../runs/run-state";
import type { Severity } from "../runs/run-events";
import { findingsIn, type FindingPlace, type FindingReply, type ReviewFinding } from "./finding";
import type { FindingStatus } from "./finding-values";
import { findTextPlace } from "./text-place";
import type { PlacedDocument } from "../evidence/run-criteria";

/** Where a finding is kept: in a review, by its path below the run's folder, or in the run's log. */
export type FindingHome = { readonly in: "review"; readonly path: string } | { readonly in: "log" };

/** Where a finding is shown. */
export interface ThreadPlace {
  /** Absolute. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly endLine: number;
  /**
   * `text-gone`: what it quotes is not there any more. `file-gone`: nor is the file, so that it is shown where it is
   * written; so is `nowhere`, which says no place.
   */
  readonly state: "found" | "text-gone" | "file-gone" | "nowhere";
}

/** A finding of a run with what was said about it, at its place as the files read now. */
export interface ReviewThread {
  /** The same for the same finding, as long as it is there. */
  readonly key: string;
  readonly home: FindingHome;
  /** Undefined where it has none: nothing can be said to it then. */
  readonly id: string | undefined;
  readonly severity: Severity | undefined;
  readonly status: FindingStatus;
  readonly title: string;
  readonly resolution: string;
  readonly by: string;
  /** ISO 8601; empty where nobody says. */
  readonly at: string;
  readonly replies: readonly FindingReply[];
  readonly place: ThreadPlace;
  /** Where it is written itself: the item of its review, or the line of the log. */
  readonly written: WrittenPlace;
}

/** A line of a file. */
export interface WrittenPlace {
  /** Absolute. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The run that findings are of. */
export interface ReviewedRun {
  /** The workspace's root and the run's folder, absolute. */
  readonly root: string;
  readonly folder: string;
  /** Its reviews. */
  readonly reviews: readonly PlacedDocument[];
  /** What its log has. */
  readonly findings: Iterable<FindingRecord>;
  /** The text of a file, by its absolute path; undefined where there is none. */
  textOf(path: string): string | undefined;
}

/** The findings of a run, each at its place. */
export function reviewThreads(run: ReviewedRun): readonly ReviewThread[] {
  const reviewed = run.reviews.flatMap((review) =>
    findingsIn(review.document).map((finding, index) => threadOf(run, review, finding, index)),
  );
  return [...reviewed, ...[...run.findings].map((record) => loggedThread(run, record))];
}

/** The files that the findings of a run are about, absolute, each once. */
export function reviewedFiles(run: Omit<ReviewedRun, "textOf">): readonly string[] {
  const places = [
    ...run.reviews.flatMap(({ document }) => findingsIn(document).map(({ place }) => place)),
    ...[...run.findings].map(loggedPlace),
  ];
  return [...new Set(places.flatMap((place) => fileOf(run, place) ?? []))];
}

function threadOf(run: ReviewedRun, review: PlacedDocument, finding: ReviewFinding, index: number): ReviewThread {
  const { range, place, ...words } = finding;
  const line = review.document.text.slice(0, range.start).split(/\r\n|\n|\r/).length;
  const written = { path: `${run.folder}/${review.path}`, line };
  return {
    ...words,
    key: `${review.path}#${finding.id ?? `@${index}`}`,
    home: { in: "review", path: review.path },
    place: placeNow(run, place, written),
    written,
  };
}

function loggedThread(run: ReviewedRun, record: FindingRecord): ReviewThread {
  const { finding, resolution, raisedBy, seq } = record;
  const written = { path: `${run.folder}/events.ndjson`, line: seq };
  return {
    key: `log#${finding.id}`,
    home: { in: "log" },
    ...{ id: finding.id, severity: finding.severity, title: finding.title },
    status: resolution === undefined ? "open" : "resolved",
    resolution: resolution ?? "",
    by: raisedBy.id,
    at: "",
    replies: [],
    place: placeNow(run, loggedPlace(record), written),
    written,
  };
}

function loggedPlace({ finding: { artifact, file, line = 1 } }: FindingRecord): FindingPlace | undefined {
  const path = file ?? artifact;
  if (path === undefined) return undefined;
  const lines = { line, endLine: line, quote: "", before: "", after: "" };
  return { in: file === undefined ? "artifact" : "file", path, lines };
}

/** The place of a finding as its file reads now; where it has none, or the file is gone, the place it is written at. */
function placeNow(run: ReviewedRun, place: FindingPlace | undefined, written: WrittenPlace): ThreadPlace {
  const own = { ...written, endLine: written.line };
  if (place === undefined) return { ...own, state: "nowhere" };
  const path = fileOf(run, place);
  const text = path === undefined ? undefined : run.textOf(path);
  if (path === undefined || text === undefined) return { ...own, state: "file-gone" };
  const { line, endLine, state } = findTextPlace(text, place.lines);
  return { path, line, endLine, state: state === "gone" ? "text-gone" : "found" };
}

/** The file of a place, absolute; undefined where it would lie outside of the workspace or the run. */
function fileOf(
  { root, folder }: Pick<ReviewedRun, "root" | "folder">,
  place: FindingPlace | undefined,
): string | undefined {
  if (place === undefined) return undefined;
  const at = containedPath(place.in === "artifact" ? folder : root, place.path);
  return at.state === "inside" ? at.path : undefined;
}
