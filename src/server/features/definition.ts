import type {
  DefinitionLink,
  Location,
  ServerCapabilities,
  TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { definitionsAt } from "../../service/features/definition";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers where an id is given, with links for a client that knows them, and says that it does. */
export function registerDefinition(server: ServerContext): ServerCapabilities {
  const { connection, documents, client } = server;
  const takesLinks = client.capabilities.textDocument?.definition?.linkSupport === true;
  const none: DefinitionLink[] | Location[] = [];
  connection.onDefinition(
    guarded(server, "definition", none, async ({ textDocument, position }: TextDocumentPositionParams, token) => {
      const context = await serviceContext(server, textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (document === undefined || token.isCancellationRequested) return none;
      const links = await definitionsAt(context, document, position);
      if (takesLinks) return [...links];
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );
  return { definitionProvider: true };
}
