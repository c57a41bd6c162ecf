import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { hearChat, withoutChat } from "../support/chat";
import { accept, escape, take, watchInputs, type Inputs } from "../support/inputs";
import { answerMessages, type Messages } from "../support/messages";
import { place, run, untilShown, wazir } from "../support/wazir";
import { asAgent, current, endRun, startSmall, texts, untilRun, write } from "./support/run";

/** Tells that it has begun, and takes longer than any test waits for. */
const SLOW = `import { writeFileSync } from "node:fs";
import { test } from "node:test";
test("is slow", async () => {
  writeFileSync("begun", "");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
`;

describe("decisions of a person", function () {
  this.timeout(90_000);
  let inputs: Inputs;
  let messages: Messages | undefined;
  let id = "";
  const undo: (() => void)[] = [];
  before(async () => {
    await wazir();
    inputs = watchInputs();
    id = await startSmall("Decisions");
  });
  beforeEach(() => (messages = answerMessages()));
  afterEach(async () => {
    messages?.dispose();
    for (const back of undo.splice(0)) back();
    await closeEditors();
  });
  after(async () => {
    inputs.dispose();
    await rm(place("slow.test.mjs").fsPath, { force: true });
    await rm(place("begun").fsPath, { force: true });
    await endRun();
  });

  /** Puts something in the place of a part of the window until the test is over. */
  function instead<T extends object, K extends keyof T>(whole: T, name: K, part: T[K]): void {
    const before = Object.getOwnPropertyDescriptor(whole, name);
    Object.defineProperty(whole, name, { configurable: true, enumerable: true, get: () => part });
    undo.push(() => before !== undefined && Object.defineProperty(whole, name, before));
  }

  const state = async () => {
    const { seen } = await current();
    assert(seen.ok);
    return seen.run.state;
  };
  const log = (): string => place(".wazir/runs", id, "events.ndjson").fsPath;

  /** Has the run wait for its verification, by the slow test. */
  async function verifying(): Promise<void> {
    await writeFile(place("slow.test.mjs").fsPath, SLOW);
    await write(id, "clarification", texts.clarification(id));
    await asAgent("run", "submit", "clarification");
    await asAgent("run", "next");
    await write(id, "execution-notes", texts.notes(id).replaceAll("sum.test.mjs", "slow.test.mjs"));
    await asAgent("run", "submit", "execution-notes");
    await asAgent("run", "next");
    await untilRun((overview) => (overview.open?.phase.id === "verify" ? true : undefined), "it is not verified yet");
  }

  it("Verify executes nothing in a workspace that is not trusted, and says so", async () => {
    await verifying();
    instead(vscode.workspace, "isTrusted", false);
    await run("verify");
    const { criteria } = await (await wazir()).runViews();
    await criteria.run(new vscode.TestRunRequest());
    assert.deepEqual((await state()).evidence, []);
    assert.equal(existsSync(place("begun").fsPath), false);
    const told = messages?.shown.filter(({ buttons }) => buttons.includes("Manage Workspace Trust")) ?? [];
    assert.equal(told.length, 2);
    assert.match(told[0]?.text ?? "", /runs the commands .* not trusted, so nothing of it is executed/);
  });

  it("Verify is cancelled, and what was not decided is no pass", async () => {
    const cancel = new vscode.CancellationTokenSource();
    const { withProgress } = vscode.window;
    let isCancellable: boolean | undefined;
    instead(vscode.window, "withProgress", (options, task) => {
      isCancellable = options.cancellable;
      return withProgress(options, (progress) => task(progress, cancel.token));
    });
    const done = run("verify");
    while (!existsSync(place("begun").fsPath)) await new Promise((resolve) => setTimeout(resolve, 50));
    cancel.cancel();
    await done;
    assert.equal(isCancellable, true);
    assert.deepEqual(
      (await state()).evidence.map(({ evidence }) => [evidence.command, evidence.outcome]),
      [["node --test slow.test.mjs", "not_verified"]],
    );
    assert(messages?.shown.some(({ text }) => text === "Verifying was cancelled."));
  });

  it("a command that takes longer than the setting says is stopped", async () => {
    const settings = vscode.workspace.getConfiguration("wazir");
    await settings.update("verify.timeout", 2, vscode.ConfigurationTarget.Workspace);
    await run("verify");
    await settings.update("verify.timeout", undefined, vscode.ConfigurationTarget.Workspace);
    const last = (await state()).evidence.at(-1)?.evidence;
    assert.equal(last?.outcome, "not_verified");
    assert.match(String(last.reason), /stopped after 2 seconds/);
  });

  it("a damaged log stops every act until its line is accepted with a reason", async () => {
    const text = await readFile(log(), "utf8");
    await writeFile(log(), text.replace('"reason":"It was stopped', '"reason":"It was halted'));
    assert.notEqual(await readFile(log(), "utf8"), text);
    await untilRun(
      ({ next }) => next?.refusals.find(({ code }) => code === "gate/log-damaged"),
      "the damage is not seen",
    );
    const stopped = run("next");
    const reasons = await inputs.nextPick();
    assert.match(reasons.items[0]?.label ?? "", /Line \d+ of the log is damaged/);
    await escape();
    await stopped;
    const done = run("acceptLog");
    await take(await inputs.nextPick(), (label) => /^Line \d+$/.test(label));
    const why = await inputs.nextBox();
    await accept(why);
    assert.match(why.validationMessage as string, /Why can the run go on/);
    why.value = "I mended a word.";
    await accept(why);
    await done;
    assert.equal((await state()).acceptedLines.length, 1);
    await run("pauseRun");
    await run("resumeRun");
    assert.equal((await state()).status, "active");
  });

  it("Open in Chat fills the chat without sending, and copies where there is none", async () => {
    await run("copyRolePrompt");
    const prompt = await vscode.env.clipboard.readText();
    const chat = hearChat();
    await vscode.env.clipboard.writeText("untouched");
    await run("openInChat");
    chat.dispose();
    assert.deepEqual(chat.asked, [{ query: prompt, isPartialQuery: true }]);
    assert.equal(await vscode.env.clipboard.readText(), "untouched");
    const broken = hearChat(() => Promise.reject(new Error("no chat is set up")));
    await run("openInChat");
    broken.dispose();
    assert.equal(await vscode.env.clipboard.readText(), prompt);
    await vscode.env.clipboard.writeText("untouched");
    const unasked = hearChat();
    const none = withoutChat();
    await run("openInChat");
    none.dispose();
    unasked.dispose();
    assert.deepEqual(unasked.asked, []);
    assert.equal(await vscode.env.clipboard.readText(), prompt);
    assert.match(messages?.shown.at(-1)?.text ?? "", /no chat to open/);
  });

  it("a reason is settled from the tree, and what was approved is compared", async () => {
    const root = place().fsPath;
    await write(id, "clarification", `${texts.clarification(id)}More.\n`);
    const settle = { act: "submit", argument: "artifacts/clarification.md", code: "gate/artifact-changed" };
    await run("reject", { to: "clarify", reason: "Say more." });
    await run("settleRefusal", { root, run: id, settle });
    const submitted = (await state()).artifacts.get("artifacts/clarification.md");
    assert(
      submitted !== undefined && submitted.submittedSeq > ((await state()).phases.get("clarify")?.enteredSeq ?? 0),
    );
    await closeEditors();
    await run("compareWithApproved", { root, run: id, artifact: "artifacts/clarification.md" });
    await untilShown(/clarification\.md$/);
  });

  it("Abandon asks twice, and cannot be taken back", async () => {
    await run("abandonRun", { reason: "Not needed." });
    assert.equal((await state()).status, "active");
    assert.deepEqual(messages?.shown.at(-1), {
      text: "Give up Decisions?",
      buttons: [{ modal: true, detail: MODAL }, "Abandon"],
    });
    messages.dispose();
    messages = answerMessages("Abandon");
    const done = run("abandonRun");
    const why = await inputs.nextBox();
    why.value = "Not needed.";
    await accept(why);
    await done;
    const text = await readFile(log(), "utf8");
    assert.match(text.trim().split("\n").at(-1) ?? "", /"event":"run_abandoned".*"reason":"Not needed\."/);
    const { state: projects } = await wazir();
    const found = projects.snapshot?.projects[0]?.project.runs.find((each) => each.id === id);
    assert.equal(found?.status, "abandoned");
  });
});

const MODAL =
  "An abandoned run cannot be taken up again; its files stay as they are. To halt it for a while, pause it.";
