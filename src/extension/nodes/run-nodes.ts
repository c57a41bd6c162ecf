import { phaseOf } from "../../core/pipeline/phases";
import { currentRun, type RunRecord } from "../../core/runs/run-record";
import type { RunArtifact } from "../engine/run-artifacts";
import type { NodeScope } from "./node-scope";
import { joined, spokenOf, type NodeIcon, type Translate, type TreeNode } from "./tree-node";

/** The runs, newest first; where there is none, a hint that starts one. */
export function runNodes(scope: NodeScope): readonly TreeNode[] {
  const { runs } = scope.open.project;
  const current = currentRun(runs)?.id;
  return runs.length === 0
    ? [noRunNode(scope)]
    : runs.toReversed().map((run) => runNode(scope, run, run.id === current));
}

function noRunNode({ t, open }: NodeScope): TreeNode {
  return {
    id: `${open.root}#no-run`,
    kind: "hint",
    label: t("No run yet"),
    description: t("Start Run"),
    tooltip: [t("A run takes one change through the phases. Click to start the first.")],
    icon: { id: "add" },
    spoken: t("No run yet: start a run"),
    root: open.root,
    command: "wazir.startRun",
  };
}

function runNode(scope: NodeScope, run: RunRecord, isCurrent: boolean): TreeNode {
  const { t, open } = scope;
  const phase = phaseTitle(scope, run);
  const status = isCurrent ? t("current") : statusWords(run, t);
  return {
    id: `${open.root}#run/${run.id}`,
    kind: isCurrent ? "currentRun" : "run",
    context: isCurrent ? "currentRun" : `run.${run.status}`,
    run: run.id,
    label: run.title,
    description: joined(status, run.status === "active" ? phase : undefined),
    tooltip: [run.title, t("Run {0}", run.id), aboutRun(run, t), phase === "" ? "" : t("Phase: {0}.", phase)],
    icon: runIcon(run, isCurrent),
    spoken: spokenOf(t("Run {0}", run.title), status, phase === "" ? undefined : t("phase {0}", phase)),
    root: open.root,
    document: { path: `${run.path}/run.yaml`, readOnly: false },
    children: async () => [
      ...(await scope.artifactsOf(run)).map((artifact) => artifactNode(scope, run, artifact)),
      eventsNode(scope, run),
    ],
    expanded: isCurrent,
  };
}

function artifactNode({ t, open }: NodeScope, run: RunRecord, artifact: RunArtifact): TreeNode {
  return {
    id: `${open.root}#run/${run.id}/${artifact.file}`,
    kind: "artifact",
    label: artifact.kind ?? artifact.file,
    description: artifact.status ?? "",
    tooltip: [artifact.title ?? artifact.file, t("Artifact of the run {0}", run.title)],
    icon: { id: "file" },
    spoken: spokenOf(t("Artifact {0}", artifact.kind ?? artifact.file), artifact.status),
    root: open.root,
    document: { path: artifact.path, readOnly: false },
  };
}

function eventsNode({ t, open }: NodeScope, run: RunRecord): TreeNode {
  return {
    id: `${open.root}#run/${run.id}#events`,
    kind: "events",
    label: t("Events"),
    description: "",
    tooltip: [t("The log of the run: one line for each thing that happened. It is only ever added to.")],
    icon: { id: "history" },
    spoken: t("Events of the run {0}", run.title),
    root: open.root,
    document: { path: `${run.path}/events.ndjson`, readOnly: true },
  };
}

function phaseTitle({ open }: NodeScope, run: RunRecord): string {
  return run.phase === undefined ? "" : (phaseOf(open.project, run.phase)?.title ?? run.phase);
}

function aboutRun(run: RunRecord, t: Translate): string {
  const { intent, lane, createdAt } = run;
  if (intent === undefined || lane === undefined) return "";
  return t("A {0} in the {1} lane, begun {2}.", intent, lane, createdAt.slice(0, 10));
}

/** How a run stands, by its folder alone. */
export function statusWords(run: RunRecord, t: Translate): string {
  switch (run.status) {
    case "active":
      return t("active");
    case "finished":
      return t("finished");
    case "abandoned":
      return t("abandoned");
    case "unreadable":
      return t("run.yaml cannot be read");
  }
}

function runIcon(run: RunRecord, isCurrent: boolean): NodeIcon {
  if (isCurrent) return { id: "play-circle", color: "charts.blue" };
  switch (run.status) {
    case "active":
      return { id: "circle-outline" };
    case "finished":
      return { id: "pass", color: "charts.green" };
    case "abandoned":
      return { id: "circle-slash", color: "disabledForeground" };
    case "unreadable":
      return { id: "warning", color: "list.warningForeground" };
  }
}
