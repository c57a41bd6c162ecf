import type {
  SemanticTokens,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  ServerCapabilities,
} from "vscode-languageserver/node";
import { semanticTokens, TOKEN_LEGEND } from "../../service/features/semantic-tokens";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

const NONE: SemanticTokens = { data: [] };

/** Answers what the ids of a document, or of the part that is seen, are, and says that it does. */
export function registerSemanticTokens(server: ServerContext): ServerCapabilities {
  const { semanticTokens: tokens } = server.connection.languages;
  tokens.on(
    forDocument<SemanticTokensParams, SemanticTokens>(server, "semanticTokens", NONE, (context, document) => ({
      data: semanticTokens(context, document),
    })),
  );
  tokens.onRange(
    forDocument<SemanticTokensRangeParams, SemanticTokens>(
      server,
      "semanticTokensRange",
      NONE,
      (context, document, { range }) => ({ data: semanticTokens(context, document, range) }),
    ),
  );
  return { semanticTokensProvider: { legend: TOKEN_LEGEND, full: true, range: true } };
}
