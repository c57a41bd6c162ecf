import type {
  DocumentSymbol,
  DocumentSymbolParams,
  ServerCapabilities,
  SymbolInformation,
} from "vscode-languageserver/node";
import { initializationOptions } from "../../protocol/initialization-options";
import { documentSymbols, flatSymbols } from "../../service/features/document-symbols";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

type Outline = DocumentSymbol[] | SymbolInformation[] | null;

/** Answers outlines, as a tree or for clients without one as a list, and says that it does. */
export function registerDocumentSymbols(server: ServerContext): ServerCapabilities {
  const { connection, client } = server;
  const headings = !initializationOptions(client.initializationOptions).editorHasMarkdown;
  const isTree = client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  connection.onDocumentSymbol(
    forDocument<DocumentSymbolParams, Outline>(server, "documentSymbol", null, (context, document) => {
      const symbols = documentSymbols(context, document, { headings });
      if (symbols === undefined) return null;
      return isTree ? symbols : flatSymbols(document.uri, symbols);
    }),
  );
  return { documentSymbolProvider: { label: "Wazir" } };
}
