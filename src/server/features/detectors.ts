import {
  BulkRegistration,
  CodeActionKind,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  TextDocumentSyncKind,
  type BulkUnregistration,
  type CodeAction,
  type Hover,
  type Position,
  type Range,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { detectorsOf } from "../../core/detect/read-detectors";
import { createDetectPool, type DetectPool } from "../../platform/detect/detect-pool";
import type { DetectProgram } from "../../platform/detect/detect-worker";
import {
  detectionActions,
  detectionDiagnostics,
  detectionHover,
  type DetectionContext,
} from "../../service/features/detections";
import { detectorSettings } from "../detections/detector-settings";
import { languageOfDocument, selectorOf } from "../detections/source-languages";
import { watchSources, type DetectedDocument } from "../detections/watch-sources";
import { inBackground } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";
import type { WorkspaceTrust } from "../workspace-trust";

/** What detectors have to say of open source files. */
export interface Detectors {
  /** Looks at every open file again, because settings or modules changed. */
  refresh(): void;
  hover(document: TextDocument, position: Position): Promise<Hover | undefined>;
  actions(document: TextDocument, range: Range): Promise<CodeAction[]>;
}

/**
 * Runs detectors over open source files, in a thread of their own, once the workspace is trusted. The client is asked to tell of
 * files in the languages that detectors are for; a client that takes no registrations keeps to our own documents.
 */
export function registerDetectors(server: ServerContext, program: DetectProgram, trust: WorkspaceTrust): Detectors {
  const { connection, published } = server;
  let pool: DetectPool | undefined;
  const runner = (): DetectPool => (pool ??= createDetectPool(program, 1));
  const show = async (detected: DetectedDocument): Promise<void> => {
    const { document } = detected;
    const { severity } = await detectorSettings(server.settings, document.uri);
    const diagnostics = detectionDiagnostics(await contextOf(server, detected), document, severity);
    if (server.documents.get(document.uri) !== document) return;
    await published.publish("detectors", document.uri, diagnostics, document.version);
  };
  const sources = watchSources(server, runner, trust.isTrusted, (detected) =>
    inBackground(server, "publishing", show(detected)),
  );
  const selection = sourceSelection(server);
  const begin = (): void => {
    inBackground(server, "watching source files", selection.update());
    sources.again();
  };
  server.documents.onDidClose(({ document: { uri } }) => {
    if (trust.isTrusted()) inBackground(server, "clearing", published.publish("detectors", uri, []));
  });
  server.onInitialized(() => {
    if (trust.isTrusted()) begin();
  });
  connection.onExit(() => void pool?.dispose());
  return {
    refresh: () => {
      if (trust.isTrusted()) begin();
    },
    async hover(document, position) {
      const detected = sources.of(document);
      return detected === undefined ? undefined : detectionHover(await contextOf(server, detected), document, position);
    },
    async actions(document, range) {
      const detected = sources.of(document);
      if (detected === undefined) return [];
      const offsets = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const snippetEdits = server.client.capabilities.workspace?.workspaceEdit?.snippetEditSupport === true;
      return detectionActions(await contextOf(server, detected), document, offsets, { snippetEdits });
    },
  };
}

async function contextOf(
  server: ServerContext,
  { document, project, detection }: DetectedDocument,
): Promise<DetectionContext> {
  const { abilities, t } = await serviceContext(server, document.uri);
  const { content, rulePages } = server;
  return { project, judged: detection, language: languageOfDocument(document), abilities, t, content, rulePages };
}

/** What the client is asked to tell of besides our own documents; asked for anew when the languages change. */
function sourceSelection({ connection, client, projects }: ServerContext): { update(): Promise<void> } {
  const { synchronization, hover, codeAction } = client.capabilities.textDocument ?? {};
  let registered: { readonly key: string; readonly handle: BulkUnregistration | undefined } | undefined;
  const register = async (): Promise<void> => {
    const all = await projects.all();
    const documentSelector = selectorOf([...all, projects.alone].flatMap(({ library }) => detectorsOf(library, true)));
    const key = JSON.stringify(documentSelector);
    if (registered?.key === key || documentSelector.length === 0) return;
    registered?.handle?.dispose();
    const bulk = BulkRegistration.create();
    bulk.add(DidOpenTextDocumentNotification.type, { documentSelector });
    bulk.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
    bulk.add(DidCloseTextDocumentNotification.type, { documentSelector });
    if (hover?.dynamicRegistration === true) bulk.add(HoverRequest.type, { documentSelector });
    if (codeAction?.dynamicRegistration === true && codeAction.codeActionLiteralSupport !== undefined) {
      bulk.add(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix] });
    }
    registered = { key, handle: undefined };
    registered = { key, handle: await connection.client.register(bulk) };
  };
  return { update: () => (synchronization?.dynamicRegistration === true ? register() : Promise.resolve()) };
}
