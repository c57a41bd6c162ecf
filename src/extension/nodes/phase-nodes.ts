import { gateWords } from "../../core/report/words";
import type { PhaseOverview, RunOverview } from "../../core/pipeline/run-overview";
import { phasesOf, type Phase } from "../../core/pipeline/phases";
import type { OpenRun } from "../engine/open-project";
import { documentOf, type NodeScope } from "./node-scope";
import { phaseChildren } from "./phase-children";
import { phaseIcon, stateWords, type PhaseState } from "./phase-state";
import { joined, spokenOf, type Translate, type TreeNode } from "./tree-node";

/** The run that phases are shown for, with where it stands. */
export interface ShownRun {
  readonly run: OpenRun;
  readonly overview: RunOverview;
}

/** The phases in the manifest's order, with the state that the current run gives them, and what it has left below. */
export function phaseNodes(scope: NodeScope): readonly TreeNode[] {
  const { project, run } = scope.open;
  const shown = run?.overview === undefined ? undefined : { run, overview: run.overview };
  const nodes = phasesOf(project)
    .map((phase, index) => ({ phase, number: index + 1, overview: overviewIn(shown, phase) }))
    .filter(({ overview }) => shown === undefined || isShown(scope, overview))
    .map(({ phase, number, overview }) => phaseNode(scope, { phase, number, overview, shown }));
  return nodes.length === 0 && shown !== undefined ? [nothingOpenNode(scope)] : nodes;
}

function nothingOpenNode({ t, open }: NodeScope): TreeNode {
  return {
    id: `${open.root}#nothing-open`,
    kind: "hint",
    label: t("Nothing is open"),
    description: t("Filter Phases"),
    tooltip: [t("Only phases in which something is to be done are shown. Click to show others.")],
    icon: { id: "filter" },
    spoken: t("Nothing is open: show other phases"),
    root: open.root,
    command: "wazir.filterPipeline",
  };
}

function overviewIn(shown: ShownRun | undefined, { id }: Phase): PhaseOverview | undefined {
  return shown?.overview.phases.find(({ phase }) => phase.id === id);
}

function isShown({ filter }: NodeScope, overview: PhaseOverview | undefined): boolean {
  if (filter === "all") return true;
  if (filter === "lane") return overview !== undefined;
  return overview !== undefined && !["done", "skipped", "pending"].includes(overview.mark);
}

interface NumberedPhase {
  readonly phase: Phase;
  /** Counted from 1 in the manifest's order, whatever the filter hides. */
  readonly number: number;
  readonly overview: PhaseOverview | undefined;
  readonly shown: ShownRun | undefined;
}

function phaseNode(scope: NodeScope, { phase, number, overview, shown }: NumberedPhase): TreeNode {
  const { t, open } = scope;
  const state: PhaseState | undefined = shown === undefined ? undefined : (overview?.mark ?? "left out");
  const gate = gateWords(phase.gate, t);
  const word = state === undefined ? undefined : stateWords(state, shown?.overview.lane ?? "", t);
  const loop = loopWords(overview, shown, t);
  const children = shown === undefined || overview === undefined ? [] : phaseChildren(scope, shown, overview);
  return {
    id: `${open.root}#phase/${phase.id}`,
    kind: "phase",
    context:
      state === undefined ? "phase" : `phase.${state.replace(" ", "")}${isSkippable(phase, shown) ? ".skippable" : ""}`,
    label: `${number}. ${phase.title}`,
    description: joined(phase.role, gate, state === "pending" ? undefined : word, loop),
    tooltip: [
      phase.title,
      phase.summary,
      t("Role: {0}. Gate: {1}.", phase.role, gate),
      laneWords(phase, t),
      shown === undefined || word === undefined ? "" : t("In the run {0}: {1}.", shown.run.title, word),
      ...(overview?.reasons ?? []).slice(0, 5).map(({ message }) => message),
    ],
    icon: phaseIcon(phase.gate, state),
    spoken: spokenOf(t("Phase {0}", number), phase.title, t("role {0}", phase.role), gate, word, loop),
    root: open.root,
    document: documentOf(phase.workflow, scope.content),
    phase: phase.id,
    ...(shown === undefined ? {} : { run: shown.run.id }),
    ...(children.length === 0 ? {} : { children, expanded: state !== "done" }),
  };
}

function isSkippable(phase: Phase, shown: ShownRun | undefined): boolean {
  return shown !== undefined && !phase.mandatory && phase.skippable.includes(shown.overview.lane);
}

/** From the second time a phase is entered on, how often that was. */
function loopWords(overview: PhaseOverview | undefined, shown: ShownRun | undefined, t: Translate): string | undefined {
  if (overview === undefined || shown === undefined || overview.record.loops < 2) return undefined;
  const cap = overview.phase.loopCap[shown.overview.lane];
  const { loops } = overview.record;
  return cap === undefined ? t("loop {0}", loops) : t("loop {0} of at most {1}", loops, cap + 1);
}

function laneWords(phase: Phase, t: Translate): string {
  return phase.lanes.length === 0 ? "" : t("Lanes: {0}.", phase.lanes.join(", "));
}
