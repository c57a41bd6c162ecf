import type { CompletionItem, ServerCapabilities, TextDocumentPositionParams } from "vscode-languageserver/node";
import { complete } from "../../service/features/completion";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers completions, and says that it does. */
export function registerCompletion(server: ServerContext): ServerCapabilities {
  const { connection, documents } = server;
  const none: CompletionItem[] = [];
  connection.onCompletion(
    guarded(server, "completion", none, async ({ textDocument, position }: TextDocumentPositionParams, token) => {
      const context = await serviceContext(server, textDocument.uri);
      const document = documents.get(textDocument.uri);
      return document === undefined || token.isCancellationRequested ? none : complete(context, document, position);
    }),
  );
  return { completionProvider: { triggerCharacters: [":", " ", '"', "-"] } };
}
