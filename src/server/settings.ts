import { DidChangeConfigurationNotification } from "vscode-languageserver/node";
import { severitiesOf, type Severities } from "../core/rules/severities";
import { inBackground } from "./guard";
import type { ServerContext } from "./server-context";

/** Milliseconds after which a client that does not say what its settings are is taken to have none. */
const PATIENCE = 2000;

/** The settings of the client, asked for when they are needed and again after they changed. */
export interface Settings {
  /** The severities that were chosen for the place of a document. */
  severitiesAt(uri: string): Promise<Severities>;
  /** Forgets what was asked for, and calls `changed`, whenever the client tells of a change. */
  watch(changed: () => void): void;
}

/** The settings of a client; one that cannot be asked has none. */
export function clientSettings(server: Pick<ServerContext, "connection" | "client" | "isShutDown">): Settings {
  const { connection, client } = server;
  const { workspace } = client.capabilities;
  const known = new Map<string, Promise<Severities>>();
  const ask = async (scopeUri: string): Promise<Severities> => {
    const answer: unknown = await within(connection.workspace.getConfiguration({ scopeUri, section: "wazir.rules" }));
    return severitiesOf(answer);
  };
  return {
    severitiesAt(uri) {
      if (workspace?.configuration !== true) return Promise.resolve({});
      const asked = known.get(uri) ?? ask(uri).catch(() => ({}));
      known.set(uri, asked);
      return asked;
    },
    watch(changed) {
      connection.onDidChangeConfiguration(() => {
        known.clear();
        changed();
      });
      if (workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
      connection.onInitialized(() => {
        const registered = connection.client.register(DidChangeConfigurationNotification.type, { section: "wazir" });
        inBackground(server, "watching settings", registered);
      });
    },
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
