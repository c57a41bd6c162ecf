import { InlayHintRefreshRequest, type InlayHint, type InlayHintParams } from "vscode-languageserver/node";
import { inlayHintsIn } from "../../service/features/inlay-hints";
import { guarded, inBackground } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";
import type { Feature } from "./feature";

/** Answers the titles beside ids, and says that it does. */
export function registerInlayHints(server: ServerContext): Feature {
  const { connection, documents, client, settings } = server;
  const none: InlayHint[] = [];
  connection.languages.inlayHint.on(
    guarded(server, "inlayHint", none, async ({ textDocument: { uri }, range }: InlayHintParams, token) => {
      if (!(await settings.isOn(uri, "inlayHints"))) return none;
      const context = await serviceContext(server, uri);
      const document = documents.get(uri);
      return document === undefined || token.isCancellationRequested
        ? none
        : [...inlayHintsIn(context, document, range)];
    }),
  );
  const canRefresh = client.capabilities.workspace?.inlayHint?.refreshSupport === true;
  return {
    capabilities: { inlayHintProvider: true },
    refresh: () => {
      if (canRefresh) inBackground(server, "refreshing hints", connection.sendRequest(InlayHintRefreshRequest.type));
    },
  };
}
