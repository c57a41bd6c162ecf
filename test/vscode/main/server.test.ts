import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ServerState } from "../../../src/extension/client/server";
import { closeEditors, diagnosticsOf, show } from "../support/documents";
import { answerMessages } from "../support/messages";
import { childrenAt } from "../support/tree";
import { until } from "../support/until";
import { place, run, serverIn, serverLog } from "../support/wazir";

const spec = (): vscode.Uri => place(".wazir/runs/20261101-polite-greetings/artifacts/spec.md");

/** Kills the server's process and waits for the states that follow, up to the last of them. */
async function kill(...states: readonly ServerState[]): Promise<void> {
  const { server } = await serverIn("running");
  const seen: ServerState[] = [];
  const subscription = server.onDidChangeState((state) => seen.push(state));
  assert(server.processId, "the server has no process");
  process.kill(server.processId, "SIGKILL");
  await until(
    server.onDidChangeState,
    () => (seen.at(-1) === states.at(-1) ? true : undefined),
    () => `the states after the kill were ${seen.join(", ")}`,
  );
  subscription.dispose();
  assert.deepEqual(seen, states);
}

describe("the language server's process", () => {
  afterEach(closeEditors);

  it("comes back when it is killed, and serves what is open", async () => {
    await show(spec());
    await diagnosticsOf(spec(), (codes) => codes.length === 2);
    const { server } = await serverIn("running");
    const before = server.processId;
    await kill("restarting", "starting", "running");
    assert.notEqual(server.processId, before);
    await diagnosticsOf(spec(), (codes) => codes.length === 2);
  });

  it("is started afresh on request", async () => {
    const { server } = await serverIn("running");
    const before = server.processId;
    await run("restartServer");
    assert.equal(server.state, "running");
    assert.notEqual(server.processId, before);
    await show(spec());
    await diagnosticsOf(spec(), (codes) => codes.length === 2);
  });

  it("stays down at the fifth crash with one message; trees and commands go on, and a restart heals it", async function () {
    this.timeout(60_000);
    const messages = answerMessages("Show Log");
    assert(serverLog() === undefined);
    try {
      for (let crash = 1; crash < 5; crash++) await kill("restarting", "starting", "running");
      await kill("failed");
      assert.deepEqual(
        messages.shown.map(({ buttons }) => buttons),
        [["Show Log", "Restart"]],
      );
      await until(
        vscode.workspace.onDidOpenTextDocument,
        serverLog,
        () => `Show Log opened ${vscode.workspace.textDocuments.map(({ uri }) => uri.toString()).join(", ")}`,
      );
      // VS Code 1.104 leaves the cursor in the log otherwise, whatever is opened beside it.
      await vscode.commands.executeCommand("workbench.action.closePanel");
      const { pipeline, server, documentStatus, statusBar } = await serverIn("failed");
      assert.equal((await childrenAt(pipeline)).length, 5);
      assert.match(statusBar.shown?.text ?? "", /Polite greetings/);
      await show(spec());
      await until(
        documentStatus.onDidChange,
        () => (documentStatus.kind?.severity === vscode.LanguageStatusSeverity.Error ? true : undefined),
        () => `beside the language stands ${String(documentStatus.kind?.text)}`,
      );
      assert.equal(documentStatus.kind?.command?.command, "wazir.restartServer");
      const { token } = new vscode.CancellationTokenSource();
      assert.equal((await server.validateWorkspace(() => undefined, token)).state, "server down");
      await run("openCurrentArtifact");
      assert.equal(messages.shown.length, 1);
      await run("restartServer");
      assert.equal(server.state, "running");
      await diagnosticsOf(spec(), (codes) => codes.length === 2);
    } finally {
      messages.dispose();
    }
  });
});
