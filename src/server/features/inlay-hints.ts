import { InlayHintRefreshRequest, type InlayHint, type InlayHintParams } from "vscode-languageserver/node";
import { inlayHintsIn, tierHintsIn } from "../../service/features/inlay-hints";
import { guarded, inBackground } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";
import type { Feature } from "./feature";

/** Answers the titles beside ids and the lengths of modules' tiers, and says that it does. */
export function registerInlayHints(server: ServerContext): Feature {
  const { connection, documents, client, settings } = server;
  const none: InlayHint[] = [];
  connection.languages.inlayHint.on(
    guarded(server, "inlayHint", none, async ({ textDocument: { uri }, range }: InlayHintParams, token) => {
      if (!(await settings.isOn(uri, "inlayHints"))) return none;
      const context = await serviceContext(server, uri);
      const document = documents.get(uri);
      if (document === undefined || token.isCancellationRequested) return none;
      return [...inlayHintsIn(context, document, range), ...(await tierHintsIn(context, document))];
    }),
  );
  const canRefresh = client.capabilities.workspace?.inlayHint?.refreshSupport === true;
  return {
    asksClient: true,
    capabilities: { inlayHintProvider: true },
    refresh: () => {
      if (canRefresh) inBackground(server, "refreshing hints", connection.sendRequest(InlayHintRefreshRequest.type));
    },
  };
}
