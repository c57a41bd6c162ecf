import type { Translate } from "../text/translate";
import { element, inline, type PageElement, type PageNode } from "./page-node";
import { phaseRail } from "./phase-rail";
import { rejectArcs } from "./reject-arcs";
import type { PhaseRow } from "./phase-rows";
import type { RunReport } from "./run-report";
import { badge, conditionWords, gateWords } from "./words";

/** The pipeline of a run as a picture: a list whose every row says what is drawn beside it. */
export function phaseList({ phases, leftOut, lane }: RunReport, t: Translate): readonly PageNode[] {
  const arcs = rejectArcs(phases);
  const titles = new Map(phases.map(({ id, title }) => [id, title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const rows = phases.map((row, index) =>
    element(
      "li",
      { key: row.id, class: `phase phase-${row.condition}`, "aria-current": isAtHand(row) ? "step" : undefined },
      phaseRail(phases, index, arcs),
      phaseText(row, index + 1, titleOf, t),
    ),
  );
  const legend = t(
    "The lines at the left lead back to where a rejection goes: dashed where it may, solid where it did.",
  );
  const picture = element("ol", { class: "phases" }, ...rows);
  const notes = [
    ...(arcs.length === 0 ? [] : [element("p", { class: "muted legend", "aria-hidden": "true" }, legend)]),
    ...(leftOut.length === 0 ? [] : [element("p", { class: "muted" }, notInLane(lane ?? "", leftOut, t))]),
  ];
  return [picture, ...notes];
}

function notInLane(lane: string, leftOut: readonly string[], t: Translate): string {
  return t("Not in the {0} lane: {1}.", lane, leftOut.join(", "));
}

/** Whether work on a phase is going on, or has to. */
export function isAtHand({ condition }: PhaseRow): boolean {
  return condition === "active" || condition === "waiting" || condition === "refused";
}

function phaseText(row: PhaseRow, number: number, titleOf: (id: string) => string, t: Translate): PageElement {
  const { title, role, gate, condition, skipped, sentBack } = row;
  const details = [t("role {0}", role), gateWords(gate, t), loopWords(row, t)].filter((words) => words !== "");
  return element(
    "div",
    { class: "phase-text" },
    element("h3", {}, `${number}. ${title} `, badge(condition, conditionWords(condition, t))),
    element("p", { class: "muted" }, details.join(" · ")),
    ...rejectionLines(row, titleOf, t).map((words) => element("p", { class: "muted" }, words)),
    sentBack === undefined ? undefined : element("p", {}, ...inline(t("Sent back here because: {0}", sentBack))),
    skipped === undefined ? undefined : element("p", {}, ...inline(t("Skipped because: {0}", skipped))),
  );
}

function loopWords({ loops, mostLoops }: PhaseRow, t: Translate): string {
  if (loops === 0) return "";
  return mostLoops === undefined ? t("loop {0}", loops) : t("loop {0} of at most {1}", loops, mostLoops);
}

function rejectionLines(
  { rejectTo, sentBackTo, id }: PhaseRow,
  titleOf: (id: string) => string,
  t: Translate,
): readonly string[] {
  const happened = [...sentBackTo].map(([to, times]) => {
    if (to === id) return t("Sent back to its own start: {0}×.", times);
    return t("Sent back to {0}: {1}×.", titleOf(to), times);
  });
  return rejectTo === undefined ? happened : [t("A rejection goes back to {0}.", titleOf(rejectTo)), ...happened];
}
