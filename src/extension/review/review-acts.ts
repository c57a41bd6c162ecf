import {
  type CommentReply,
  type CommentThread,
  CommentMode,
  CommentThreadCollapsibleState,
  commands,
  l10n,
  Uri,
  window,
  workspace,
} from "vscode";
import type { FindingStatus } from "../../core/review/finding-values";
import type { Severity } from "../../core/runs/run-events";
import { fromNative } from "../../platform/native-path";
import { textArgument } from "../commands/command";
import type { Engine } from "../engine/engine";
import type { DeskOutcome, ThreadChange } from "../engine/review-desk";
import type { ProjectState } from "../project-state";
import { askForResolution, askForSeverity, pickFinding } from "./ask-for-finding";
import { isFindingComment, newFindingComment, type FindingComment } from "./finding-comment";
import type { ReviewComments, ShownFinding } from "./review-comments";
import { lineRange, unsavedText, writeInEditor } from "./unsaved-text";

/** What the menus of a thread and the palette offer. */
export type ReviewAct =
  "add" | "reply" | "resolve" | "reopen" | "setSeverity" | "edit" | "save" | "cancel" | "delete" | "openSource";

/** What the acts of a review work with. */
export interface ReviewSurroundings {
  readonly engine: Engine;
  readonly state: ProjectState;
  readonly comments: ReviewComments;
  /** The person at this editor. */
  readonly author: string;
}

/** Does what a menu or the palette asks for. `argument` is what the menu hands over. */
export async function reviewAct(around: ReviewSurroundings, act: ReviewAct, argument: unknown): Promise<void> {
  switch (act) {
    case "add":
      return isReply(argument) ? add(around, argument.thread, argument.text) : startComment();
    case "reply":
      return isReply(argument) ? reply(around, argument) : undefined;
    case "resolve":
      return withFinding(around, argument, "open", resolve);
    case "reopen":
      return withFinding(around, argument, "settled", (one) => set(around, one, { status: "open" }));
    case "setSeverity":
      return withFinding(around, argument, "any", setSeverity);
    case "openSource":
      return withFinding(around, argument, "any", openSource);
    case "edit":
    case "cancel":
      if (isFindingComment(argument)) toggleEditing(around, argument, act === "edit");
      return undefined;
    case "save":
      return isFindingComment(argument) ? save(around, argument) : undefined;
    case "delete":
      return isFindingComment(argument) ? remove(around, argument) : undefined;
  }
}

/** The editor's own box for a comment at the cursor; it asks for a place where none can be had. */
async function startComment(): Promise<void> {
  await commands.executeCommand("workbench.action.addComment");
}

function isReply(argument: unknown): argument is CommentReply {
  return typeof argument === "object" && argument !== null && "thread" in argument && "text" in argument;
}

async function add(around: ReviewSurroundings, thread: CommentThread, text: string): Promise<void> {
  const { comments, engine } = around;
  const path = fromNative(thread.uri.fsPath);
  const shown = comments.reviewFor(path);
  const title = text.trim();
  if (shown === undefined) {
    void window.showInformationMessage(l10n.t("No run is under way here that could have a finding."));
    return;
  }
  const severity = await askForSeverity(l10n.t("Add Finding"));
  const seen = workspace.textDocuments.find(({ uri }) => uri.toString() === thread.uri.toString())?.getText();
  if (severity === undefined || title === "" || seen === undefined) {
    // What was typed is not lost: it stands in the thread until it is added or thrown away.
    thread.comments = [newFindingComment(thread, text, around.author)];
    thread.contextValue = "finding.new";
    thread.canReply = false;
    return;
  }
  const { range } = thread;
  const lines = { line: (range?.start.line ?? 0) + 1, endLine: (range?.end.line ?? 0) + 1 };
  const wish = { title, severity, path, text: seen, ...lines };
  const outcome = await engine.review.add(shown.open.project, shown.review.runId, wish, unsavedText);
  if (!(await done(around, outcome))) return;
  thread.dispose();
  // The finding stays in sight, as what was typed did.
  const added = [...comments.shown.values()].filter(
    (one) => one.thread.place.path === path && one.thread.title === title,
  );
  const last = added.at(-1);
  if (last !== undefined) last.comments.collapsibleState = CommentThreadCollapsibleState.Expanded;
}

async function reply(around: ReviewSurroundings, { thread, text }: CommentReply): Promise<void> {
  const finding = around.comments.findingOf(thread);
  const said = text.trim();
  const id = finding?.thread.id;
  if (finding === undefined || id === undefined || said === "") return;
  const at = new Date().toISOString();
  await change(around, finding, { change: "reply", id, reply: { text: said, by: around.author, at } });
}

