import { homedir } from "node:os";
import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver/node";
import { TextDocumentSyncKind } from "vscode-languageserver/node";
import type { Bundled } from "../core/library/bundled";
import { nodeFiles } from "../platform/node-files";
import { fromNative } from "../platform/native-path";
import { filePathOf } from "./document-place";
import { openDocuments } from "./documents";
import { registerCodeActions } from "./features/code-actions";
import { registerCompletion } from "./features/completion";
import { registerDiagnostics } from "./features/diagnostics";
import { registerFixWorkspace } from "./features/fix-workspace";
import { registerHover } from "./features/hover";
import { registerValidateWorkspace } from "./features/validate-workspace";
import { openFilesOf, withOpenFiles } from "./open-files";
import { Projects } from "./projects";
import type { ServerContext } from "./server-context";
import { clientSettings } from "./settings";
import { watchFiles } from "./watch-files";
import { watchRuns } from "./watch-runs";

/** What the server needs from its installation. */
export interface Installation {
  readonly bundled: Bundled;
  readonly version: string;
  /** URI of the folder with the rules' pages. */
  readonly rulePages: string;
}

/** Wires the language service to a connection. Each feature states its capability where it registers its handler. */
export function createServer(connection: Connection, load: () => Promise<Installation>): void {
  const documents = openDocuments();
  let shutDown = false;
  connection.onShutdown(() => {
    shutDown = true;
  });
  connection.onInitialize(async (client): Promise<InitializeResult> => {
    const { bundled, version, rulePages } = await load();
    const openFiles = openFilesOf(() => documents.all());
    const files = withOpenFiles(nodeFiles, openFiles);
    const projects = new Projects(files, bundled, fromNative(homedir()));
    projects.setFolders(foldersOf(client));
    const isShutDown = (): boolean => shutDown;
    const settings = clientSettings({ connection, client, isShutDown });
    const server = { connection, documents, openFiles, projects, files, client, rulePages, settings, isShutDown };
    const diagnostics = registerDiagnostics(server);
    registerValidateWorkspace(server);
    registerFixWorkspace(server);
    settings.watch(() => diagnostics.refresh());
    watchFiles(server, () => diagnostics.refresh());
    watchRuns(server, (uris) => diagnostics.refresh(uris));
    watchFolders(server, () => diagnostics.refresh());
    return {
      serverInfo: { name: "wazir", version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        ...registerHover(server),
        ...registerCompletion(server),
        ...registerCodeActions(server),
        ...diagnostics.capabilities,
      },
    };
  });
  documents.listen(connection);
  connection.listen();
}

/** The workspace folders of a client, also of one that only knows a root. */
function foldersOf(client: InitializeParams): readonly string[] {
  const { rootUri } = client as { rootUri?: unknown };
  const uris = client.workspaceFolders?.map((folder) => folder.uri) ?? (typeof rootUri === "string" ? [rootUri] : []);
  return uris.flatMap((uri) => filePathOf(uri) ?? []);
}

function watchFolders(server: ServerContext, changed: () => void): void {
  if (server.client.capabilities.workspace?.workspaceFolders !== true) return;
  let folders = foldersOf(server.client);
  server.connection.onNotification(
    "workspace/didChangeWorkspaceFolders",
    ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) => {
      const removed = new Set(event.removed.map(({ uri }) => filePathOf(uri)));
      const added = event.added.flatMap(({ uri }) => filePathOf(uri) ?? []);
      folders = [...folders.filter((folder) => !removed.has(folder)), ...added];
      server.projects.setFolders(folders);
      changed();
    },
  );
}
