import type { ServerCapabilities } from "vscode-languageserver/node";

/** A feature whose answers the client may show for a while. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  /** Makes a client that can ask again, because something that the answers rest on changed. */
  refresh(): void;
}
