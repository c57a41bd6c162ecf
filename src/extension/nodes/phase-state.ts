import type { PhaseMark } from "../../core/pipeline/phase-mark";
import type { Gate } from "../../core/pipeline/phases";
import { conditionWords } from "../../core/report/words";
import type { NodeIcon, Translate } from "./tree-node";

/** What the tree says of a phase: its mark in the run, or that the run's lane does not have it. */
export type PhaseState = PhaseMark | "left out";

/** The icon of a phase in a state; of one that waits for its turn, or without a run, that of its gate. */
export function phaseIcon(gate: Gate, state: PhaseState | undefined): NodeIcon {
  switch (state) {
    case "done":
      return { id: "pass", color: "charts.green" };
    case "active":
      return { id: "play-circle", color: "charts.blue" };
    case "waiting":
      return { id: "bell-dot", color: "charts.yellow" };
    case "refused":
      return { id: "error", color: "charts.red" };
    case "stale":
      return { id: "warning", color: "problemsWarningIcon.foreground" };
    case "skipped":
      return { id: "debug-step-over", color: "disabledForeground" };
    case "left out":
      return { id: "circle-slash", color: "disabledForeground" };
    case "pending":
    case undefined:
      return { id: GATE_ICONS[gate] };
  }
}

const GATE_ICONS: Readonly<Record<Gate, string>> = { none: "circle-outline", reviewer: "eye", human: "person" };

/** A state in words. */
export function stateWords(state: PhaseState, lane: string, t: Translate): string {
  return state === "left out" ? t("not in the {0} lane", lane) : conditionWords(state, t);
}
