import {
  isDashboardAction,
  isDashboardNode,
  isDashboardPlace,
  type DashboardAction,
  type DashboardNode,
  type DashboardPlace,
} from "./dashboard-page";
import { record } from "./record";

/** Which run a dashboard shows; kept by the editor while the dashboard is away. */
export interface DashboardSubject {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The run's id; left out for the one that is under way. */
  readonly run?: string;
}

/** From the editor to the dashboard: show this instead of what is shown. */
export interface ShowPage {
  readonly type: "show";
  readonly subject: DashboardSubject;
  readonly page: DashboardNode;
}

/** From the dashboard to the editor. */
export type DashboardRequest =
  /** It can be shown something. */
  | { readonly type: "ready" }
  | { readonly type: "open"; readonly place: DashboardPlace }
  | { readonly type: "act"; readonly action: DashboardAction };

/** What the dashboard leaves with the editor for when it comes back. */
export interface DashboardMemory {
  readonly subject: DashboardSubject;
  /** Pixels from the top. */
  readonly scroll: number;
}

/** Whether a message to the dashboard is one that it understands. */
export function isShowPage(value: unknown): value is ShowPage {
  const { type, subject, page } = record(value);
  return type === "show" && isSubject(subject) && isDashboardNode(page);
}

/** Whether a message from the dashboard is one that the editor understands. */
export function isDashboardRequest(value: unknown): value is DashboardRequest {
  const { type, place, action } = record(value);
  if (type === "ready") return true;
  return type === "open" ? isDashboardPlace(place) : type === "act" && isDashboardAction(action);
}

/** Whether what was kept is what a dashboard leaves: it may be of another version of us. */
export function isDashboardMemory(value: unknown): value is DashboardMemory {
  const { subject, scroll } = record(value);
  return isSubject(subject) && typeof scroll === "number" && Number.isFinite(scroll);
}

function isSubject(value: unknown): value is DashboardSubject {
  const { root, run = "" } = record(value);
  return typeof root === "string" && root !== "" && typeof run === "string";
}
