import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors, show } from "../support/documents";
import { accept, escape, stepBack, take, watchInputs, type Inputs } from "../support/inputs";
import { answerMessages, type Messages } from "../support/messages";
import { untilShown, place, run, wazir } from "../support/wazir";

const runs = async (): Promise<readonly string[]> => readdir(place(".wazir/runs").fsPath);

describe("Start Run", () => {
  let inputs: Inputs | undefined;
  let messages: Messages | undefined;
  let before: readonly string[] = [];
  beforeEach(async () => {
    await wazir();
    before = await runs();
    inputs = watchInputs();
    messages = answerMessages();
  });
  afterEach(async () => {
    inputs?.dispose();
    messages?.dispose();
    await closeEditors();
    for (const id of await runs()) {
      if (!before.includes(id)) await rm(place(".wazir/runs", id).fsPath, { recursive: true });
    }
    await run("refresh");
  });

  it("asks for a title and an intent, step by step, and back", async () => {
    const done = vscode.commands.executeCommand("wazir.startRun");
    const title = await inputs!.nextBox();
    assert.deepEqual([title.title, title.step, title.totalSteps], ["Start Run", 1, 4]);
    await accept(title);
    assert.equal(title.validationMessage, "A run needs a title.");
    title.value = "Greet in French";
    await accept(title);
    const intent = await inputs!.nextPick();
    assert.deepEqual([intent.step, intent.items.length], [2, 5]);
    assert.deepEqual(
      intent.items.map(({ label, description }) => `${label}: ${String(description)}`),
      [
        "Bug fix: quick lane",
        "Feature: standard lane",
        "Refactoring: standard lane",
        "Documentation: quick lane",
        "Spike: quick lane",
      ],
    );
    await stepBack();
    const again = await inputs!.nextBox();
    assert.equal(again.value, "Greet in French");
    await accept(again);
    const kinds = await inputs!.nextPick();
    await take(kinds, (label) => label === "Feature");
    const sizes = await inputs!.nextPick();
    assert.deepEqual(
      sizes.items.map(({ label, description }) => `${label}: ${String(description)}`),
      ["Not stated: standard lane", "Small: standard lane", "Medium: standard lane", "Large: deep lane"],
    );
    await accept(sizes);
    const lanes = await inputs!.nextPick();
    assert.deepEqual(
      lanes.items.map(({ label }) => label),
      ["quick", "standard", "deep"],
    );
    assert.match(String(lanes.items[1]?.description), /^12 phases, about \d+ tokens .* follows from your answers$/);
    assert.equal(lanes.activeItems[0]?.label, "standard");
    await accept(lanes);
    await done;
    assert.deepEqual(messages?.shown, []);
    await untilShown(/^\.wazir\/runs\/\d{8}-greet-in-french\/artifacts\/clarification\.md$/);
    const { statusBar } = await wazir();
    assert.equal(statusBar.shown?.text, "$(play-circle) Greet in French · Clarify: active · waits for work");
  });

  it("leaves no trace when the person leaves", async () => {
    const atTitle = vscode.commands.executeCommand("wazir.startRun");
    await inputs!.nextBox();
    await escape();
    await atTitle;
    const atIntent = vscode.commands.executeCommand("wazir.startRun");
    const title = await inputs!.nextBox();
    title.value = "Never";
    await accept(title);
    await inputs!.nextPick();
    await escape();
    await atIntent;
    assert.deepEqual(await runs(), before);
  });

  it("keeps what is selected in the editor as the brief", async () => {
    const editor = await show(place("src/greet.js"));
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    const selected = editor.document.getText(editor.selection);
    await run("startRun", { title: "Greet in Danish", intent: "docs", lane: "standard" });
    const [id] = (await runs()).filter((name) => !before.includes(name));
    assert.equal(await readFile(place(".wazir/runs", id!, "input/brief.md").fsPath, "utf8"), selected);
    assert.match(await readFile(place(".wazir/runs", id!, "run.yaml").fsPath, "utf8"), /lane: standard/);
  });

  it("asks nothing of a caller who says everything", async () => {
    await run("startRun", { title: "Greet in Dutch", intent: "docs" });
    assert.deepEqual(messages?.shown, []);
    const [id] = (await runs()).filter((name) => !before.includes(name));
    assert.match(id ?? "", /^\d{8}-greet-in-dutch$/);
    assert.deepEqual((await readdir(place(".wazir/runs", id!).fsPath)).sort(), [
      "artifacts",
      "events.ndjson",
      "run.yaml",
    ]);
  });
});
