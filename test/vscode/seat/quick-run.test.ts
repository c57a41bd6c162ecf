import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors } from "../support/documents";
import { take, type Inputs } from "../support/inputs";
import { run, untilShown, wazir } from "../support/wazir";
import { asAgent, current, marks, startSmall, texts, write, seated } from "./support/run";

/** Takes the item of the next pick whose label ends like this. */
async function takeNext(inputs: Inputs, label: RegExp): Promise<readonly string[]> {
  return take(await inputs.nextPick(), (each) => label.test(each));
}

describe("a quick run in the editor", function () {
  this.timeout(60_000);
  let id = "";
  const seat = seated(() => Promise.resolve());

  it("begins, and Next says as a list why it does not go on; an item leads to its place", async () => {
    id = await startSmall("Off by one");
    await closeEditors();
    const done = run("next");
    const labels = await takeNext(seat.inputs, /says no more than its template/);
    await done;
    assert(
      labels.some((label) => label.includes("has not been submitted")),
      labels.join("\n"),
    );
    await untilShown(/clarification\.md$/);
    await closeEditors();
  });

  it("is submitted, entered and verified step by step", async () => {
    await write(id, "clarification", texts.clarification(id));
    await run("next");
    assert.equal(await marks(), "clarify active");
    await run("next");
    assert.equal(await marks(), "clarify done, execute active");
    await closeEditors();
    await write(id, "execution-notes", texts.notes(id));
    await asAgent("run", "submit", "execution-notes");
    await run("next");
    assert.equal(await marks(), "clarify done, execute done, verify active");
    await run("verify");
    const { overview } = await current();
    assert.deepEqual(
      overview?.open?.evidence.map(({ evidence }) => [evidence.command, evidence.outcome]),
      [["node --test sum.test.mjs", "pass"]],
    );
    await run("next");
    await closeEditors();
    await write(id, "review", texts.review(id));
    await asAgent("run", "submit", "review");
    const { state } = await wazir();
    await state.refresh();
    assert.equal(await marks(), "clarify done, execute done, verify done, review waiting");
  });

  it("is approved by one act, after what the gate checked was shown", async () => {
    const done = run("approve", { artifact: "artifacts/review.md" });
    const labels = await takeNext(seat.inputs, /Sign$/);
    await done;
    assert(
      labels.some((label) => label.includes("No critical or high finding is open")),
      labels.join("\n"),
    );
    const { overview } = await current();
    assert.deepEqual(
      overview?.open?.artifacts.map(({ mark }) => mark),
      ["approved"],
    );
    const told = seat.messages.shown.filter(({ buttons }) => !buttons.includes("Review and Approve…"));
    assert.deepEqual(told, []);
  });

  it("is stale after an edit, shows the difference, and is approved again by one act", async () => {
    await closeEditors();
    await write(id, "review", `${texts.review(id)}One more word.\n`);
    const { state } = await wazir();
    await state.refresh();
    assert.match(await marks(), /review stale$/);
    const done = run("approve", { artifact: "artifacts/review.md" });
    await takeNext(seat.inputs, /Submit and Sign$/);
    await done;
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => input));
    const diff = tabs.find((input) => input instanceof vscode.TabInputTextDiff);
    assert(diff instanceof vscode.TabInputTextDiff, "no difference is shown");
    const before = await vscode.workspace.openTextDocument(diff.original);
    assert.equal(before.getText(), texts.review(id));
    const { overview } = await current();
    assert.deepEqual(
      overview?.open?.artifacts.map(({ mark }) => mark),
      ["approved"],
    );
  });

  it("finishes", async () => {
    await run("next");
    const { state } = await wazir();
    const found = state.snapshot?.projects[0]?.project.runs.find((each) => each.id === id);
    assert.equal(found?.status, "finished");
  });
});
