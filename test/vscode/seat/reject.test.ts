import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { replace, show } from "../support/documents";
import { accept, escape } from "../support/inputs";
import { place, run } from "../support/wazir";
import { asAgent, current, startSmall, texts, untilRun, write, seated } from "./support/run";

describe("Reject", function () {
  this.timeout(60_000);
  let id = "";
  const seat = seated(async () => {
    id = await startSmall("Sent back");
    await write(id, "clarification", texts.clarification(id));
    await asAgent("run", "submit", "clarification");
    await asAgent("run", "next");
    await write(id, "execution-notes", texts.notes(id));
    await asAgent("run", "submit", "execution-notes");
    await asAgent("run", "next");
    await asAgent("verify");
    await asAgent("run", "next");
    await untilRun((overview) => (overview.open?.phase.id === "review" ? true : undefined), "the review has not begun");
  });

  const sentBack = async (phase: string): Promise<string | undefined> => {
    const { seen } = await current();
    assert(seen.ok);
    return seen.run.state.phases.get(phase)?.sentBack;
  };

  it("asks for a reason where nobody has found anything", async () => {
    const done = run("reject", { to: "review" });
    const box = await seat.inputs.nextBox();
    assert.equal(box.value, "");
    await accept(box);
    assert.match(box.validationMessage as string, /What has to change/);
    box.value = "Begin again.";
    await accept(box);
    await done;
    assert.equal(await sentBack("review"), "Begin again.");
  });

  it("offers the open findings as the reason, and keeps them in the review", async () => {
    const review = texts.review(id).replace("verdict: pass", "verdict: reject");
    const finding = (number: number, title: string, status: string): string =>
      `  - { id: F-${number}, severity: high, title: ${title}, status: ${status} }\n`;
    const findings = [
      finding(1, "It counts from zero.", "open"),
      finding(2, "It was slow", "resolved"),
      finding(3, "No limit", "open"),
    ];
    await write(id, "review", review.replace("findings: []\n", `findings:\n${findings.join("")}`));
    const file = place(".wazir/runs", id, "artifacts/review.md");
    const editor = await show(file);
    await replace(editor, "No limit", "There is no limit");
    const left = run("reject", { to: "execute" });
    await seat.inputs.nextPick();
    await escape();
    await left;
    assert.equal(await sentBack("execute"), undefined);
    const done = run("reject", { to: "execute" });
    const pick = await seat.inputs.nextPick();
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label} | ${description ?? ""}`),
      ["F-1: It counts from zero. | high", "F-3: There is no limit | high"],
    );
    assert.equal(pick.selectedItems.length, 2);
    await accept(pick);
    const box = await seat.inputs.nextBox();
    assert.equal(box.value, "F-1 (high): It counts from zero. F-3 (high): There is no limit.");
    await accept(box);
    await done;
    assert.equal(await sentBack("execute"), "F-1 (high): It counts from zero. F-3 (high): There is no limit.");
    assert.match(await readFile(file.fsPath, "utf8"), /title: There is no limit, status: open/);
    assert.equal(vscode.window.activeTextEditor?.document.isDirty, false);
  });
});
