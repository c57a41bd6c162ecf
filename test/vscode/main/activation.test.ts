import assert from "node:assert/strict";
import * as vscode from "vscode";
import { run, serverIn, wazir } from "../support/wazir";

interface PackageJson {
  readonly activationEvents: readonly string[];
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const packageJson = (): PackageJson => vscode.extensions.getExtension("wazir.wazir")!.packageJSON as PackageJson;

describe("activation", () => {
  it("takes at most 50 ms, loading included", async () => {
    const { activationMs } = await wazir();
    console.log(`    activation: ${activationMs.toFixed(1)} ms`);
    assert(activationMs <= 50, `${activationMs} ms`);
  });

  it("waits for a view, a command, a project or a dashboard that was left open, never for the start of the window", () => {
    assert.deepEqual(
      packageJson().activationEvents.filter((event) => !event.startsWith("workspaceContains:")),
      ["onWebviewPanel:wazir.dashboard"],
    );
  });

  it("registers every command, and each is contributed but those that only code actions of the server name", async () => {
    await serverIn("running");
    const registered = (await vscode.commands.getCommands(true)).filter((command) =>
      /^wazir\.[a-zA-Z]+$/.test(command),
    );
    const contributed = packageJson().contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), [...contributed, "wazir.explainRule", "wazir.openRulePage"].sort());
  });

  it("starts the language server of a project by itself", async () => {
    const { server } = await serverIn("running");
    assert.equal(typeof server.processId, "number");
  });

  it("shows its log", async () => {
    await run("showLog");
  });
});
