import { formatOfPath, readDocument } from "../../core/documents/read-document";
import type { PlacedDocument } from "../../core/evidence/run-criteria";
import type { FileSystem } from "../../core/files/file-system";
import { relativeTo } from "../../core/files/path";
import type { Project } from "../../core/library/project";
import type { FindingPlace } from "../../core/review/finding";
import { nextFindingId } from "../../core/review/next-finding-id";
import { reviewTarget, type ReviewTarget } from "../../core/review/review-target";
import { reviewedFiles, reviewThreads, type FindingHome, type ReviewThread } from "../../core/review/review-thread";
import { textPlace } from "../../core/review/text-place";
import { writeFinding, type FindingChange } from "../../core/review/write-finding";
import { isReviewKind } from "../../core/rules/is-review";
import { newArtifact } from "../../core/runs/new-artifact";
import type { FindingFacts, Severity } from "../../core/runs/run-events";
import { phaseRecord, type RunState } from "../../core/runs/run-state";
import { changeReview } from "../../platform/change-review";
import type { SeenRun } from "../../platform/look-at-run";
import { author } from "./author";
import type { OpenProject } from "./open-project";
import type { RunSeat } from "./run-seat";
import { t } from "./own-words";

/** A finding as the person at this editor sees it. */
export interface SeatedThread extends ReviewThread {
  /** Whether it is theirs. */
  readonly mine: boolean;
  /** Whether it is in a review that nobody has submitted since its phase began: it can be taken back. */
  readonly draft: boolean;
}

/** The findings of a run, and what can be done with them. */
export interface RunReview {
  readonly runId: string;
  /** The workspace's root and the run's folder, absolute. */
  readonly root: string;
  readonly folder: string;
  /** Whether the run has ended, so that nothing is added to it any more. */
  readonly ended: boolean;
  readonly threads: readonly SeatedThread[];
  /** The reviews themselves, absolute. */
  readonly reviews: readonly string[];
}

