import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, lensesOf, show } from "../support/documents";
import { accept, escape } from "../support/inputs";
import { place, run, untilShown, wazir } from "../support/wazir";
import { startSmall, texts, untilRun, write, seated } from "./support/run";

describe("code lenses of an artifact", function () {
  this.timeout(60_000);
  let id = "";
  const seat = seated(async () => {
    id = await startSmall("Lenses");
    await (await wazir()).runViews();
  });

  const artifact = (kind: string): vscode.Uri => place(".wazir/runs", id, "artifacts", `${kind}.md`);

  /** Our lenses of how an artifact stands, as the editor is given them. */
  async function lenses(kind: string): Promise<readonly vscode.Command[]> {
    await show(artifact(kind));
    const all = await lensesOf(artifact(kind));
    return all.flatMap(({ command, range }) => (command !== undefined && range.start.line === 0 ? [command] : []));
  }

  it("say how it stands, and follow the run", async () => {
    assert.deepEqual(
      (await lenses("clarification")).map(({ title }) => title),
      ["$(edit) not submitted · Clarify: active", "Submit"],
    );
    await closeEditors();
    await write(id, "clarification", texts.clarification(id));
    const [, submit] = await lenses("clarification");
    assert.equal(submit?.command, "wazir.submit");
    await run("submit", submit.arguments?.[0]);
    assert.deepEqual(
      (await lenses("clarification")).map(({ title }) => title),
      ["$(file) submitted · Clarify: active"],
    );
  });

  it("lead to what keeps the phase from passing, and to the phase where nothing does", async () => {
    const [state] = await lenses("clarification");
    assert.equal(state?.command, "wazir.showState");
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
    await run("showState", state.arguments?.[0]);
    assert.deepEqual(seat.messages.shown, []);
    await write(id, "clarification", `${texts.clarification(id)}More.\n`);
    await untilRun((overview) => (overview.open?.mark === "stale" ? true : undefined), "the phase is not stale");
    const done = run("showState", state.arguments?.[0]);
    const pick = await seat.inputs.nextPick();
    assert.match(pick.items[0]?.label ?? "", /changed after .* submitted it/);
    await escape();
    await done;
  });

  it("lead to what is uncovered", async () => {
    await run("raiseLane", { lane: "standard" });
    const header = texts.clarification(id).split("scope_summary")[0] ?? "";
    const spec = `requirements: [{ id: R-1, text: Rows. }]\nacceptance_criteria:\n  - { id: AC-1, text: One., satisfies: [R-1] }\n---\n\n# Spec\n`;
    await write(id, "spec", `${header.replace("clarify", "specify").replace("clarifier", "specifier")}${spec}`);
    await untilRun(
      (overview) =>
        overview.phases.find(({ artifacts }) =>
          artifacts.some(({ kind, mark }) => kind === "spec" && mark === "draft"),
        ),
      "the spec is not seen",
    );
    const coverage = (await lenses("spec")).find(({ command }) => command === "wazir.showCoverage");
    assert.equal(coverage?.title, "$(checklist) 1 of 1 criteria without a task");
    const done = run("showCoverage", coverage.arguments?.[0]);
    const pick = await seat.inputs.nextPick();
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label} ${description ?? ""}`),
      ["$(circle-slash) AC-1 no task covers this criterion"],
    );
    await accept(pick);
    await done;
    const editor = await untilShown(/spec\.md$/);
    const line = editor.document.lineAt(editor.selection.active.line).text;
    assert.match(line, /AC-1/);
    await run("showCoverage", { root: place().fsPath, run: id, artifact: "artifacts/clarification.md" });
    assert.match(seat.messages.shown.at(-1)?.text ?? "", /states nothing that would have to be covered/);
  });

  it("are not shown where the setting is off", async () => {
    const settings = vscode.workspace.getConfiguration("wazir");
    await settings.update("codeLens.enabled", false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await lenses("clarification"), []);
    } finally {
      await settings.update("codeLens.enabled", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
