import { isInLane, phasesOf, type Gate, type Phase } from "../../core/pipeline/phases";
import { currentRun, type RunRecord } from "../../core/runs/run-record";
import { documentOf, type NodeScope } from "./node-scope";
import { joined, spokenOf, type NodeIcon, type Translate, type TreeNode } from "./tree-node";

/** Where a run stands with a phase. */
export type PhaseState = "done" | "active" | "pending" | "skipped" | "left out";

/** The phases in the manifest's order, with the state that the current run gives them. */
export function phaseNodes(scope: NodeScope): readonly TreeNode[] {
  const { project } = scope.open;
  const run = currentRun(project.runs);
  return phasesOf(project).map((phase, index) => phaseNode(scope, phase, index + 1, run));
}

function phaseNode(scope: NodeScope, phase: Phase, number: number, run: RunRecord | undefined): TreeNode {
  const { t, open } = scope;
  const state = run === undefined ? undefined : phaseState(run, phase);
  const gate = gateWords(phase.gate, t);
  const word = state === undefined ? undefined : stateWords(state, run?.lane ?? "", t);
  return {
    id: `${open.root}#phase/${phase.id}`,
    kind: "phase",
    label: `${number}. ${phase.title}`,
    description: joined(phase.role, gate, state === "pending" ? undefined : word),
    tooltip: [
      phase.title,
      phase.summary,
      t("Role: {0}. Gate: {1}.", phase.role, gate),
      laneWords(phase, t),
      stateTip(run, word, t),
    ],
    icon: phaseIcon(phase.gate, state),
    spoken: spokenOf(t("Phase {0}", number), phase.title, t("role {0}", phase.role), gate, word),
    root: open.root,
    document: documentOf(phase.workflow, scope.content),
  };
}

/** Where `run` stands with a phase. A phase that its lane does not have is left out of it. */
function phaseState(run: RunRecord, phase: Phase): PhaseState {
  if (run.phase === phase.id) return "active";
  if (run.done.includes(phase.id)) return "done";
  if (run.skipped.includes(phase.id)) return "skipped";
  return run.lane === undefined || isInLane(phase, run.lane) ? "pending" : "left out";
}

function phaseIcon(gate: Gate, state: PhaseState | undefined): NodeIcon {
  switch (state) {
    case "done":
      return { id: "pass", color: "charts.green" };
    case "active":
      return { id: "play-circle", color: "charts.blue" };
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

function gateWords(gate: Gate, t: Translate): string {
  switch (gate) {
    case "none":
      return t("no gate");
    case "reviewer":
      return t("reviewer gate");
    case "human":
      return t("human gate");
  }
}

function stateWords(state: PhaseState, lane: string, t: Translate): string {
  switch (state) {
    case "done":
      return t("done");
    case "active":
      return t("active");
    case "pending":
      return t("pending");
    case "skipped":
      return t("skipped");
    case "left out":
      return t("not in the {0} lane", lane);
  }
}

function laneWords(phase: Phase, t: Translate): string {
  return phase.lanes.length === 0 ? "" : t("Lanes: {0}.", phase.lanes.join(", "));
}

function stateTip(run: RunRecord | undefined, word: string | undefined, t: Translate): string {
  return run === undefined || word === undefined ? "" : t("In the run {0}: {1}.", run.title, word);
}