/** What a person says who adds a finding to lines of a file. */
export interface FindingWish {
  readonly title: string;
  readonly severity: Severity;
  /** Absolute, with the text that they saw, and its lines, counted from 1. */
  readonly path: string;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

/** A change of one finding. */
export type ThreadChange = Exclude<FindingChange, { readonly change: "add" }>;

/** The text that an editor has of a file, where it is not saved; undefined where the disk has it. */
export type UnsavedText = (path: string) => string | undefined;

/** What came of an act. `unsaved` is what a file should read in its editor: it has changes that are not on disk yet. */
export type DeskOutcome =
  | { readonly ok: true; readonly unsaved: { readonly path: string; readonly text: string } | undefined }
  /** A sentence. */
  | { readonly ok: false; readonly message: string };

/** Where the person at this editor reviews the runs of a project. */
export interface ReviewDesk {
  /** The findings of the run under way, else of the newest run; undefined where the project has none. */
  read(open: OpenProject, unsaved: UnsavedText): Promise<RunReview | undefined>;
  /** Adds a finding to the review that it belongs to, or to the log where the lane has no review. */
  add(project: Project, runId: string, wish: FindingWish, unsaved: UnsavedText): Promise<DeskOutcome>;
  change(
    project: Project,
    runId: string,
    home: FindingHome,
    change: ThreadChange,
    unsaved: UnsavedText,
  ): Promise<DeskOutcome>;
}

/** Makes the desk of the person whose seat this is. `now` gives ISO 8601, UTC. */
export function reviewDesk(files: FileSystem, seat: RunSeat, now: () => string): ReviewDesk {
  const write = async (
    run: SeenRun,
    path: string,
    fresh: string | undefined,
    change: FindingChange,
    unsaved: UnsavedText,
  ) => {
    const file = `${run.folder}/${path}`;
    const text = unsaved(file);
    if (text === undefined) {
      const written = await changeReview({ folder: run.folder, path, fresh }, change);
      return written.ok ? DONE : written;
    }
    const written = writeFinding(text, formatOfPath(path) ?? "markdown", change);
    return written.ok ? ({ ok: true, unsaved: { path: file, text: written.text } } as const) : written;
  };
  return {
    async read(open, unsaved) {
      const newest = open.project.runs.at(-1);
      const runId = open.run?.id ?? newest?.id;
      if (runId === undefined) return undefined;
      const looked = open.run?.seen ?? (await seat.look(open.project, runId));
      return looked.ok ? reviewOf(files, open, looked.run, unsaved) : undefined;
    },
    async add(project, runId, wish, unsaved) {
      const looked = await seat.look(project, runId);
      if (!looked.ok) return looked;
      const { run } = looked;
      const id = nextFindingId(run.state, run.view);
      const place = placeOf(project, run, wish);
      const target = reviewTarget(project, run.state, run.view);
      if (target === undefined) {
        const finding = { id, severity: wish.severity, title: wish.title, ...loggedPlace(place) };
        return acted(await seat.act(project, runId, { act: "add_finding", finding }));
      }
      const finding = { id, severity: wish.severity, title: wish.title, place, by: author().id, at: now() };
      return write(run, target.path, freshReview(project, runId, target, now()), { change: "add", finding }, unsaved);
    },
    async change(project, runId, home, change, unsaved) {
      if (home.in === "log") {
        const resolution = change.change === "set" ? change.words.resolution : undefined;
        if (resolution === undefined) return { ok: false, message: logged() };
        return acted(await seat.act(project, runId, { act: "resolve_finding", finding: change.id, resolution }));
      }
      const looked = await seat.look(project, runId);
      return looked.ok ? write(looked.run, home.path, undefined, change, unsaved) : looked;
    },
  };
}

const DONE = { ok: true, unsaved: undefined } as const;

function logged(): string {
  return t("This finding stands in the log of the run, which is only added to: it can be resolved, nothing else.");
}

function acted(outcome: Awaited<ReturnType<RunSeat["act"]>>): DeskOutcome {
  if (outcome.ok) return DONE;
  if (outcome.reason === "failed") return outcome;
  return { ok: false, message: outcome.refusals.map(({ message }) => message).join(" ") };
}

async function reviewOf(
  files: FileSystem,
  { root, project, run: current }: OpenProject,
  run: SeenRun,
  unsaved: UnsavedText,
): Promise<RunReview> {
  const texts = new Map<string, string>();
  const read = async (path: string): Promise<string | undefined> => {
    const outcome = unsaved(path) ?? (await files.readText(path));
    const text = typeof outcome === "string" ? outcome : outcome.ok ? outcome.text : undefined;
    if (text !== undefined) texts.set(path, text);
    return text;
  };
  const reviews: PlacedDocument[] = [];
  for (const { path, kind, place } of run.view.artifacts) {
    const format = formatOfPath(path);
    if (!isReviewKind(project, kind) || place !== "there" || format === undefined) continue;
    const text = await read(`${run.folder}/${path}`);
    if (text !== undefined) reviews.push({ path, document: readDocument(text, format) });
  }
  const findings = [...run.state.findings.values()];
  const about = { root, folder: run.folder, reviews, findings };
  await Promise.all(reviewedFiles(about).map(read));
  const threads = reviewThreads({ ...about, textOf: (path) => texts.get(path) });
  return {
    ...{ runId: run.runId, root, folder: run.folder },
    ended: current === undefined,
    threads: threads.map((thread) => ({
      ...thread,
      mine: thread.by === author().id,
      draft: thread.home.in === "review" && !isSubmitted(run.state, thread.home.path),
    })),
    reviews: reviews.map(({ path }) => `${run.folder}/${path}`),
  };
}

/** Whether a review was submitted since its phase was entered last. */
function isSubmitted(state: RunState, path: string): boolean {
  const record = state.artifacts.get(path);
  return record !== undefined && record.submittedSeq > phaseRecord(state, record.phase).enteredSeq;
}

function placeOf(project: Project, run: SeenRun, { path, text, line, endLine }: FindingWish): FindingPlace | undefined {
  const lines = textPlace(text, line, endLine);
  const inRun = relativeTo(run.folder, path);
  if (inRun !== undefined) return { in: "artifact", path: inRun, lines };
  const below = project.root === undefined ? undefined : relativeTo(project.root, path);
  return below === undefined ? undefined : { in: "file", path: below, lines };
}

/** The place of a finding as an event of the log has it. */
function loggedPlace(place: FindingPlace | undefined): Pick<FindingFacts, "artifact" | "file" | "line"> {
  return place === undefined ? {} : { [place.in]: place.path, line: place.lines.line };
}

function freshReview(
  project: Project,
  runId: string,
  { kind, phase }: ReviewTarget,
  createdAt: string,
): string | undefined {
  const template = project.library.get("template", kind)?.text;
  if (template === undefined) return undefined;
  return newArtifact(template, { phase: phase.id, role: phase.role, runId, createdAt });
}