async function resolve(finding: ShownFinding, around: ReviewSurroundings): Promise<void> {
  const settled = await askForResolution(finding.thread);
  if (settled !== undefined) await set(around, finding, settled);
}

async function setSeverity(finding: ShownFinding, around: ReviewSurroundings): Promise<void> {
  const severity = await askForSeverity(l10n.t("Set Severity"), finding.thread.severity);
  if (severity !== undefined) await set(around, finding, { severity });
}

async function openSource({ thread: { written, home } }: ShownFinding): Promise<void> {
  await commands.executeCommand("vscode.open", Uri.file(written.path), {
    selection: lineRange(written.line, written.line),
  });
  if (home.in === "log") await commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
}

async function save(around: ReviewSurroundings, comment: FindingComment): Promise<void> {
  const text = typeof comment.body === "string" ? comment.body : comment.body.value;
  const { thread } = comment;
  if (comment.part === "new") {
    thread.comments = [];
    return add(around, thread, text);
  }
  const finding = around.comments.findingOf(thread);
  const id = finding?.thread.id;
  toggleEditing(around, comment, false);
  if (finding === undefined || id === undefined || text.trim() === "" || text === comment.saved) return;
  const words = text.trim();
  if (typeof comment.part === "object") {
    await change(around, finding, { change: "edit-reply", id, index: comment.part.reply, text: words });
  } else await set(around, finding, comment.part === "title" ? { title: words } : { resolution: words });
}

async function remove(around: ReviewSurroundings, comment: FindingComment): Promise<void> {
  const finding = around.comments.findingOf(comment.thread);
  const id = finding?.thread.id;
  if (finding === undefined || id === undefined) return;
  if (typeof comment.part === "object") {
    await change(around, finding, { change: "remove-reply", id, index: comment.part.reply });
    return;
  }
  const take = l10n.t("Delete");
  const message = l10n.t("Delete the finding {0}? Its number is free again then.", id);
  if ((await window.showWarningMessage(message, { modal: true }, take)) !== take) return;
  await change(around, finding, { change: "remove", id });
}

/** Turns a comment into a text box and back, with what it said before. */
function toggleEditing(around: ReviewSurroundings, comment: FindingComment, isEditing: boolean): void {
  const { thread } = comment;
  if (comment.part === "new") {
    if (!isEditing) thread.dispose();
    return;
  }
  thread.comments = thread.comments.map((each) => {
    if (each !== comment) return each;
    return { ...comment, body: comment.saved, mode: isEditing ? CommentMode.Editing : CommentMode.Preview };
  });
  if (!isEditing) void around.comments.refresh();
}

async function withFinding(
  around: ReviewSurroundings,
  argument: unknown,
  which: "open" | "settled" | "any",
  work: (finding: ShownFinding, around: ReviewSurroundings) => Promise<void>,
): Promise<void> {
  const id = textArgument(argument, "finding");
  const named =
    id === undefined
      ? around.comments.findingOf(isReply(argument) ? argument.thread : argument)
      : [...around.comments.shown.values()].find(({ thread, review }) => thread.id === id && !review.ended);
  const finding = named ?? (await pickFinding([...around.comments.shown.values()], which));
  if (finding !== undefined) await work(finding, around);
}

interface SetWords {
  readonly severity?: Severity;
  readonly title?: string;
  readonly status?: FindingStatus;
  readonly resolution?: string;
}

async function set(around: ReviewSurroundings, finding: ShownFinding, words: SetWords): Promise<void> {
  const { id } = finding.thread;
  if (id !== undefined) await change(around, finding, { change: "set", id, words });
}

async function change(around: ReviewSurroundings, finding: ShownFinding, asked: ThreadChange): Promise<void> {
  const { open, review, thread } = finding;
  await done(around, await around.engine.review.change(open.project, review.runId, thread.home, asked, unsavedText));
}

/** Shows what came of an act: the threads as they are now, or why nothing was changed. */
async function done({ comments, state }: ReviewSurroundings, outcome: DeskOutcome): Promise<boolean> {
  if (!outcome.ok) {
    void window.showErrorMessage(outcome.message);
    return false;
  }
  if (outcome.unsaved !== undefined && !(await writeInEditor(outcome.unsaved.path, outcome.unsaved.text))) {
    void window.showErrorMessage(l10n.t("The editor did not take the change of {0}.", outcome.unsaved.path));
    return false;
  }
  await state.refresh();
  await comments.refresh();
  return true;
}
