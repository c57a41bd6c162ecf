import type { ServerCapabilities } from "vscode-languageserver/node";

/** A feature whose answers a client shows for a while without asking again. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  /** Makes a client that can ask again, because something that the answers rest on changed. */
  refresh(): void;
}
