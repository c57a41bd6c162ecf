import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { answerMessages, type Messages } from "../support/messages";
import { childrenAt } from "../support/tree";
import { run, wazir } from "../support/wazir";
import { current, endRun, marks, startSmall, texts, write } from "./support/run";

describe("the acts of a person", function () {
  this.timeout(60_000);
  let messages: Messages;
  let id = "";
  before(async () => {
    messages = answerMessages("Trust Key");
    id = await startSmall("Every act");
    await write(id, "clarification", texts.clarification(id));
  });
  after(async () => {
    messages.dispose();
    await closeEditors();
    await endRun();
  });

  const state = async () => {
    const { seen } = await current();
    assert(seen.ok);
    return seen.run.state;
  };

  it("submit, and enter a phase by its name", async () => {
    await run("submit", { artifact: "artifacts/clarification.md" });
    await run("enterPhase", { phase: "execute" });
    assert.equal(await marks(), "clarify done, execute active");
  });

  it("pause and resume", async () => {
    await run("pauseRun");
    assert.equal((await state()).status, "paused");
    assert(messages.shown.some(({ buttons }) => buttons.includes("Undo")));
    await run("resumeRun");
    assert.equal((await state()).status, "active");
  });

  it("reject with a reason, which stands in the tree", async () => {
    await run("reject", { reason: "Say how many.", to: "clarify" });
    assert.equal((await state()).phases.get("clarify")?.sentBack, "Say how many.");
    const { pipeline } = await wazir();
    const below = await childrenAt(pipeline, "Phases", "1. Clarify");
    assert.equal(below[0]?.description, "Say how many.");
  });

  it("raise the lane, and skip a phase that it lets be skipped", async () => {
    await run("raiseLane", { lane: "standard" });
    assert.equal((await state()).lane, "standard");
    await run("skipPhase", { phase: "design", reason: "Nothing to be seen." });
    assert.equal((await state()).phases.get("design")?.skipped, "Nothing to be seen.");
    await run("filterPipeline", { filter: "open" });
    const { pipeline } = await wazir();
    const open = (await childrenAt(pipeline, "Phases")).map(({ label }) => label);
    await run("filterPipeline", { filter: "lane" });
    assert(open.includes("1. Clarify") && !open.includes("6. Design"), open.join(", "));
  });

  it("record what they saw", async () => {
    await run("observe", { did: "Looked at the list", saw: "It begins at one.", outcome: "pass", covers: "" });
    assert.equal((await state()).evidence.at(-1)?.evidence.manual, true);
  });

  it("copy the capsule and the role prompt, and copy where there is no chat", async () => {
    await run("copyCapsule");
    assert.match(await vscode.env.clipboard.readText(), /^Run `.*`: Every act\n/);
    await run("copyRolePrompt");
    const prompt = await vscode.env.clipboard.readText();
    assert.match(prompt, /^You are the Clarifier in the phase Clarify/);
    assert(prompt.includes("artifacts/clarification.md"));
    await run("openInChat");
    assert((await vscode.env.clipboard.readText()).length > 0);
  });

  it("have nothing to decide about a log that is whole, and may trust their key", async () => {
    await run("acceptLog");
    assert.match(messages.shown.at(-1)?.text ?? "", /as it was written/);
    await run("trustKey");
    assert.match(messages.shown.at(-1)?.text ?? "", /key yours/);
  });

  it("are refused with reasons where something stands against them", async () => {
    const { createQuickPick } = vscode.window;
    const seen: string[] = [];
    vscode.window.createQuickPick = <T extends vscode.QuickPickItem>() => {
      const pick = createQuickPick<T>();
      pick.onDidChangeActive(() => {
        seen.push(...pick.items.map(({ label }) => label));
        pick.hide();
      });
      return pick;
    };
    try {
      await run("finishRun");
      await run("showOpen");
    } finally {
      vscode.window.createQuickPick = createQuickPick;
    }
    assert(
      seen.some((label) => label.includes("has not been")),
      seen.join("\n"),
    );
  });
});
