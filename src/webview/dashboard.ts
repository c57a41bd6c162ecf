import {
  isDashboardMemory,
  isShowPage,
  type DashboardMemory,
  type DashboardRequest,
  type DashboardSubject,
} from "../protocol/dashboard-messages";
import { patchChildren, requestOf } from "./patch-nodes";

/** What the editor gives to a webview. */
interface EditorApi {
  postMessage(message: DashboardRequest): void;
  getState(): unknown;
  setState(state: DashboardMemory): void;
}
declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const root = document.createElement("div");
document.body.append(root);

let subject: DashboardSubject | undefined;
/** Where the reader was before the dashboard was put away; used once, for the first page. */
const kept = editor.getState();
let scroll = isDashboardMemory(kept) ? kept.scroll : undefined;

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isShowPage(data)) {
    console.warn("The dashboard was sent what it does not understand, and ignores it.");
    return;
  }
  subject = data.subject;
  const focused = document.activeElement;
  patchChildren(root, [data.page]);
  // What had to be moved is still there, and loses the focus all the same.
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
  if (scroll !== undefined) window.scrollTo({ top: scroll, behavior: "instant" });
  scroll = undefined;
  remember();
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("button, a") : null;
  if (target === null) return;
  const request = requestOf(target);
  if (request !== undefined) editor.postMessage(request);
  else if (target instanceof HTMLAnchorElement) {
    // The editor's own way only scrolls: who reads by keyboard or by ear has to get there too.
    event.preventDefault();
    document.getElementById(target.hash.slice(1))?.focus();
  }
});

let pause: number | undefined;
window.addEventListener("scroll", () => {
  window.clearTimeout(pause);
  pause = window.setTimeout(remember, 100);
});

function remember(): void {
  if (subject !== undefined) editor.setState({ subject, scroll: window.scrollY });
}

editor.postMessage({ type: "ready" });
