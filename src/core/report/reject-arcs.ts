import type { PhaseRow } from "./phase-rows";

/** A line from a phase up to the one that its rejection goes back to. */
export interface RejectArc {
  /** Places in the list of phases. */
  readonly from: number;
  readonly to: number;
  /** Whether work was sent back this way, or only may be. */
  readonly happened: boolean;
  /** Which of the upright tracks it takes, counted from 0, the nearest to the phases first. */
  readonly track: number;
}

/** The lines of a pipeline, laid out so that no two of them run over each other. */
export function rejectArcs(phases: readonly PhaseRow[]): readonly RejectArc[] {
  const places = new Map(phases.map(({ id }, index) => [id, index]));
  const wished = phases.flatMap(({ rejectTo, sentBackTo }, from) => {
    const targets = new Set([...(rejectTo === undefined ? [] : [rejectTo]), ...sentBackTo.keys()]);
    return [...targets].flatMap((target) => {
      const to = places.get(target);
      return to === undefined || to >= from ? [] : [{ from, to, happened: sentBackTo.has(target) }];
    });
  });
  const laid: RejectArc[] = [];
  // Short ones first: they stay near, and the long ones go around them.
  for (const arc of wished.sort((a, b) => a.from - a.to - (b.from - b.to) || a.from - b.from)) {
    const taken = new Set(laid.filter(({ from, to }) => to <= arc.from && arc.to <= from).map(({ track }) => track));
    let track = 0;
    while (taken.has(track)) track++;
    laid.push({ ...arc, track });
  }
  return laid;
}
