import { homedir } from "node:os";
import type { Connection, InitializeParams, InitializeResult, ServerCapabilities } from "vscode-languageserver/node";
import { TextDocumentSyncKind } from "vscode-languageserver/node";
import type { Bundled } from "../core/library/bundled";
import { translator } from "../core/text/translate";
import { nodeInstruments } from "../platform/instruments";
import { nodeFiles } from "../platform/node-files";
import type { DetectProgram } from "../platform/detect/detect-worker";
import { fromNative } from "../platform/native-path";
import { initializationOptions } from "../protocol/initialization-options";
import { filePathOf } from "./document-place";
import { openDocuments } from "./documents";
import { registerCodeActions } from "./features/code-actions";
import { registerCodeLens } from "./features/code-lens";
import { registerCompletion } from "./features/completion";
import { registerDetectors } from "./features/detectors";
import { registerCompose } from "./features/compose";
import { registerDefinition } from "./features/definition";
import { registerDiagnostics } from "./features/diagnostics";
import { registerDocumentKind } from "./features/document-kind";
import { registerDocumentHighlight } from "./features/document-highlight";
import { registerDocumentLinks } from "./features/document-links";
import { registerDocumentSymbols } from "./features/document-symbols";
import { registerExpertise } from "./features/expertise";
import type { Refresh } from "./features/feature";
import { registerFixWorkspace } from "./features/fix-workspace";
import { registerFolding } from "./features/folding";
import { registerFormatting } from "./features/formatting";
import { registerHover } from "./features/hover";
import { registerInlayHints } from "./features/inlay-hints";
import { registerReferences } from "./features/references";
import { registerRename } from "./features/rename";
import { registerRunSamples } from "./features/run-samples";
import { registerSelection } from "./features/selection";
import { registerSemanticTokens } from "./features/semantic-tokens";
import { registerTryDetectors } from "./features/try-detectors";
import { registerValidateWorkspace } from "./features/validate-workspace";
import { registerWillRenameFiles } from "./features/will-rename-files";
import { registerWorkspaceSymbols } from "./features/workspace-symbols";
import { refuseAfterShutdown } from "./guard";
import { openFilesOf, withOpenFiles } from "./open-files";
import { projectExpertise } from "./project-expertise";
import { Projects } from "./projects";
import { publishedDiagnostics } from "./published-diagnostics";
import type { ServerContext } from "./server-context";
import { clientSettings } from "./settings";
import { takeTurns } from "./turns";
import { watchFiles } from "./watch-files";
import { watchRuns } from "./watch-runs";
import { workspaceTrust } from "./workspace-trust";

/** What the server needs from its installation. */
export interface Installation {
  readonly bundled: Bundled;
  readonly version: string;
  /** URI of the folder with the rules' pages. */
  readonly rulePages: string;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  /** The folder of the built programs and their data, as the machine writes paths. */
  readonly dist: string;
  /** What runs detectors. */
  readonly detection: DetectProgram;
}

/** Wires the language service to a connection. Each feature states its capability where it registers its handler. */
export function createServer(connection: Connection, load: () => Promise<Installation>): void {
  const documents = openDocuments();
  let shutDown = false;
  connection.onShutdown(() => {
    refuseAfterShutdown({ isShutDown: () => shutDown });
    shutDown = true;
  });
  connection.onInitialize(async (client): Promise<InitializeResult> => {
    const { bundled, version, rulePages, content, dist, detection } = await load();
    const openFiles = openFilesOf(documents);
    const files = withOpenFiles(nodeFiles, openFiles);
    const projects = new Projects(files, bundled, fromNative(homedir()));
    projects.setFolders(foldersOf(client));
    const isShutDown = (): boolean => shutDown;
    const settings = clientSettings({ connection, client, isShutDown });
    const trust = workspaceTrust(connection, client);
    const instruments = nodeInstruments(detection, () => trust.isTrusted());
    const disk = { files, openFiles, documents, content, rulePages };
    const published = publishedDiagnostics(connection);
    const beginnings: (() => void)[] = [];
    const onInitialized = (begin: () => void): void => void beginnings.push(begin);
    connection.onInitialized(() => beginnings.forEach((begin) => begin()));
    const server: ServerContext = {
      connection,
      client,
      t: translator(initializationOptions(client.initializationOptions).words),
      projects,
      settings,
      instruments,
      published,
      onInitialized,
      isShutDown,
      turns: takeTurns(),
      ...disk,
    };
    const detectors = registerDetectors(server, detection, trust);
    const features = [registerDiagnostics(server), registerCodeLens(server), registerInlayHints(server)];
    const formatting = registerFormatting(server);
    const refresh: Refresh = (uris) => {
      features.forEach((feature) => feature.refresh(uris));
      // What is known of some documents only is about their run, which detectors do not look at.
      if (uris === undefined) detectors.refresh();
    };
    trust.onTrusted(() => refresh());
    registerValidateWorkspace(server);
    registerFixWorkspace(server);
    registerDocumentKind(server);
    const expertise = projectExpertise(dist, projects);
    registerExpertise(server, expertise);
    registerCompose(server, expertise);
    registerRunSamples(server);
    registerTryDetectors(server, detection, trust);
    settings.watch(() => {
      formatting.follow();
      refresh();
    });
    watchFiles(server, refresh);
    watchRuns(server, (uris, when) => {
      for (const feature of features) if (feature.asksClient === (when === "paused")) feature.refresh(uris);
    });
    watchFolders(server, refresh);
    return {
      serverInfo: { name: "wazir", version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...registerWillRenameFiles(server),
        },
        ...registerHover(server, detectors),
        ...registerCompletion(server),
        ...registerDefinition(server),
        ...registerReferences(server),
        ...registerRename(server),
        ...registerDocumentHighlight(server),
        ...features.reduce<ServerCapabilities>((all, { capabilities }) => ({ ...all, ...capabilities }), {}),
        ...registerDocumentSymbols(server),
        ...registerWorkspaceSymbols(server),
        ...registerFolding(server),
        ...registerSelection(server),
        ...formatting.capabilities,
        ...registerSemanticTokens(server),
        ...registerDocumentLinks(server),
        ...registerCodeActions(server, detectors),
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
