import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { ServerState } from "../../../src/extension/client/server";
import type { WazirExtension } from "../../../src/extension/extension";
import { until } from "./until";

/** The extension, activated, with its projects read once. */
export async function wazir(): Promise<WazirExtension> {
  const extension = vscode.extensions.getExtension<WazirExtension>("wazir.wazir");
  assert(extension, "the extension is not installed in this host");
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** The extension with its language server in a state; `running` unless another is named. */
export async function serverIn(state: ServerState = "running"): Promise<WazirExtension> {
  const api = await wazir();
  await until(
    api.server.onDidChangeState,
    () => (api.server.state === state ? true : undefined),
    () => `the server is ${api.server.state}, not ${state}`,
  );
  return api;
}

/** Runs a command of ours to its end. */
export async function run(command: string, argument?: unknown): Promise<void> {
  await vscode.commands.executeCommand(`wazir.${command}`, argument);
}

/** The folder that is open, or a place in it. */
export function place(...path: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, "no folder is open");
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Waits until the active editor shows a file whose place in the folder that is open matches. */
export async function untilShown(path: RegExp): Promise<vscode.TextEditor> {
  const nameOf = (editor: vscode.TextEditor): string => vscode.workspace.asRelativePath(editor.document.uri);
  return until(
    vscode.window.onDidChangeVisibleTextEditors,
    () => vscode.window.visibleTextEditors.find((editor) => path.test(nameOf(editor))),
    () => `shown are ${vscode.window.visibleTextEditors.map(nameOf).join(", ")}, not ${path.source}`,
  );
}

/** The channel of the language server as a document; undefined where it was never shown. */
export function serverLog(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => /Wazir.Language.Server/.test(`${uri.scheme}:${uri.path}`));
}
