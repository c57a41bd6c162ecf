import {
  CompletionRequest,
  DocumentDiagnosticRequest,
  HoverRequest,
  type CancellationToken,
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type Position,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Chronicle } from "./deadline";
import { parseMarked } from "./markers";

/** Something the server asked or told the client. */
export interface Received {
  readonly method: string;
  readonly params: unknown;
}

/** An open document, seen from the editor. */
export interface OpenDocument {
  readonly uri: string;
  readonly text: () => string;
  /** Replaces the whole text. */
  readonly change: (text: string) => void;
  /** Replaces the first occurrence of `old`, sent as an incremental change. */
  readonly edit: (old: string, replacement: string) => void;
  /** The diagnostics of this version: the ones pulled, or else the ones published with its version. */
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
  /** The codes of the diagnostics, without the prefix that all have. */
  readonly codes: () => Promise<readonly string[]>;
  /**
   * Waits until the diagnostics fit, as something besides this document changes: published anew or, on the server's
   * word, pulled anew.
   */
  readonly codesUntil: (what: string, fits: (codes: readonly string[]) => boolean) => Promise<readonly string[]>;
  /** The hover at the cursor `⟦^⟧` of a piece of the text. */
  readonly hover: (piece: string, token?: CancellationToken) => Promise<Hover | null>;
  /** The completions at the cursor `⟦^⟧` of a piece of the text. */
  readonly complete: (piece: string, token?: CancellationToken) => Promise<readonly CompletionItem[]>;
  /** The answer to a request about the cursor `⟦^⟧` of a piece of the text. */
  readonly ask: (
    method: string,
    piece: string,
    more?: Readonly<Record<string, unknown>>,
    token?: CancellationToken,
  ) => Promise<unknown>;
  readonly close: () => void;
}

/** What a document needs from its client. */
export interface DocumentClient {
  readonly request: (method: string, params?: unknown, token?: CancellationToken) => Promise<unknown>;
  readonly notify: (method: string, params?: unknown) => void;
  readonly published: Chronicle<PublishDiagnosticsParams>;
  readonly received: Chronicle<Received>;
  /** Whether diagnostics are asked for rather than told. */
  readonly pulls: boolean;
}

/** Opens a text on the server. */
export function openDocument(client: DocumentClient, opened: TextDocument): OpenDocument {
  const { request, notify, published, received, pulls } = client;
  const { uri, languageId, version } = opened;
  let document = opened;
  let from = published.all.length;
  notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text: opened.getText() } });

  const update = (contentChanges: TextDocumentContentChangeEvent[]): void => {
    const copy = TextDocument.create(uri, languageId, document.version, document.getText());
    document = TextDocument.update(copy, contentChanges, document.version + 1);
    from = published.all.length;
    notify("textDocument/didChange", { textDocument: { uri, version: document.version }, contentChanges });
  };
  const at = (piece: string): { textDocument: { uri: string }; position: Position } => ({
    textDocument: { uri },
    position: document.positionAt(cursorIn(document.getText(), piece)),
  });
  const diagnostics = async (): Promise<readonly Diagnostic[]> => {
    if (pulls) {
      const report = await request(DocumentDiagnosticRequest.method, { textDocument: { uri } });
      const { kind, ...rest } = report as DocumentDiagnosticReport;
      return kind === "full" && "items" in rest ? rest.items : [];
    }
    const { version: wanted } = document;
    const fits = (params: PublishDiagnosticsParams): boolean => params.uri === uri && params.version === wanted;
    return (await published.next(fits, `Diagnostics of ${uri} version ${wanted}`, from)).diagnostics;
  };
  const codesUntil: OpenDocument["codesUntil"] = async (what, fits) => {
    if (!pulls) {
      const fitting = (params: PublishDiagnosticsParams): boolean =>
        params.uri === uri && fits(codesOf(params.diagnostics));
      return codesOf((await published.next(fitting, what, from)).diagnostics);
    }
    for (let asked = 0; ; asked++) {
      const codes = codesOf(await diagnostics());
      if (fits(codes)) return codes;
      const isRefresh = ({ method }: Received): boolean => method === "workspace/diagnostic/refresh";
      await received.next((item) => isRefresh(item) && received.all.filter(isRefresh).indexOf(item) >= asked, what);
    }
  };
  return {
    uri,
    text: () => document.getText(),
    change: (text) => update([{ text }]),
    edit(old, text) {
      const start = document.getText().indexOf(old);
      if (start < 0) throw new Error(`The document does not hold: ${old}`);
      update([{ range: { start: document.positionAt(start), end: document.positionAt(start + old.length) }, text }]);
    },
    diagnostics,
    codes: async () => codesOf(await diagnostics()),
    codesUntil,
    hover: async (piece, token) => (await request(HoverRequest.method, at(piece), token)) as Hover | null,
    complete: async (piece, token) =>
      (await request(CompletionRequest.method, at(piece), token)) as readonly CompletionItem[],
    ask: (method, piece, more = {}, token) => request(method, { ...at(piece), ...more }, token),
    close: () => notify("textDocument/didClose", { textDocument: { uri } }),
  };
}

/** The codes of diagnostics, without the prefix that all have. */
export function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code }) => String(code).replace(/^wazir\//, ""));
}

/** What a diagnostic says. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === "string" ? message : message.value;
}

/** The offset that the cursor `⟦^⟧` of `piece` has where the rest of it stands in `text`. */
function cursorIn(text: string, piece: string): number {
  const { text: plain, cursors } = parseMarked(piece);
  const at = text.indexOf(plain);
  if (cursors[0] === undefined) throw new Error(`There is no cursor in: ${piece}`);
  if (at < 0) throw new Error(`The document does not hold: ${plain}`);
  return at + cursors[0];
}
