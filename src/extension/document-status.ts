import { type Event, EventEmitter, l10n, languages, type LanguageStatusItem, type TextDocument } from "vscode";
import { LanguageStatusSeverity, window, workspace } from "vscode";
import { fromNative } from "../platform/native-path";
import { DOCUMENT_KIND, isDocumentKindResult, type DocumentKindParams } from "../protocol/document-kind";
import { DOCUMENTS } from "./documents-served";
import { kindWords, ownRunWords, type StatusWords } from "./nodes/document-words";
import type { ProjectState } from "./project-state";
import type { ServerLink } from "./server-link";

/** The lines beside the language of the active document. */
export interface DocumentStatus {
  /** What Wazir takes it for, and why; undefined where it is none of ours, or the server does not run. */
  readonly kind: LanguageStatusItem | undefined;
  /** How the run stands that it belongs to; undefined where it belongs to none. */
  readonly run: LanguageStatusItem | undefined;
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** How long nobody types before it is looked again what a document is. */
const QUIET_MILLISECONDS = 300;

/** Makes the lines. It asks a server that runs and starts none; where the server stays down, it says so. */
export function createDocumentStatus(state: ProjectState, server: ServerLink): DocumentStatus {
  const kind = createLine("wazir.document", l10n.t("Wazir Document"));
  const run = createLine("wazir.documentRun", l10n.t("Wazir Run"));
  const changed = new EventEmitter<void>();
  let about: TextDocument | undefined;
  let turn = 0;
  let typing: NodeJS.Timeout | undefined;

  const update = async (): Promise<void> => {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    // What is said of one document must not stand beside another until that one is known.
    if (document !== about) showBoth(undefined, undefined);
    about = document;
    if (document === undefined || languages.match(DOCUMENTS, document) === 0) return;
    const path = document.uri.scheme === "file" ? fromNative(document.uri.fsPath) : undefined;
    const projects = state.snapshot?.projects ?? [];
    const own = path === undefined ? undefined : ownRunWords(path, projects, l10n.t);
    const words = server.state === "failed" ? DOWN : await askedWords(server, document);
    if (mine === turn) showBoth(words && lookOf(document, words), words && own && lookOf(document, own));
  };
  const showBoth = (kindLook: Look | undefined, runLook: Look | undefined): void => {
    kind.show(kindLook);
    run.show(runLook);
    changed.fire();
  };
  const follow = (): void => void update();
  const subscriptions = [
    kind,
    run,
    changed,
    state.onDidChange(follow),
    server.onDidChangeState(follow),
    window.onDidChangeActiveTextEditor(follow),
    // A document that is given another language is opened anew.
    workspace.onDidOpenTextDocument((document) => document === about && follow()),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== about) return;
      clearTimeout(typing);
      typing = setTimeout(follow, QUIET_MILLISECONDS);
    }),
  ];
  return {
    get kind() {
      return kind.item;
    },
    get run() {
      return run.item;
    },
    onDidChange: changed.event,
    dispose: () => {
      turn++;
      clearTimeout(typing);
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** Stands for the words of a server that stays down. */
const DOWN = "down";

type Look = Pick<
  LanguageStatusItem,
  "selector" | "text" | "detail" | "severity" | "command" | "accessibilityInformation"
>;

/** One line, which is there while it has something to show. */
function createLine(id: string, name: string) {
  let item: LanguageStatusItem | undefined;
  return {
    get item() {
      return item;
    },
    show(look: Look | undefined): void {
      if (look === undefined) this.dispose();
      else item = Object.assign(item ?? languages.createLanguageStatusItem(id, look.selector), { name, ...look });
    },
    dispose(): void {
      item?.dispose();
      item = undefined;
    },
  };
}

async function askedWords(server: ServerLink, { uri }: TextDocument): Promise<StatusWords | undefined> {
  if (server.state !== "running") return undefined;
  const params: DocumentKindParams = { uri: uri.toString() };
  return kindWords((await server.ask(DOCUMENT_KIND, params, isDocumentKindResult)) ?? {}, l10n.t);
}

function lookOf({ languageId: language, uri }: TextDocument, words: StatusWords | typeof DOWN): Look {
  const selector = { language, scheme: uri.scheme };
  if (words !== DOWN) {
    const { text, detail, spoken } = words;
    const severity = LanguageStatusSeverity.Information;
    return { selector, text, detail, severity, command: undefined, accessibilityInformation: { label: spoken } };
  }
  const text = l10n.t("The Wazir language server is down");
  return {
    selector,
    text,
    detail: l10n.t("no diagnostics, hovers and completions"),
    severity: LanguageStatusSeverity.Error,
    command: { command: "wazir.restartServer", title: l10n.t("Restart") },
    accessibilityInformation: { label: text, role: "button" },
  };
}
