import type { ServerCapabilities, TextDocumentPositionParams } from "vscode-languageserver/node";
import { hover } from "../../service/features/hover";
import { isOnlySource } from "../detections/source-languages";
import { guarded } from "../guard";
import type { Detectors } from "./detectors";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers hovers, those over findings in source files too, and says that it does. */
export function registerHover(server: ServerContext, detectors: Detectors): ServerCapabilities {
  const { connection, documents } = server;
  connection.onHover(
    guarded(server, "hover", null, async ({ textDocument, position }: TextDocumentPositionParams, token) => {
      const context = await serviceContext(server, textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (document === undefined || token.isCancellationRequested) return null;
      const own = isOnlySource(document) ? undefined : await hover(context, document, position);
      return own ?? (await detectors.hover(document, position)) ?? null;
    }),
  );
  return { hoverProvider: true };
}
