import type { CompletionItem, ServerCapabilities, TextDocumentPositionParams } from "vscode-languageserver/node";
import { completeWithPaths } from "../../service/features/path-completion";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

/** Answers completions, and says that it does. */
export function registerCompletion(server: ServerContext): ServerCapabilities {
  server.connection.onCompletion(
    forDocument<TextDocumentPositionParams, CompletionItem[]>(server, "completion", [], (context, document, at) =>
      completeWithPaths(context, document, at.position),
    ),
  );
  return { completionProvider: { triggerCharacters: [":", " ", '"', "-", "/", "`", "#"] } };
}
