import type { DocumentHighlight, ServerCapabilities, TextDocumentPositionParams } from "vscode-languageserver/node";
import { highlightsAt } from "../../service/features/document-highlight";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers what else in a document names the same, and says that it does. */
export function registerDocumentHighlight(server: ServerContext): ServerCapabilities {
  const { connection, documents } = server;
  const none: DocumentHighlight[] = [];
  connection.onDocumentHighlight(
    guarded(
      server,
      "documentHighlight",
      none,
      async ({ textDocument, position }: TextDocumentPositionParams, token) => {
        const context = await serviceContext(server, textDocument.uri);
        const document = documents.get(textDocument.uri);
        return document === undefined || token.isCancellationRequested
          ? none
          : [...highlightsAt(context, document, position)];
      },
    ),
  );
  return { documentHighlightProvider: true };
}
