import type { Location, ReferenceParams, ServerCapabilities } from "vscode-languageserver/node";
import { referencesAt } from "../../service/features/references";
import { cancellableFiles } from "../cancellable-files";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers what refers to an id, and says that it does. */
export function registerReferences(server: ServerContext): ServerCapabilities {
  const { connection, documents } = server;
  const none: Location[] = [];
  connection.onReferences(
    guarded(server, "references", none, async ({ textDocument, position, context: asks }: ReferenceParams, token) => {
      const files = cancellableFiles(server.files, token);
      const context = await serviceContext(server, textDocument.uri, { files });
      const document = documents.get(textDocument.uri);
      if (document === undefined || token.isCancellationRequested) return none;
      return [...(await referencesAt(context, document, position, asks.includeDeclaration))];
    }),
  );
  return { referencesProvider: true };
}
