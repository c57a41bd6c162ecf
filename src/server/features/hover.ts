import type { ServerCapabilities, TextDocumentPositionParams } from "vscode-languageserver/node";
import { hover } from "../../service/features/hover";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers hovers, and says that it does. */
export function registerHover(server: ServerContext): ServerCapabilities {
  const { connection, documents } = server;
  connection.onHover(
    guarded(server, "hover", null, async ({ textDocument, position }: TextDocumentPositionParams, token) => {
      const context = await serviceContext(server, textDocument.uri);
      const document = documents.get(textDocument.uri);
      return document === undefined || token.isCancellationRequested
        ? null
        : ((await hover(context, document, position)) ?? null);
    }),
  );
  return { hoverProvider: true };
}
