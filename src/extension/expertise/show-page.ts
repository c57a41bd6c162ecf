import {
  commands,
  type Disposable,
  type Tab,
  type TabGroup,
  TabInputCustom,
  type Uri,
  ViewColumn,
  window,
} from "vscode";
import { moduleOfUri, moduleUri, type ModuleRef } from "./module-uri";

/** The editor that VS Code shows Markdown with. */
const MARKDOWN_PREVIEW = "vscode.markdown.preview.editor";

/**
 * Opens a module's page, from one of its rules if one is named; its text where Markdown cannot be shown. In place of the
 * active group it takes the one in which the module's page is to be seen already.
 */
export async function showPage(module: ModuleRef, column: ViewColumn, rule?: string): Promise<void> {
  const uri = moduleUri(module, rule);
  const shown = column === ViewColumn.Active ? groupShowing(uri) : undefined;
  const wasOpen = shown !== undefined && pageIn(shown.activeTab)?.toString() === uri.toString();
  try {
    await commands.executeCommand("vscode.openWith", uri, MARKDOWN_PREVIEW, shown?.viewColumn ?? column);
    // A preview goes to its rule when it is drawn: one that is to be seen already stays where the reader left it.
    if (rule !== undefined && wasOpen) await commands.executeCommand("markdown.preview.refresh");
  } catch {
    await window.showTextDocument(uri, { viewColumn: column });
  }
}

function groupShowing(uri: Uri): TabGroup | undefined {
  return window.tabGroups.all.find(({ activeTab }) => {
    const page = pageIn(activeTab);
    return page !== undefined && isSameModule(page, uri);
  });
}

/**
 * Keeps one page of a module in a group of editors. To VS Code another rule of it is another document: where one opens,
 * wherever it was opened from, the page that shows another part of the module goes.
 */
export function keepOnePage(): Disposable {
  return window.tabGroups.onDidChangeTabs(({ opened }) => {
    for (const tab of opened) void closeOthers(tab);
  });
}

async function closeOthers(opened: Tab): Promise<void> {
  const uri = pageIn(opened);
  if (uri === undefined) return;
  const others = opened.group.tabs.filter((tab) => {
    const page = pageIn(tab);
    return tab !== opened && !tab.isPinned && page !== undefined && isSameModule(page, uri);
  });
  if (others.length > 0) await window.tabGroups.close(others, true);
}

/** The address of the module's page in a tab; undefined for any other tab. */
function pageIn(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  if (!(input instanceof TabInputCustom) || input.viewType !== MARKDOWN_PREVIEW) return undefined;
  return moduleOfUri(input.uri) === undefined ? undefined : input.uri;
}

/** Whether two addresses are of one page, or of parts of it. */
function isSameModule(one: Uri, other: Uri): boolean {
  return one.with({ fragment: "" }).toString() === other.with({ fragment: "" }).toString();
}
