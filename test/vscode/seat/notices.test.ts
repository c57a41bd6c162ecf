import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { escape } from "../support/inputs";
import type { ShownMessage } from "../support/messages";
import { place, run, wazir } from "../support/wazir";
import { asAgent, startSmall, texts, untilRun, write, seated } from "./support/run";

/** Longer than a run has to stay as it is before it is spoken of. */
const SILENCE = 1_500;

describe("notifications", function () {
  this.timeout(90_000);
  let id = "";
  const seat = seated(
    async () => {
      id = await startSmall("Told once");
      await (await wazir()).runViews();
    },
    "Review and Approve…",
    "Go On with Damaged Log…",
  );

  const told = (): readonly ShownMessage[] => seat.messages.shown.filter(({ text }) => text.includes("“Told once”"));
  const silence = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SILENCE));

  it("are silent while agents are at work", async () => {
    await write(id, "clarification", texts.clarification(id));
    await asAgent("run", "submit", "clarification");
    await asAgent("run", "next");
    await write(id, "execution-notes", texts.notes(id));
    await asAgent("run", "submit", "execution-notes");
    await asAgent("run", "next");
    await asAgent("verify");
    await asAgent("run", "next");
    await silence();
    assert.deepEqual(told(), []);
  });

  it("say once that a gate waits for the person, with the act as a button", async () => {
    await write(id, "review", texts.review(id));
    await asAgent("run", "submit", "review");
    await untilRun((overview) => (overview.open?.mark === "waiting" ? true : undefined), "nothing waits");
    // The button was pressed: the act begins.
    const pick = await seat.inputs.nextPick();
    assert.equal(pick.title, "Approve artifacts/review.md");
    await escape();
    assert.deepEqual(told(), [
      {
        text: "review.md of “Told once” waits for your approval.",
        buttons: ["Review and Approve…", "Show What Is Open"],
      },
    ]);
    await asAgent("finding", "add", "By the way", "--severity", "low");
    await run("refresh");
    await silence();
    assert.equal(told().length, 1);
  });

  it("say nothing where the setting is off, and what is still so once it is on", async () => {
    const settings = vscode.workspace.getConfiguration("wazir");
    await settings.update("notifications.enabled", false, vscode.ConfigurationTarget.Workspace);
    const log = place(".wazir/runs", id, "events.ndjson").fsPath;
    const text = await readFile(log, "utf8");
    await writeFile(log, text.replace("By the way", "By the by"));
    await untilRun(
      (overview) =>
        overview.waits.for === "person" && overview.waits.reason.code === "gate/log-damaged" ? true : undefined,
      "the damage is not seen",
    );
    await silence();
    assert.equal(told().length, 1);
    await settings.update("notifications.enabled", undefined, vscode.ConfigurationTarget.Workspace);
    const why = await seat.inputs.nextBox();
    assert.equal(told().at(-1)?.text, "The log of “Told once” is damaged: nothing goes on until you decide.");
    assert.match(why.prompt ?? "", /Why can the run go on\? Line \d+/);
    await escape();
    await writeFile(log, text);
  });
});
