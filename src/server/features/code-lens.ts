import { CodeLensRefreshRequest, type CodeLens, type CodeLensParams } from "vscode-languageserver/node";
import { initializationOptions } from "../../protocol/initialization-options";
import type { Settled } from "../../service/features/samples-lens";
import { lensesOf, resolveLens, type LensSubject } from "../../service/features/code-lens";
import { guarded, inBackground } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";
import type { Feature } from "./feature";

/** Answers the lenses above ids, which are counted when they are seen, and says that it does. */
export function registerCodeLens(server: ServerContext): Feature {
  const { connection, documents, client, settings } = server;
  const none: CodeLens[] = [];
  // A lens with an empty command only tells: so it is for clients that have none.
  const { showReferencesCommand: showReferences = "" } = initializationOptions(client.initializationOptions);
  const canRefresh = client.capabilities.workspace?.codeLens?.refreshSupport === true;
  const refresh = (): void => {
    if (canRefresh) inBackground(server, "refreshing lenses", connection.sendRequest(CodeLensRefreshRequest.type));
  };
  const settled = settledSoon(refresh);
  connection.onCodeLens(
    guarded(server, "codeLens", none, async ({ textDocument: { uri } }: CodeLensParams, token) => {
      if (!(await settings.isOn(uri, "codeLens"))) return none;
      const context = await serviceContext(server, uri);
      const document = documents.get(uri);
      return document === undefined || token.isCancellationRequested ? none : [...lensesOf(context, document)];
    }),
  );
  connection.onCodeLensResolve(async (lens, token) => {
    const resolve = guarded(server, "codeLens/resolve", lens, async (unresolved: CodeLens, cancelled) => {
      const of: unknown = unresolved.data;
      if (!isLensSubject(of)) return unresolved;
      const context = await serviceContext(server, of.uri);
      const document = documents.get(of.uri);
      if (document === undefined || cancelled.isCancellationRequested) return unresolved;
      return resolveLens(context, document, unresolved, of, { showReferences, settled });
    });
    return resolve(lens, token);
  });
  return { asksClient: true, capabilities: { codeLensProvider: { resolveProvider: true } }, refresh };
}

/** Milliseconds after which a lens shows without what is not known yet. */
const PATIENCE = 300;

/** Waits for some work for a moment; what is known later is `told` of. */
function settledSoon(told: () => void): Settled {
  return async (work) => {
    let timer: NodeJS.Timeout | undefined;
    let isLate = false;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve(undefined);
      }, PATIENCE);
    });
    const done = work.then((value) => {
      if (isLate) told();
      return value;
    });
    return Promise.race([done, late]).finally(() => clearTimeout(timer));
  };
}

function isLensSubject(value: unknown): value is LensSubject {
  if (typeof value !== "object" || value === null) return false;
  const { uri, target, id } = value as Readonly<Record<string, unknown>>;
  return typeof uri === "string" && typeof target === "string" && typeof id === "string";
}
