import { DocumentDiagnosticReportKind, type DocumentDiagnosticReport } from "vscode-languageserver/node";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { NOT_CHECKED } from "../../core/rules/all-rules";
import { firstLine } from "../../core/text/range";
import { rangeOf } from "../../service/document";
import { diagnose, SOURCE } from "../../service/features/diagnostics";
import { isOnlySource } from "../detections/source-languages";
import { placeOf } from "../document-place";
import { onEdited } from "../documents";
import { guarded, inBackground, logged } from "../guard";
import { pauses } from "../pauses";
import { serviceContext, type ServerContext, type Surroundings } from "../server-context";
import { sweepOver } from "../sweep";
import type { Feature } from "./feature";

/**
 * Milliseconds of quiet after a change before the document is checked: as long as the last check took, so that a large one does
 * not keep the server busy while somebody types. One whose check was quick is checked with the last change that has arrived,
 * as one is that was opened.
 */
const QUIET = { quick: 10, most: 100 } as const;

/** Answers or publishes the diagnostics of open documents, whichever this client understands. */
export function registerDiagnostics(server: ServerContext): Feature {
  const { capabilities } = server.client;
  return capabilities.textDocument?.diagnostic === undefined ? pushDiagnostics(server) : pullDiagnostics(server);
}

/**
 * What is wrong with a document; nothing for one that is not on this machine, whose surroundings cannot be seen. Where
 * the check itself fails the document is not shown as faultless: one notice says so, and the log says why.
 */
function check(server: ServerContext, document: TextDocument, around?: Surroundings): Promise<Diagnostic[]> {
  if (placeOf(document.uri).kind === "elsewhere") return Promise.resolve([]);
  return logged(server, "diagnostics", [notChecked(document)], async () => {
    const severities = await server.settings.severitiesAt(document.uri);
    return diagnose({ ...(await serviceContext(server, document.uri, around)), severities }, document);
  });
}

function notChecked(document: TextDocument): Diagnostic {
  return {
    range: rangeOf(document, firstLine(document.getText())),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    code: NOT_CHECKED.code,
    message: "This document could not be checked, which is a fault of Wazir itself. Its log says more.",
  };
}

function pullDiagnostics(server: ServerContext): Feature {
  const { connection, documents, client } = server;
  const none: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const canRefresh = client.capabilities.workspace?.diagnostics?.refreshSupport === true;
  const refresh = (): void => {
    if (canRefresh) inBackground(server, "refreshing diagnostics", connection.languages.diagnostics.refresh());
  };
  const askedTooEarly = new Set<string>();
  connection.languages.diagnostics.on(
    guarded(server, "diagnostic", none, async ({ textDocument: { uri } }: { textDocument: { uri: string } }) => {
      const document = documents.get(uri);
      if (document === undefined) askedTooEarly.add(uri);
      return document === undefined ? none : { ...none, items: await check(server, document) };
    }),
  );
  // While it starts, VS Code's client may ask for a document before it opens it, and would not ask again.
  documents.onDidOpen(({ document }) => {
    if (askedTooEarly.delete(document.uri)) refresh();
  });
  return {
    capabilities: {
      diagnosticProvider: { identifier: "wazir", interFileDependencies: true, workspaceDiagnostics: false },
    },
    asksClient: true,
    refresh,
  };
}

function pushDiagnostics(server: ServerContext): Feature {
  const { documents, published } = server;
  const waiting = pauses();
  const costs = new Map<string, number>();
  const quiet = (uri: string): number => {
    const cost = costs.get(uri) ?? QUIET.most;
    return cost < QUIET.quick ? 0 : Math.min(QUIET.most, cost);
  };
  const publish = async (uri: string, around?: Surroundings): Promise<void> => {
    const document = documents.get(uri);
    if (document === undefined || isOnlySource(document)) return;
    const started = performance.now();
    const diagnostics = await check(server, document, around);
    costs.set(uri, performance.now() - started);
    if (documents.get(uri) !== document) return;
    await published.publish("rules", uri, diagnostics, document.version);
  };
  const schedule = (uri: string, delay: number): void =>
    waiting.after(uri, delay, () => {
      if (!server.isShutDown()) inBackground(server, "publishing", publish(uri));
    });
  const sweep = sweepOver(server, async (uri, around) => {
    // One that is about to be checked by itself was changed since.
    if (!waiting.has(uri)) await publish(uri, around);
  });
  documents.onDidOpen(({ document }) => schedule(document.uri, 0));
  onEdited(documents, (document) => schedule(document.uri, quiet(document.uri)));
  documents.onDidClose(({ document }) => {
    waiting.cancel(document.uri);
    costs.delete(document.uri);
    inBackground(server, "clearing", published.publish("rules", document.uri, []));
  });
  return {
    capabilities: {},
    asksClient: false,
    refresh: (uris) => sweep(documents.all().flatMap(({ uri }) => (uris?.has(uri) === false ? [] : [uri]))),
  };
}
