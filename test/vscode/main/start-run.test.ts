import assert from "node:assert/strict";
import { readdir, rm } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { accept, escape, stepBack, watchInputs, type Inputs } from "../support/inputs";
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
    assert.deepEqual([title.title, title.step, title.totalSteps], ["Start Run", 1, 2]);
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
    kinds.activeItems = kinds.items.filter(({ label }) => label === "Feature");
    await accept(kinds);
    await done;
    assert.deepEqual(messages?.shown, []);
    await untilShown(/^\.wazir\/runs\/\d{8}-greet-in-french\/artifacts\/clarification\.md$/);
    const { statusBar } = await wazir();
    assert.equal(statusBar.shown?.text, "$(play-circle) Greet in French · Clarify");
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
