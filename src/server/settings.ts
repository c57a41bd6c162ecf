import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { inBackground } from "./guard";
import type { ServerContext } from "./server-context";

/** The section that our settings stand in. */
const SECTION = "wazir";

/** A setting that turns a feature on or off. */
export type Switch = "codeLens" | "inlayHints";

/** The person's settings, as the client knows them. */
export interface Settings {
  /** All that is set for a document, below our section; nothing where the client keeps no settings. */
  of(uri: string): Promise<Readonly<Record<string, unknown>>>;
  /** Whether a feature is on for a document. It is unless it was turned off. */
  isOn(uri: string, feature: Switch): Promise<boolean>;
}

/** Reads settings where they are needed and keeps them until the client says that some changed; then calls `changed`. */
export function readSettings(server: Omit<ServerContext, "settings">, changed: () => void): Settings {
  const { connection, documents, client } = server;
  const { workspace } = client.capabilities;
  let isWatched = false;
  const known = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  const ask = async (uri: string): Promise<Readonly<Record<string, unknown>>> => {
    if (workspace?.configuration !== true) return {};
    try {
      const value: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION });
      return record(value);
    } catch (error) {
      connection.console.warn(`The settings of ${uri} could not be read: ${String(error)}`);
      return {};
    }
  };
  // Changes matter once something was asked for, and by then the client takes registrations.
  const watch = (): void => {
    if (isWatched || workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    isWatched = true;
    const registered = connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    inBackground(server, "watching settings", registered);
  };
  const of = (uri: string): Promise<Readonly<Record<string, unknown>>> => {
    watch();
    const asked = known.get(uri) ?? ask(uri);
    known.set(uri, asked);
    return asked;
  };
  documents.onDidClose(({ document }) => known.delete(document.uri));
  connection.onDidChangeConfiguration(() => {
    known.clear();
    changed();
  });
  return {
    of,
    isOn: async (uri, feature) => record((await of(uri))[feature]).enabled !== false,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
