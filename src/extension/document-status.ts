import {
  type Event,
  EventEmitter,
  l10n,
  languages,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { fromNative } from "../platform/native-path";
import { DOCUMENT_KIND, isDocumentKindResult, type DocumentKindParams } from "../protocol/document-kind";
import { DOCUMENTS } from "./documents-served";
import { documentWords } from "./nodes/document-words";
import type { ProjectState } from "./project-state";
import type { ServerLink } from "./server-link";

/** The item beside the language of the active document: what Wazir takes it for, why, and how its run stands. */
export interface DocumentStatus {
  /** Undefined where the document is none of ours, or the server does not run. */
  readonly shown: LanguageStatusItem | undefined;
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** How long nobody types before it is looked again what a document is. */
const QUIET_MILLISECONDS = 300;

/** Makes the item. It asks a server that runs and starts none; where the server stays down, it says so. */
export function createDocumentStatus(state: ProjectState, server: ServerLink): DocumentStatus {
  let item: LanguageStatusItem | undefined;
  let about: TextDocument | undefined;
  let turn = 0;
  let typing: NodeJS.Timeout | undefined;
  const changed = new EventEmitter<void>();

  const hide = (): void => {
    if (item === undefined) return;
    item.dispose();
    item = undefined;
    changed.fire();
  };
  const show = (
    document: TextDocument,
    look: Omit<LanguageStatusItem, "id" | "selector" | "busy" | "dispose">,
  ): void => {
    const selector = { language: document.languageId, scheme: document.uri.scheme };
    item ??= languages.createLanguageStatusItem("wazir.document", selector);
    Object.assign(item, { ...look, selector });
    changed.fire();
  };
  const update = async (): Promise<void> => {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    if (document !== about) hide();
    about = document;
    if (document === undefined || languages.match(DOCUMENTS, document) === 0) return;
    if (server.state === "failed") {
      show(document, downLook());
      return;
    }
    if (server.state !== "running") {
      hide();
      return;
    }
    const params: DocumentKindParams = { uri: document.uri.toString() };
    const answer = await server.ask(DOCUMENT_KIND, params, isDocumentKindResult);
    if (mine !== turn) return;
    const path = document.uri.scheme === "file" ? fromNative(document.uri.fsPath) : undefined;
    const words = documentWords(answer ?? {}, path, state.snapshot?.projects ?? [], l10n.t);
    if (words === undefined) hide();
    else {
      const { text, detail, spoken } = words;
      const accessibilityInformation = { label: spoken };
      const severity = LanguageStatusSeverity.Information;
      show(document, { name: itemName(), text, detail, severity, command: undefined, accessibilityInformation });
    }
  };
  const follow = (): void => void update();
  const subscriptions = [
    changed,
    state.onDidChange(follow),
    server.onDidChangeState(follow),
    window.onDidChangeActiveTextEditor(follow),
    // A document of another language is opened anew.
    workspace.onDidOpenTextDocument((document) => document === about && follow()),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== about) return;
      clearTimeout(typing);
      typing = setTimeout(follow, QUIET_MILLISECONDS);
    }),
  ];
  return {
    get shown() {
      return item;
    },
    onDidChange: changed.event,
    dispose: () => {
      turn++;
      clearTimeout(typing);
      item?.dispose();
      for (const one of subscriptions) one.dispose();
    },
  };
}

function itemName(): string {
  return l10n.t("Wazir Document");
}

function downLook(): Omit<LanguageStatusItem, "id" | "selector" | "busy" | "dispose"> {
  const text = l10n.t("The Wazir language server is down");
  return {
    name: itemName(),
    text,
    detail: l10n.t("no diagnostics, hovers and completions"),
    severity: LanguageStatusSeverity.Error,
    command: { command: "wazir.restartServer", title: l10n.t("Restart") },
    accessibilityInformation: { label: text, role: "button" },
  };
}
