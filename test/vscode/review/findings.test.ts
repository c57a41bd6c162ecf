import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { addedLines } from "../../../src/core/runs/append-events";
import { readEventLog } from "../../../src/core/runs/event-log";
import { sha256 } from "../../../src/platform/sha256";
import { closeEditors, show } from "../support/documents";
import { answerMessages, type Messages } from "../support/messages";
import { until } from "../support/until";
import { place, run, wazir } from "../support/wazir";
import { answerInputs, type Answers } from "./support/answers";
import { startedRun, type StartedRun } from "./support/started-run";

const REVIEW = "artifacts/review.md";

/** What a thread shows: its label, then each comment with its author. */
function words({ label, comments }: vscode.CommentThread): readonly string[] {
  return [label ?? "", ...comments.map(({ author, body }) => `${author.name}: ${body as string}`)];
}

describe("findings in the editor", () => {
  let started: StartedRun;
  let source = "";
  let answers: Answers | undefined;
  let messages: Messages | undefined;
  const answer = (...given: readonly (string | undefined)[]): Answers => (answers = answerInputs(...given));

  before(async () => {
    await wazir();
    source = await readFile(place("src/sum.mjs").fsPath, "utf8");
    started = await startedRun("Count from one");
    await (await views()).comments.refresh();
  });
  beforeEach(() => {
    messages = answerMessages("Delete");
  });
  afterEach(async () => {
    answers?.dispose();
    messages?.dispose();
    await closeEditors();
  });

  // The editor may have saved by itself what a test typed.
  after(async () => writeFile(place("src/sum.mjs").fsPath, source));

  const views = async () => (await wazir()).runViews();

  /** Says something at a line of a file, counted from 0, as the gutter's + and the box do. */
  async function say(uri: vscode.Uri, line: number, text: string): Promise<vscode.CommentThread> {
    await show(uri);
    const { comments } = await views();
    const thread = comments.controller.createCommentThread(uri, new vscode.Range(line, 0, line, 0), []);
    await run("addFinding", { thread, text });
    return thread;
  }

  /** The one thread whose label begins with this. */
  async function thread(label: string): Promise<vscode.CommentThread> {
    const { comments } = await views();
    return until(
      comments.onDidShow,
      () => [...comments.shown.values()].find((one) => one.comments.label?.startsWith(label))?.comments,
      () => `shown are ${JSON.stringify([...comments.shown.values()].map((one) => words(one.comments)))}`,
    );
  }

  it("may be made on files of the project and artifacts of the run, and nowhere else", async () => {
    const { comments } = await views();
    const provider = comments.controller.commentingRangeProvider;
    const ranges = async (uri: vscode.Uri) =>
      provider?.provideCommentingRanges(
        await vscode.workspace.openTextDocument(uri),
        new vscode.CancellationTokenSource().token,
      );
    const { lineCount } = await vscode.workspace.openTextDocument(place("src/sum.mjs"));
    assert.deepEqual(await ranges(place("src/sum.mjs")), {
      enableFileComments: false,
      ranges: [new vscode.Range(0, 0, lineCount - 1, 0)],
    });
    assert(await ranges(vscode.Uri.file(started.at("artifacts/clarification.md"))));
    assert.equal(await ranges(vscode.Uri.file(started.at("events.ndjson"))), undefined);
    assert.equal(await ranges(vscode.Uri.parse("untitled:new")), undefined);
  });

  it("are added inline, with a severity, into the review of the run", async () => {
    answer("high");
    await say(place("src/sum.mjs"), 2, "  It counts from zero.  ");
    const shown = await thread("F-1");
    assert.deepEqual(words(shown), [
      "F-1 · high · open",
      `${(await views()).comments.shown.values().next().value?.thread.by}: It counts from zero.`,
    ]);
    assert.equal(shown.uri.toString(), place("src/sum.mjs").toString());
    assert.equal(shown.range?.start.line, 2);
    assert.equal(shown.state, vscode.CommentThreadState.Unresolved);
    assert.equal(shown.collapsibleState, vscode.CommentThreadCollapsibleState.Expanded);
    const text = await started.text(REVIEW);
    assert.match(
      text,
      /findings:\n {2}- id: F-1\n {4}severity: high\n {4}title: It counts from zero\.\n {4}status: open\n/,
    );
    assert.match(text, /file: src\/sum\.mjs\n {6}line: 3\n {6}quote: "?let total = 0;"?\n/);
    assert.match(text, /verdict: reject/);
    assert.deepEqual(messages?.shown, []);
  });

  it("are texts, whatever stands in them", async () => {
    answer("info");
    await say(place("src/sum.mjs"), 4, "[run](command:workbench.action.quit) <b>now</b>");
    const [comment] = (await thread("F-2")).comments;
    assert.equal(comment?.body, "[run](command:workbench.action.quit) <b>now</b>");
  });

  it("keep what was typed when the person leaves the question", async () => {
    answer(undefined);
    const left = await say(place("src/sum.mjs"), 0, "Half a thought");
    const [comment] = left.comments;
    assert.deepEqual([comment?.body, comment?.mode], ["Half a thought", vscode.CommentMode.Editing]);
    answer("low");
    await run("saveFinding", comment);
    assert.match((await thread("F-3")).label ?? "", /low/);
  });

  it("follow their lines while the text above them is edited, saved or not", async () => {
    const editor = await show(place("src/sum.mjs"));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "// one\n// two\n"));
    const { comments } = await views();
    const shown = await thread("F-1");
    await until(
      comments.onDidShow,
      () => (shown.range?.start.line === 4 ? true : undefined),
      () => `line ${shown.range?.start.line}`,
    );
    const gone = editor.document.getText().replace("  let total = 0;\n", "  let total = 1;\n");
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, gone));
    await until(
      comments.onDidShow,
      () => (shown.label?.includes("its text is gone") === true ? true : undefined),
      () => String(shown.label),
    );
    assert.equal(shown.range?.start.line, 4);
  });

  it("take replies, edits and another severity, and leave the rest of the review as it is", async () => {
    const note = "verdict: reject # for now";
    await started.write(REVIEW, (await started.text(REVIEW)).replace("verdict: reject", note));
    const shown = await thread("F-1");
    await run("replyToFinding", { thread: shown, text: "Since when?" });
    assert.match(words(shown).at(-1) ?? "", /: Since when\?$/);
    const title = shown.comments[0];
    await run("editFinding", title);
    const editing = shown.comments[0]!;
    assert.equal(editing.mode, vscode.CommentMode.Editing);
    editing.body = "It starts at zero.";
    await run("saveFinding", editing);
    const again = shown.comments[0]!;
    await run("editFinding", again);
    const left = shown.comments[0]!;
    left.body = "Never mind.";
    await run("cancelFindingEdit", left);
    assert.equal(shown.comments[0]?.mode, vscode.CommentMode.Preview);
    assert.equal(shown.comments[0].body, "It starts at zero.");
    answer("medium");
    await run("setFindingSeverity", shown);
    assert.match(shown.label ?? "", /^F-1 · medium · open/);
    assert.match(words(shown)[1] ?? "", /: It starts at zero\.$/);
    assert.match(await started.text(REVIEW), new RegExp(note));
  });

  it("lead to where they are written", async () => {
    await run("openFinding", await thread("F-1"));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, started.at(REVIEW));
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /id: F-1/);
  });

  it("are resolved with words, accepted, and opened again", async () => {
    const shown = await thread("F-1");
    answer("Fixed", "It starts at one now.");
    await run("resolveFinding", shown);
    assert.match(shown.label ?? "", /· resolved/);
    assert.equal(shown.state, vscode.CommentThreadState.Resolved);
    assert(words(shown).includes("settled by: It starts at one now."));
    assert.match(await started.text(REVIEW), /status: resolved\n(.*\n)*? {4}resolution: It starts at one now\./);
    await run("reopenFinding", shown);
    assert.match(shown.label ?? "", /· open/);
    // From the palette: the finding is asked for.
    const { asked } = answer("F-1", "Won't Fix", "Nobody counts.");
    await run("resolveFinding");
    assert.equal(asked[0], "Which finding?");
    assert.match((await thread("F-1")).label ?? "", /· accepted/);
    assert.match(await started.text(REVIEW), /status: accepted/);
  });

  it("are written into the editor where the review is open with changes, and not behind its back", async () => {
    const editor = await show(vscode.Uri.file(started.at(REVIEW)));
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), "\nUnsaved words.\n"));
    const onDisk = await started.text(REVIEW);
    await run("reopenFinding", await thread("F-1"));
    assert.equal(await started.text(REVIEW), onDisk);
    assert.match(editor.document.getText(), /F-1\n {4}severity: medium\n(.*\n)*? {4}status: open\n/);
    assert.match(editor.document.getText(), /Unsaved words\./);
    assert.match((await thread("F-1")).label ?? "", /· open/);
    await editor.document.save();
  });

  it("are deleted while they are drafts", async () => {
    const shown = await thread("F-3");
    await run("deleteFinding", shown.comments[0]);
    assert.match(messages?.shown[0]?.text ?? "", /Delete the finding F-3\?/);
    assert.doesNotMatch(await started.text(REVIEW), /F-3/);
    const { comments } = await views();
    assert(![...comments.shown.values()].some(({ thread: { id } }) => id === "F-3"));
  });

  it("of other programs show up: in the log, in the review, and what they reply", async () => {
    const extension = vscode.extensions.getExtension("wazir.wazir")?.extensionPath ?? "";
    const args = ["finding", "add", "No overflow test", "--severity", "low", "--file", "src/sum.mjs", "--line", "4"];
    const env = { ...process.env, WAZIR_ACTOR: "bot" };
    await promisify(execFile)("node", [join(extension, "dist/cli.js"), ...args], { cwd: place().fsPath, env });
    const logged = await thread("F-3 · low · open · in the log");
    assert.equal(logged.canReply, false);
    assert.equal(logged.range?.start.line, 3);
    answer("Tested by sum.test.mjs.");
    await run("resolveFinding", logged);
    assert.match((await thread("F-3")).label ?? "", /· resolved · in the log/);
    const text = await started.text(REVIEW);
    await started.write(
      REVIEW,
      text.replace("verdict:", "  - { id: F-9, severity: critical, title: By hand }\nverdict:"),
    );
    const own = await thread("F-9");
    assert.equal(own.uri.fsPath, started.at(REVIEW));
  });

  it("cannot be written where the review is broken, and the person is told", async () => {
    const whole = await started.text(REVIEW);
    const shown = await thread("F-1");
    await started.write(REVIEW, whole.replace("findings:", "findings: ["));
    await run("replyToFinding", { thread: shown, text: "Lost?" });
    assert.match(messages?.shown[0]?.text ?? "", /mend what is wrong with its front matter/);
    await started.write(REVIEW, whole);
    await thread("F-1");
  });

  it("are for reading once the run has ended", async () => {
    const log = started.at("events.ndjson");
    const open = await readFile(log, "utf8");
    const { comments } = await views();
    const actor = { id: "mira", kind: "person" } as const;
    const abandoned = [{ event: "run_abandoned", actor, reason: "Enough." }];
    const now = "2036-11-28T12:00:00Z";
    const { text } = addedLines(readEventLog(open, started.id, sha256), started.id, abandoned, now, sha256);
    await writeFile(log, `${open}${text}`);
    const shown = await until(
      comments.onDidShow,
      () => [...comments.shown.values()].find((one) => one.review.ended && one.thread.id === "F-1")?.comments,
      () => "the run is not seen as ended",
    );
    assert.match(shown.label ?? "", /the run has ended$/);
    assert.deepEqual([shown.canReply, shown.contextValue], [false, "finding.fixed"]);
    assert.equal(comments.reviewFor(place("src/sum.mjs").fsPath), undefined);
    await rm(started.at(""), { recursive: true });
    await (await wazir()).state.refresh();
  });
});
