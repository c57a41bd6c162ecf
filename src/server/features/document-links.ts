import type { DocumentLink, DocumentLinkParams, ServerCapabilities } from "vscode-languageserver/node";
import { documentLinks } from "../../service/features/document-links";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

/** Answers what a document leads to, and says that it does. */
export function registerDocumentLinks(server: ServerContext): ServerCapabilities {
  server.connection.onDocumentLinks(
    forDocument<DocumentLinkParams, DocumentLink[]>(server, "documentLink", [], documentLinks),
  );
  return { documentLinkProvider: { resolveProvider: false } };
}
