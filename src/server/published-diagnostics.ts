import type { Diagnostic } from "vscode-languageserver-types";
import type { Connection } from "vscode-languageserver/node";

/** Who finds what is published of a document: the rules of our own documents, or the detectors of source files. */
export type DiagnosticOwner = "rules" | "detectors";

/** Publishes the diagnostics of documents for several owners: what one of them publishes takes nothing from another. */
export interface PublishedDiagnostics {
  publish(owner: DiagnosticOwner, uri: string, diagnostics: readonly Diagnostic[], version?: number): Promise<void>;
}

/** What is published over a connection. */
export function publishedDiagnostics(connection: Pick<Connection, "sendDiagnostics">): PublishedDiagnostics {
  const known = new Map<string, Map<DiagnosticOwner, readonly Diagnostic[]>>();
  return {
    publish(owner, uri, diagnostics, version) {
      const owners = known.get(uri) ?? new Map<DiagnosticOwner, readonly Diagnostic[]>();
      if (diagnostics.length === 0) owners.delete(owner);
      else owners.set(owner, diagnostics);
      if (owners.size === 0) known.delete(uri);
      else known.set(uri, owners);
      const all = [...owners.values()].flat();
      return connection.sendDiagnostics({ uri, diagnostics: all, ...(version === undefined ? {} : { version }) });
    },
  };
}
