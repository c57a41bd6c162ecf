import type { ServerCapabilities, SymbolInformation, WorkspaceSymbolParams } from "vscode-languageserver/node";
import { workspaceSymbols } from "../../service/features/workspace-symbols";
import { guarded } from "../guard";
import type { ServerContext } from "../server-context";

/** Finds what the projects of the workspace have by name, and says that it does. */
export function registerWorkspaceSymbols(server: ServerContext): ServerCapabilities {
  const { connection, projects, files } = server;
  const none: SymbolInformation[] = [];
  connection.onWorkspaceSymbol(
    guarded<WorkspaceSymbolParams, typeof none>(server, "workspace symbol", none, async ({ query }, token) => {
      const found: SymbolInformation[] = [];
      for (const project of await projects.all()) {
        if (token.isCancellationRequested) return none;
        found.push(...(await workspaceSymbols(project, files, query, () => token.isCancellationRequested)));
      }
      return distinct(found);
    }),
  );
  return { workspaceSymbolProvider: true };
}

/** Each symbol once: where workspace folders overlap, several projects have the same. */
function distinct(symbols: readonly SymbolInformation[]): SymbolInformation[] {
  const keyed = symbols.map((symbol) => [JSON.stringify([symbol.name, symbol.location]), symbol] as const);
  return [...new Map(keyed).values()];
}
