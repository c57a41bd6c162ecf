import type { ServerCapabilities } from "vscode-languageserver/node";

/**
 * Makes a client that can ask again, because something that answers rest on changed: for the documents named, or for
 * all. A client that asks by itself does so for all of them either way.
 */
export type Refresh = (uris?: ReadonlySet<string>) => void;

/** A feature whose answers the client may show for a while. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  readonly refresh: Refresh;
  /** Whether a refresh makes the client ask for all that it shows: too much for every keystroke. */
  readonly asksClient: boolean;
}
