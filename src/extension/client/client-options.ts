import * as vscode from "vscode";
import {
  ErrorAction,
  RevealOutputChannelOn,
  TransportKind,
  type CloseHandlerResult,
  type LanguageClientOptions,
  type ServerOptions,
} from "vscode-languageclient/node";
import { MODULE_SCHEME } from "../expertise/module-uri";
import { DOCUMENTS } from "../documents-served";
import type { InitializationOptions } from "../../protocol/initialization-options";

/** How the server's program is run: with the host's own Node, over IPC; with a debugger's port under F5. */
export function serverOptions(module: string): ServerOptions {
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
}

/**
 * What the client tells the library. `closed` decides what follows when the server's process has ended; `isTrusted` says
 * whether the person trusts the workspace.
 */
export function clientOptions(
  log: vscode.LogOutputChannel,
  isTrusted: boolean,
  closed: () => Promise<CloseHandlerResult>,
): LanguageClientOptions {
  return {
    documentSelector: [...DOCUMENTS],
    diagnosticCollectionName: "wazir",
    initializationOptions: {
      editorHasMarkdown: true,
      showReferencesCommand: "wazir.showReferences",
      workspaceTrusted: isTrusted,
      runCommands: true,
      detectorCommands: true,
      modulePages: MODULE_SCHEME,
      words: vscode.l10n.bundle ?? {},
    } satisfies InitializationOptions,
    // What the server writes into Markdown leads to pages of modules, and to nothing else.
    markdown: { isTrusted: { enabledCommands: ["wazir.openModule"] } },
    outputChannel: log,
    diagnosticPullOptions: { onChange: true },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: (error: unknown) => {
      log.error("The server refused to start.", error);
      return false;
    },
    errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed },
  };
}
