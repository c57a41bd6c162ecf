import {
  type Disposable,
  env,
  type Event,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from "vscode";
import {
  isDashboardMemory,
  isDashboardRequest,
  type DashboardRequest,
  type DashboardSubject,
  type ShowPage,
} from "../../protocol/dashboard-messages";
import type { Engine } from "../engine/engine";
import type { OpenProject } from "../engine/open-project";
import type { ProjectState } from "../project-state";
import { dashboardFolders, dashboardHtml } from "./dashboard-html";
import { doRequest } from "./do-request";

/** The run dashboard of the window: one panel, which shows one run. */
export interface Dashboard {
  /** Shows a run, in the panel that is there or in a new one. */
  show(subject: DashboardSubject): void;
  /** What it shows, as it was sent last; undefined while there is no panel that shows anything. */
  readonly shown: ShowPage | undefined;
  readonly onDidShow: Event<ShowPage>;
  dispose(): void;
}

/** What the dashboard works with. */
export interface DashboardContext {
  readonly extension: Uri;
  readonly state: ProjectState;
  readonly engine: () => Promise<Engine>;
  readonly log: LogOutputChannel;
}

const VIEW = "wazir.dashboard";

/** Readies the dashboard; nothing is opened but what the editor brings back from its last session. */
export function createDashboard(context: DashboardContext): Dashboard {
  let open: OpenPanel | undefined;
  const showed = new EventEmitter<ShowPage>();
  const adopt = (panel: WebviewPanel, subject: DashboardSubject): void => {
    open?.panel.dispose();
    const adopted = openPanel(context, panel, subject, (page) => showed.fire(page));
    open = adopted;
    panel.onDidDispose(() => {
      if (open === adopted) open = undefined;
    });
  };
  const serializer = window.registerWebviewPanelSerializer(VIEW, {
    deserializeWebviewPanel: async (panel, kept: unknown) => {
      // A window keeps its editors every few seconds, so a panel may come back from before it showed anything.
      const subject = isDashboardMemory(kept) ? kept.subject : currentSubject(await context.state.loaded());
      if (subject === undefined) panel.dispose();
      else adopt(panel, subject);
    },
  });
  return {
    show: (subject) => {
      if (open === undefined) {
        adopt(window.createWebviewPanel(VIEW, l10n.t("Run Dashboard"), ViewColumn.Active), subject);
        return;
      }
      open.panel.reveal();
      open.turnTo(subject);
    },
    get shown() {
      return open?.shown;
    },
    onDidShow: showed.event,
    // The panel stays: when the window is loaded anew it comes back.
    dispose: () => {
      serializer.dispose();
      showed.dispose();
    },
  };
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly shown: ShowPage | undefined;
  turnTo(subject: DashboardSubject): void;
}

/** Makes a panel the dashboard: it is sent its page when it is ready, and again whenever the page has changed. */
function openPanel(
  context: DashboardContext,
  panel: WebviewPanel,
  first: DashboardSubject,
  tell: (page: ShowPage) => void,
): OpenPanel {
  let subject = first;
  let shown: ShowPage | undefined;
  let sent = "";
  const update = async (): Promise<void> => {
    // One that is hidden has no page; it says that it is ready when it has one again.
    if (!panel.visible) return;
    const asked = subject;
    const made = await pageOf(context, asked);
    const text = JSON.stringify(made.message);
    if (asked !== subject || text === sent) return;
    sent = text;
    shown = made.message;
    panel.title = made.title === "" ? l10n.t("Run Dashboard") : l10n.t("Run: {0}", made.title);
    await panel.webview.postMessage(made.message);
    tell(made.message);
  };
  const updateOrLog = (): void => {
    update().catch((error: unknown) => context.log.error("The dashboard could not be brought up to date.", error));
  };
  const heard = (message: unknown): void => {
    if (!isDashboardRequest(message)) {
      context.log.warn("The dashboard said what is not understood, and it is ignored.");
      return;
    }
    if (message.type === "ready") {
      sent = "";
      updateOrLog();
    } else void answer(context, subject, message);
  };
  const subscriptions: Disposable[] = [
    panel.webview.onDidReceiveMessage(heard),
    context.state.onDidChange(updateOrLog),
    panel.onDidChangeViewState(updateOrLog),
  ];
  panel.onDidDispose(() => {
    for (const one of subscriptions) one.dispose();
  });
  // Also for one that comes back: what it might load was where we were installed then.
  panel.webview.options = { enableScripts: true, localResourceRoots: dashboardFolders(context.extension) };
  panel.webview.html = dashboardHtml(panel.webview, context.extension, env.language);
  return {
    panel,
    get shown() {
      return shown;
    },
    turnTo: (other) => {
      subject = other;
      updateOrLog();
    },
  };
}

async function pageOf({ state, engine }: DashboardContext, subject: DashboardSubject) {
  const project = projectOf(await state.loaded(), subject);
  const run = subject.run ?? project?.run?.id;
  const { pages } = await engine();
  const { title, page } = await pages.page(project?.project, run, l10n.t);
  return { title, message: { type: "show", subject, page } satisfies ShowPage };
}

function projectOf(
  { projects }: { readonly projects: readonly OpenProject[] },
  { root }: DashboardSubject,
): OpenProject | undefined {
  return projects.find((project) => project.root === root);
}

/** The run under way that the window names first; without one, its first project. */
function currentSubject({ projects }: { readonly projects: readonly OpenProject[] }): DashboardSubject | undefined {
  const root = (projects.find(({ run }) => run !== undefined) ?? projects[0])?.root;
  return root === undefined ? undefined : { root };
}

async function answer(context: DashboardContext, subject: DashboardSubject, request: DashboardRequest): Promise<void> {
  const project = projectOf(await context.state.loaded(), subject);
  await doRequest(context, { project, run: subject.run ?? project?.run?.id }, request);
}
