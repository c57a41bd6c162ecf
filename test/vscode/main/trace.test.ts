import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeEditors, show } from "../support/documents";
import { until } from "../support/until";
import { place, serverIn, serverLog } from "../support/wazir";

const SETTING = "trace.server";

/** The channel's text once it is as `fits` wants it. */
function logged(fits: (text: string) => boolean, wanted: string): Promise<string> {
  const text = (): string => serverLog()?.getText() ?? "";
  return until(
    [vscode.workspace.onDidOpenTextDocument, vscode.workspace.onDidChangeTextDocument],
    () => (fits(text()) ? text() : undefined),
    () => `the log has no ${wanted}: ${text().slice(-2000)}`,
  );
}

describe("the trace of messages", () => {
  const setLevel = (level: string): Thenable<unknown> =>
    vscode.commands.executeCommand("_extensionTests.setLogLevel", level);
  const setTrace = (value: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("wazir").update(SETTING, value, vscode.ConfigurationTarget.Global);

  afterEach(async () => {
    await setTrace(undefined);
    await setLevel("info");
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await closeEditors();
  });

  it("has no text of documents but where that is asked for, and ends with the log's level", async () => {
    const { server } = await serverIn("running");
    const editor = await show(place(".wazir/runs/20261101-polite-greetings/artifacts/spec.md"));
    const type = (word: string): Thenable<boolean> =>
      editor.edit((edit) => edit.insert(new vscode.Position(3, 0), `${word}: 1\n`));
    const changes = (text: string): number => text.split("textDocument/didChange'").length - 1;
    server.showLog();
    assert.equal(changes(await logged(() => true, "text")), 0);

    await setLevel("trace");
    await type("frobnicate");
    const brief = await logged((text) => changes(text) > 0 && text.includes("Received response"), "messages");
    assert(!brief.includes("frobnicate"), brief);

    await setTrace("verbose");
    await type("plover");
    await logged((text) => text.includes("plover"), "parameters");

    await setLevel("info");
    const before = changes(await logged(() => true, "text"));
    await type("silence");
    await server.validateWorkspace(() => undefined, new vscode.CancellationTokenSource().token);
    const after = await logged(() => true, "text");
    assert.equal(changes(after), before);
    assert(!after.includes("silence"));
  });
});
