/** What the dashboard shows, as data: elements of a few kinds, texts, and what leads back into the editor. */
export type DashboardNode = string | DashboardElement | DashboardLink | DashboardButton;

export interface DashboardElement {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The same for the same thing in the next page: its element then stays, and with it the focus. */
  readonly key?: string;
  readonly children?: readonly DashboardNode[];
}

/** A place in a file below the run's folder, or below the workspace's. */
export interface DashboardPlace {
  readonly base: "run" | "workspace";
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  /** UTF-16 code units from the start of the file. */
  readonly offset?: number;
}

export interface DashboardLink {
  readonly place: DashboardPlace;
  readonly text: string;
}

/** What the dashboard may ask the editor to do. */
const DASHBOARD_ACTIONS = ["startRun", "exportReport", "openLog"] as const;
export type DashboardAction = (typeof DASHBOARD_ACTIONS)[number];

export interface DashboardButton {
  readonly action: DashboardAction;
  readonly text: string;
}

const HTML_TAGS =
  "a caption code dd div dl dt h1 h2 h3 header li main nav ol p section span table tbody td th thead time tr ul";
/** Those that are drawn. */
export const SVG_TAGS: ReadonlySet<string> = new Set(["svg", "g", "line", "circle", "path"]);
const TAGS: ReadonlySet<string> = new Set([...HTML_TAGS.split(" "), ...SVG_TAGS]);

/** Attributes that elements may have: none that runs, loads or styles anything. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  "class id role tabindex scope datetime reversed focusable x y x1 y1 x2 y2 cx cy r d width height overflow transform".split(
    " ",
  ),
);

/** Deeper than any page of ours. */
const MOST_LEVELS = 24;

/** Whether a value is a page of the dashboard and of nothing but what it may hold. */
export function isDashboardNode(value: unknown, levels = MOST_LEVELS): value is DashboardNode {
  if (typeof value === "string") return true;
  if (!isRecord(value) || levels === 0) return false;
  if ("place" in value) return isDashboardPlace(value.place) && typeof value.text === "string";
  if ("action" in value) return isDashboardAction(value.action) && typeof value.text === "string";
  const { tag, attributes = {}, key = "", children = [] } = value;
  return (
    typeof tag === "string" &&
    TAGS.has(tag) &&
    typeof key === "string" &&
    isRecord(attributes) &&
    Object.entries(attributes).every(isAttribute) &&
    Array.isArray(children) &&
    children.every((child) => isDashboardNode(child, levels - 1))
  );
}

/** Whether a value names a place; whether there is a file, and inside of what, is for the editor to find out. */
export function isDashboardPlace(value: unknown): value is DashboardPlace {
  if (!isRecord(value)) return false;
  const { base, path, line = 1, offset = 0 } = value;
  const isBase = base === "run" || base === "workspace";
  return isBase && typeof path === "string" && path !== "" && isCount(line, 1) && isCount(offset, 0);
}

/** Whether a value names something that the dashboard may ask for. */
export function isDashboardAction(value: unknown): value is DashboardAction {
  return DASHBOARD_ACTIONS.some((action) => action === value);
}

function isAttribute([name, value]: [string, unknown]): boolean {
  if (typeof value !== "string") return false;
  // Only to a place in the page itself.
  if (name === "href") return value.startsWith("#");
  return ATTRIBUTES.has(name) || /^aria-[a-z]+$/.test(name);
}

function isCount(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
