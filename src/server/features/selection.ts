import type { SelectionRange, SelectionRangeParams, ServerCapabilities } from "vscode-languageserver/node";
import { selectionRanges } from "../../service/features/selection";
import { forDocument } from "../for-document";
import type { ServerContext } from "../server-context";

/** Answers what selecting more and more takes, and says that it does. */
export function registerSelection(server: ServerContext): ServerCapabilities {
  server.connection.onSelectionRanges(
    forDocument<SelectionRangeParams, SelectionRange[] | null>(
      server,
      "selectionRange",
      null,
      (context, document, { positions }) => selectionRanges(context, document, positions) ?? null,
    ),
  );
  return { selectionRangeProvider: true };
}
