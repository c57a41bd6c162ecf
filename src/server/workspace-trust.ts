import type { Connection, InitializeParams } from "vscode-languageserver/node";
import { initializationOptions } from "../protocol/initialization-options";
import { WORKSPACE_TRUSTED } from "../protocol/workspace-trust";

/** Whether the person trusts the workspace, from the beginning or since a moment ago. */
export interface WorkspaceTrust {
  readonly isTrusted: () => boolean;
  /** Calls back when trust is given later. */
  onTrusted(begin: () => void): void;
}

/** Listens to what a client says of trust. */
export function workspaceTrust(connection: Connection, client: InitializeParams): WorkspaceTrust {
  let isTrusted = initializationOptions(client.initializationOptions).workspaceTrusted;
  const waiting: (() => void)[] = [];
  connection.onNotification(WORKSPACE_TRUSTED, () => {
    isTrusted = true;
    waiting.forEach((begin) => begin());
  });
  return { isTrusted: () => isTrusted, onTrusted: (begin) => void waiting.push(begin) };
}
