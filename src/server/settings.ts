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

/** What is set below our section. Nothing in it is sure to have the type that it should. */
export type SetValues = Readonly<Record<string, unknown>>;

/** The settings of the client, asked for when they are needed and again after they changed. */
export interface Settings {
  /** All that is set for the place of a document; nothing where the client keeps no settings. */
  of(uri: string): Promise<SetValues>;
  /** The severities that were chosen for the place of a document. */
  severitiesAt(uri: string): Promise<Severities>;
  /** Whether a feature is on for a document: it is unless it was turned off. */
  isOn(uri: string, feature: Switch): Promise<boolean>;
  /** Whether a person wants documents formatted: only where they said so. */
  isFormatter(uri: string): Promise<boolean>;
  /** What the editor leaves out of a folder, as it is set; nothing where the client does not say. */
  leftOut(uri: string): Promise<SetValues>;
  /** Forgets what was asked for, and calls `changed`, whenever the client tells of a change. */
  watch(changed: () => void): void;
}

/** The settings of a client; one that cannot be asked has none. */
export function clientSettings(server: Pick<ServerContext, "connection" | "client" | "isShutDown">): Settings {
  const { connection, client } = server;
  const { workspace } = client.capabilities;
  const known = new Map<string, Promise<SetValues>>();
  let isRegistered = false;
  // Changes matter once something was asked for; and by then the client takes registrations.
  const register = (): void => {
    if (isRegistered || workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    isRegistered = true;
    const registered = connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    inBackground(server, "watching settings", registered);
  };
  const ask = async (scopeUri: string): Promise<SetValues> => {
    register();
    return recordOf(await within(connection.workspace.getConfiguration({ scopeUri, section: SECTION })));
  };
  const of = (uri: string): Promise<SetValues> => {
    if (workspace?.configuration !== true) return Promise.resolve({});
    const asked = known.get(uri) ?? ask(uri).catch(() => ({}));
    known.set(uri, asked);
    return asked;
  };
  return {
    of,
    severitiesAt: async (uri) => severitiesOf((await of(uri)).rules),
    isOn: async (uri, feature) => recordOf((await of(uri))[feature]).enabled !== false,
    isFormatter: async (uri) => recordOf((await of(uri)).format).enabled === true,
    leftOut: async (scopeUri) => {
      if (workspace?.configuration !== true) return {};
      const asked = connection.workspace.getConfiguration({ scopeUri, section: "files.exclude" });
      return recordOf(await within(asked).catch(() => undefined));
    },
    watch: (changed) => {
      connection.onDidChangeConfiguration(() => {
        known.clear();
        changed();
      });
    },
  };
}

/** What a client answers, or undefined where it takes too long: features do not wait for it for ever. */
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
