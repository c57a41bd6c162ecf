import type { FoldingRange, FoldingRangeParams, ServerCapabilities } from "vscode-languageserver/node";
import { initializationOptions } from "../../protocol/initialization-options";
import { foldingRanges } from "../../service/features/folding";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

/** Answers what folds, and says that it does. */
export function registerFolding(server: ServerContext): ServerCapabilities {
  const { connection, client } = server;
  const sections = !initializationOptions(client.initializationOptions).editorHasMarkdown;
  connection.onFoldingRanges(
    forDocument<FoldingRangeParams, FoldingRange[] | null>(
      server,
      "foldingRange",
      null,
      (context, document) => foldingRanges(context, document, { sections }) ?? null,
    ),
  );
  return { foldingRangeProvider: true };
}
