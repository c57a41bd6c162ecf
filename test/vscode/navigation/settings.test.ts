import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import * as vscode from "vscode";
import { closeEditors, diagnosticsOf, lensesOf, replace, show } from "../support/documents";
import { place, serverIn } from "../support/wazir";
import { answered, FILES, uriOf } from "./support/project";

/** Sets one of our settings for the workspace; undefined takes it away. */
async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("wazir").update(name, value, vscode.ConfigurationTarget.Workspace);
}

describe("settings in the editor", () => {
  before(() => serverIn("running"));
  afterEach(async () => {
    await closeEditors();
    for (const name of ["codeLens.enabled", "inlayHints.enabled", "rules"]) await set(name, undefined);
  });
  after(() => rm(place(".vscode").fsPath, { recursive: true, force: true }));

  it("turn lenses off and on while a document is open", async () => {
    const { document } = await show(uriOf(FILES.spec));
    const lenses = (): Promise<readonly vscode.CodeLens[]> => lensesOf(document.uri);
    assert.equal((await lenses()).length, 2);
    await set("codeLens.enabled", false);
    await answered(lenses, ({ length }) => length === 0);
    await set("codeLens.enabled", undefined);
    await answered(lenses, ({ length }) => length === 2);
  });

  it("turn hints off and on while a document is open", async () => {
    const { document } = await show(uriOf(FILES.plan));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = (): Thenable<vscode.InlayHint[]> =>
      vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, whole);
    assert.equal((await hints()).length, 3);
    await set("inlayHints.enabled", false);
    await answered(hints, ({ length }) => length === 0);
    await set("inlayHints.enabled", undefined);
    await answered(hints, ({ length }) => length === 3);
  });

  it("change how severe a rule is, and turn it off", async () => {
    const editor = await show(uriOf(FILES.plan));
    const { uri } = editor.document;
    await replace(editor, "status: approved", "status: aproved");
    const [found] = await diagnosticsOf(uri, (codes) => codes.join() === "wazir/schema-enum");
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    await set("rules", { "wazir/schema-enum": "hint" });
    const ours = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "wazir");
    await answered(
      () => Promise.resolve(ours().map(({ severity }) => severity)),
      (severities) => severities.join() === String(vscode.DiagnosticSeverity.Hint),
    );
    await set("rules", { "wazir/schema-enum": "off" });
    await diagnosticsOf(uri, (codes) => codes.length === 0);
    await set("rules", undefined);
    await diagnosticsOf(uri, (codes) => codes.join() === "wazir/schema-enum");
  });
});
