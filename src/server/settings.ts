import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { recordOf } from "../core/library/item";
import { severitiesOf, type Severities } from "../core/rules/severities";
import { inBackground } from "./guard";
import type { ServerContext } from "./server-context";

/** The section that our settings stand in. */
const SECTION = "wazir";

/** Milliseconds after which a client that does not say what its settings are is taken to have none. */
const PATIENCE = 2000;

/** A setting that turns a feature on or off. */
export type Switch = "codeLens" | "inlayHints";

/** The person's settings, as the client knows them. */
export interface Settings {
  /** All that is set for a document, below our section; nothing where the client keeps no settings. */
  of(uri: string): Promise<Readonly<Record<string, unknown>>>;
  /** Whether a feature is on for a document. It is unless it was turned off. */
  isOn(uri: string, feature: Switch): Promise<boolean>;
  /** The severities that were chosen for the place of a document. */
  severitiesAt(uri: string): Promise<Severities>;
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
      return recordOf(await within(connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION })));
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
    isOn: async (uri, feature) => recordOf((await of(uri))[feature]).enabled !== false,
    severitiesAt: async (uri) => severitiesOf((await of(uri)).rules),
  };
}

/** What a client answers, or undefined where it takes too long: findings do not wait for it for ever. */
async function within(answer: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
