import { element, type PageElement } from "./page-node";
import type { RejectArc } from "./reject-arcs";
import type { PhaseCondition, PhaseRow } from "./phase-rows";

/** Between two upright tracks, in pixels. */
const TRACK = 12;
/** From the last track to the middle of the phases' marks, and from there to the text. */
const MARGIN = 24;
const RADIUS = 9;

/**
 * The part of the picture beside one phase: its mark, the way to the next one with its gate, and the lines of rejections
 * that begin, end or pass here. Each row draws its own part in shares of its height, so that the picture holds together
 * whatever the size of the text. It is decoration: all that it shows stands in the row's words too.
 */
export function phaseRail(phases: readonly PhaseRow[], index: number, arcs: readonly RejectArc[]): PageElement {
  const tracks = arcs.reduce((most, { track }) => Math.max(most, track + 1), 0);
  const x = tracks * TRACK + MARGIN;
  const row = phases[index];
  return element(
    "svg",
    { class: "rail", width: String(x + MARGIN), height: "100%", "aria-hidden": "true", focusable: "false" },
    index === 0 ? undefined : line("spine", x, "0", x, "50%"),
    index === phases.length - 1 ? undefined : line("spine", x, "50%", x, "100%"),
    ...arcs.flatMap((arc) => arcPart(arc, index, x)),
    row === undefined || row.gate === "none" || index === phases.length - 1 ? undefined : gateMark(row, x),
    row === undefined ? undefined : phaseMark(row.condition, x),
  );
}

function arcPart({ from, to, happened, track }: RejectArc, index: number, x: number): readonly PageElement[] {
  const upright = x - MARGIN - track * TRACK;
  const kind = happened ? "arc happened" : "arc";
  if (index < from && index > to) return [line(kind, upright, "0", upright, "100%")];
  if (index === from) {
    const parts = [line(kind, upright, "-5", upright, "50%"), line(kind, upright, "50%", x - RADIUS, "50%")];
    return [element("g", { transform: "translate(0 5)" }, ...parts)];
  }
  if (index !== to) return [];
  const head = element(
    "svg",
    { x: String(x - RADIUS - 1), y: "50%", overflow: "visible" },
    element("path", { class: happened ? "head happened" : "head", d: "M0 0 L-7 -4 L-7 4 Z" }),
  );
  // Past the row's end, which cuts it off: a share of the height and five pixels more cannot be written.
  const parts = [line(kind, upright, "50%", upright, "120%"), line(kind, upright, "50%", x - RADIUS - 6, "50%"), head];
  return [element("g", { transform: "translate(0 -5)" }, ...parts)];
}

function line(kind: string, x1: number, y1: string, x2: number, y2: string): PageElement {
  return element("line", { class: kind, x1: String(x1), y1, x2: String(x2), y2 });
}

/** A rhombus on the way out of a phase: filled once it was passed. */
function gateMark({ gate, condition }: PhaseRow, x: number): PageElement {
  const state = condition === "done" ? "passed" : "shut";
  return element(
    "svg",
    { x: String(x), y: "100%", overflow: "visible" },
    element("path", { class: `gate gate-${gate} ${state}`, d: "M0 -15 L6 -9 L0 -3 L-6 -9 Z" }),
  );
}

function phaseMark(condition: PhaseCondition, x: number): PageElement {
  return element(
    "svg",
    { x: String(x), y: "50%", overflow: "visible", class: `mark mark-${condition}` },
    element("circle", { class: "disc", cx: "0", cy: "0", r: String(RADIUS) }),
    element("path", { class: "sign", d: SIGNS[condition] }),
  );
}

/** What stands in the disc, around its middle. */
const SIGNS: Readonly<Record<PhaseCondition, string>> = {
  pending: "",
  active: "M-2.5 -4 L4 0 L-2.5 4 Z",
  waiting: "M0 -4.5 A2.2 2.2 0 1 1 -0.01 -4.5 Z M-4.5 5 A4.5 4.5 0 0 1 4.5 5 Z",
  refused: "M-3.5 -3.5 L3.5 3.5 M3.5 -3.5 L-3.5 3.5",
  stale: "M0 -5 L0 1 M0 4 L0 4.5",
  done: "M-4 0 L-1 3 L4 -3.5",
  skipped: "M-4 0 L4 0",
  stopped: "M-3 -3 L3 -3 L3 3 L-3 3 Z",
};
