import { DocumentDiagnosticReportKind, type DocumentDiagnosticReport } from "vscode-languageserver/node";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { basename } from "../../core/files/path";
import { MANIFEST_NAME } from "../../core/library/manifest";
import { NOT_CHECKED } from "../../core/rules/all-rules";
import { firstLine } from "../../core/text/range";
import { rangeOf } from "../../service/document";
import { diagnose, SOURCE } from "../../service/features/diagnostics";
import { isOnlySource } from "../detections/source-languages";
import { filePathOf, placeOf } from "../document-place";
import { onEdited } from "../documents";
import { guarded, inBackground, logged } from "../guard";
import { pauses } from "../pauses";
import { recentPlaces } from "../recent-places";
import { serviceContext, type ServerContext, type Surroundings } from "../server-context";
import { sweepOver } from "../sweep";
import type { Feature } from "./feature";

/**
 * Milliseconds of quiet after a change before the document is checked: as long as the last check took, so that a large one does
 * not keep the server busy while somebody types. One whose check was quick is checked with the last change that has arrived,
 * as one is that was opened.
 */
const QUIET = { quick: 10, most: 100 } as const;

/** Milliseconds for which the disk is taken to be as it was: less than the pause after which a manifest is looked at again. */
const TYPING = 200;

/** Looks at one document, in the surroundings of a look at many where they are given. */
type Check = (document: TextDocument, around?: Partial<Surroundings>) => Promise<Diagnostic[]>;

/** Answers or publishes the diagnostics of open documents, whichever this client understands. */
export function registerDiagnostics(server: ServerContext): Feature {
  const places = recentPlaces(server.files, TYPING);
  server.documents.onDidOpen(() => places.forget());
  // Of what is typed only a manifest says what has to stand where.
  const aroundTyped = ({ uri }: TextDocument): Partial<Surroundings> =>
    basename(filePathOf(uri) ?? "") === MANIFEST_NAME ? { files: places.files() } : {};
  const look: Check = (document, around = aroundTyped(document)) => check(server, document, around);
  const { capabilities } = server.client;
  const isPushed = capabilities.textDocument?.diagnostic === undefined;
  const feature = isPushed ? pushDiagnostics(server, look) : pullDiagnostics(server, look);
  const refresh: Feature["refresh"] = (uris) => {
    places.forget();
    feature.refresh(uris);
  };
  return { ...feature, refresh };
}

/**
 * What is wrong with a document; nothing for one that is not on this machine, whose surroundings cannot be seen. Where
 * the check itself fails the document is not shown as faultless: one notice says so, and the log says why.
 */
function check(server: ServerContext, document: TextDocument, around: Partial<Surroundings>): Promise<Diagnostic[]> {
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

function pullDiagnostics(server: ServerContext, look: Check): Feature {
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
      return document === undefined ? none : { ...none, items: await look(document) };
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

function pushDiagnostics(server: ServerContext, look: Check): Feature {
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
    const diagnostics = await look(document, around);
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
