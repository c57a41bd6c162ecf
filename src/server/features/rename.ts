import {
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  type ServerCapabilities,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { leftByRename, prepareRename, rename, type RenameRefusal } from "../../service/features/rename";
import { cancellableFiles } from "../cancellable-files";
import { renameAbilities } from "../rename-abilities";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

/** Answers renames of ids, and says that it does. What cannot be renamed is refused with a sentence that says why. */
export function registerRename(server: ServerContext): ServerCapabilities {
  const { connection, documents, client } = server;
  const abilities = renameAbilities(client);
  const prepare = guarded<PrepareRenameParams, PrepareRenameResult | RenameRefusal | null>(
    server,
    "prepareRename",
    null,
    async ({ textDocument, position }, token) => {
      const context = await serviceContext(server, textDocument.uri);
      const document = documents.get(textDocument.uri);
      if (document === undefined || token.isCancellationRequested) return null;
      return (await prepareRename(context, document, position)) ?? null;
    },
  );
  const answer = guarded<RenameParams, WorkspaceEdit | RenameRefusal | null>(
    server,
    "rename",
    null,
    async ({ textDocument, position, newName }, token) => {
      const files = cancellableFiles(server.files, token);
      const context = await serviceContext(server, textDocument.uri, { files });
      const document = documents.get(textDocument.uri);
      if (document === undefined || token.isCancellationRequested) return null;
      const edit = await rename(context, document, position, newName, abilities);
      if (edit === undefined) return null;
      const left = "refusal" in edit ? undefined : await leftByRename(context, document, position);
      if (left !== undefined) {
        await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: left });
      }
      return edit;
    },
  );
  connection.onPrepareRename(async (params, token) => orError(await prepare(params, token)));
  connection.onRenameRequest(async (params, token) => orError(await answer(params, token)));
  const prepares = client.capabilities.textDocument?.rename?.prepareSupport === true;
  return { renameProvider: prepares ? { prepareProvider: true } : true };
}

/** A refusal as the error that a client shows to the person. */
function orError<Result extends object>(result: Result | RenameRefusal | null): Result | ResponseError | null {
  if (result === null || !("refusal" in result)) return result;
  return new ResponseError(LSPErrorCodes.RequestFailed, result.refusal);
}
