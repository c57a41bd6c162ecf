import {
  type CommentController,
  type CommentingRangeProvider,
  type CommentThread,
  CommentMode,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { relativeTo } from "../../core/files/path";
import { fromNative } from "../../platform/native-path";
import type { Engine } from "../engine/engine";
import type { OpenProject } from "../engine/open-project";
import type { RunReview, SeatedThread } from "../engine/review-desk";
import { oneAtATime } from "../one-at-a-time";
import type { ProjectState } from "../project-state";
import { findingComments } from "./finding-comment";
import { threadLabel } from "./finding-words";
import { lineRange, unsavedText } from "./unsaved-text";

const DEBOUNCE_MILLISECONDS = 150;

/** A finding that is shown, with the project and the run that it is of. */
export interface ShownFinding {
  readonly open: OpenProject;
  readonly review: RunReview;
  readonly thread: SeatedThread;
  readonly comments: CommentThread;
}

/** A run whose findings are shown. */
export interface ShownReview {
  readonly open: OpenProject;
  readonly review: RunReview;
}

/** The findings of the window's runs as comment threads in its editors. */
export interface ReviewComments {
  readonly controller: CommentController;
  /** By the key of the thread. */
  readonly shown: ReadonlyMap<string, ShownFinding>;
  /** The run that a file may get findings of; undefined where it may get none. */
  reviewFor(path: string): ShownReview | undefined;
  /** The finding that a thread of the editor shows. */
  findingOf(thread: unknown): ShownFinding | undefined;
  /** Told whenever the findings were read anew and are shown. */
  readonly onDidShow: Event<void>;
  /** Reads the findings anew; settled once the editor shows them. */
  refresh(): Promise<void>;
  dispose(): void;
}

/** Shows findings, and follows what changes on disk and in editors. */
export function showReviewComments(engine: Engine, state: ProjectState, log: LogOutputChannel): ReviewComments {
  const controller = comments.createCommentController("wazir.review", l10n.t("Wazir Review"));
  controller.options = {
    prompt: l10n.t("Reply…"),
    placeHolder: l10n.t("What is wrong, in one sentence, or a reply"),
  };
  const didShow = new EventEmitter<void>();
  const shown = new Map<string, ShownFinding & { readonly words: string }>();
  let reviews: readonly ShownReview[] = [];
  let timer: NodeJS.Timeout | undefined;

  const read = async (): Promise<void> => {
    const projects = (state.snapshot?.projects ?? []).filter(({ isProject }) => isProject);
    const found = await Promise.all(
      projects.map(async (open) => {
        const review = await engine.review.read(open, unsavedText);
        return review === undefined ? [] : [{ open, review }];
      }),
    );
    reviews = found.flat();
    showAll(controller, shown, reviews);
    didShow.fire();
  };
  const refresh = oneAtATime(() =>
    read().catch((error: unknown) => log.error("The findings of the runs could not be read.", error)),
  );
  const concerns = (document: TextDocument): boolean => {
    const path = fromNative(document.uri.fsPath);
    return [...shown.values()].some(({ thread }) => thread.place.path === path) || isReview(reviews, path);
  };
  const reviewFor = (path: string): ShownReview | undefined => reviews.find((one) => mayHaveFindings(one, path));
  const ranges: CommentingRangeProvider = {
    provideCommentingRanges: (document) => {
      const isFile = document.uri.scheme === "file" && reviewFor(fromNative(document.uri.fsPath)) !== undefined;
      return isFile ? { enableFileComments: false, ranges: [lineRange(1, document.lineCount)] } : undefined;
    },
  };
  // The editor keeps each document that it asked about for some minutes after its last tab was closed.
  const offer = (): void => {
    const isWanted = workspace.getConfiguration("wazir").get<boolean>("review.gutter", true);
    if (isWanted) controller.commentingRangeProvider = ranges;
    else delete controller.commentingRangeProvider;
  };
  offer();
  const subscriptions = Disposable.from(
    controller,
    didShow,
    state.onDidChange(() => void refresh()),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("wazir.review.gutter") && offer()),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.scheme !== "file" || !concerns(document)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), DEBOUNCE_MILLISECONDS);
    }),
  );
  return {
    controller,
    shown,
    onDidShow: didShow.event,
    reviewFor,
    findingOf: (thread) => [...shown.values()].find((one) => one.comments === thread),
    refresh,
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** Artifacts of the run, and files of its project; no findings on findings, and none on what the engine writes. */
function mayHaveFindings({ open, review }: ShownReview, path: string): boolean {
  if (review.ended || review.reviews.includes(path)) return false;
  if (relativeTo(`${review.folder}/artifacts`, path) !== undefined) return true;
  const { stateRoot } = open.project;
  const isState = stateRoot !== undefined && relativeTo(stateRoot, path) !== undefined;
  return relativeTo(review.root, path) !== undefined && !isState;
}

function isReview(reviews: readonly ShownReview[], path: string): boolean {
  return reviews.some(({ review }) => review.reviews.includes(path));
}

type Shown = Map<string, ShownFinding & { readonly words: string }>;

/** Makes the editor's threads those of the runs. One that says the same stays as it is, with what is typed into it. */
function showAll(controller: CommentController, shown: Shown, reviews: readonly ShownReview[]): void {
  const wanted = new Map<string, Omit<ShownFinding, "comments">>(
    reviews.flatMap(({ open, review }) =>
      review.threads.map((thread) => [`${review.folder}#${thread.key}`, { open, review, thread }] as const),
    ),
  );
  for (const [key, { comments: old, thread }] of shown) {
    if (wanted.get(key)?.thread.place.path === thread.place.path) continue;
    old.dispose();
    shown.delete(key);
  }
  for (const [key, { open, review, thread }] of wanted) {
    const before = shown.get(key);
    const words = JSON.stringify([thread, review.ended]);
    const made = before?.comments ?? create(controller, thread);
    if (before?.words !== words && !isEdited(made)) {
      fill(made, thread, review.ended);
      shown.set(key, { open, review, thread, comments: made, words });
    } else shown.set(key, { open, review, thread, comments: made, words: before?.words ?? "" });
  }
}

/** Whether someone is writing in a comment of the thread: it is left alone until they are through. */
function isEdited(thread: CommentThread): boolean {
  return thread.comments.some(({ mode }) => mode === CommentMode.Editing);
}

function create(controller: CommentController, { place }: SeatedThread): CommentThread {
  const thread = controller.createCommentThread(Uri.file(place.path), lineRange(place.line, place.endLine), []);
  thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
  return thread;
}

function fill(made: CommentThread, thread: SeatedThread, ended: boolean): void {
  const { id, status, home, place } = thread;
  const isEditable = !ended && id !== undefined;
  made.range = lineRange(place.line, place.endLine);
  made.comments = findingComments(thread, made, isEditable);
  made.label = threadLabel(thread, ended);
  made.state = status === "open" ? CommentThreadState.Unresolved : CommentThreadState.Resolved;
  made.canReply = isEditable && home.in === "review";
  made.contextValue = isEditable ? `finding.${status === "open" ? "open" : "settled"}.${home.in}` : "finding.fixed";
}
