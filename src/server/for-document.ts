import type { CancellationToken } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ServiceContext } from "../service/context";
import { guarded } from "./guard";
import { serviceContext, type ServerContext } from "./server-context";

/**
 * A guarded handler of requests about one document: `answer` is given the document as it is once its project is known.
 * A document that is not open, and a request that was cancelled meanwhile, are answered with `none`.
 */
export function forDocument<Params extends { readonly textDocument: { readonly uri: string } }, Result>(
  server: ServerContext,
  name: string,
  none: Result,
  answer: (context: ServiceContext, document: TextDocument, params: Params) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return guarded<Params, Result>(server, name, none, async (params, token) => {
    const { uri } = params.textDocument;
    const context = await serviceContext(server, uri);
    const document = server.documents.get(uri);
    return document === undefined || token.isCancellationRequested ? none : answer(context, document, params);
  });
}
