import { itemNodes } from "./item-nodes";
import type { NodeScope } from "./node-scope";
import { phaseNodes } from "./phase-nodes";
import { runNodes } from "./run-nodes";
import { spokenOf, type NodeKind, type TreeNode } from "./tree-node";

/**
 * The top of the pipeline tree: the groups of the one project, or a node for each project where there are several.
 * A lone project without manifest and runs gives nothing, so that the view's welcome shows.
 */
export function pipelineNodes(scopes: readonly NodeScope[]): readonly TreeNode[] {
  const [only] = scopes;
  if (only === undefined) return [];
  if (scopes.length > 1) return scopes.map(projectNode);
  return only.open.isProject ? groupNodes(only) : [];
}

function projectNode(scope: NodeScope): TreeNode {
  const { t, open } = scope;
  return {
    id: `${open.root}#project`,
    kind: "project",
    label: open.name,
    description: open.run?.title ?? "",
    tooltip: [open.name, open.root],
    icon: { id: "root-folder" },
    spoken: spokenOf(t("Project {0}", open.name), open.run?.title),
    root: open.root,
    children: open.isProject ? groupNodes(scope) : [noManifestNode(scope)],
    expanded: true,
  };
}

function noManifestNode({ t, open }: NodeScope): TreeNode {
  return {
    id: `${open.root}#no-manifest`,
    kind: "hint",
    label: t("No manifest"),
    description: t("Initialize Workspace"),
    tooltip: [t("This folder has no wazir.manifest.yaml. Click to write one of ten lines.")],
    icon: { id: "add" },
    spoken: t("No manifest in {0}: initialize the workspace", open.name),
    root: open.root,
    command: "wazir.initializeWorkspace",
  };
}

function groupNodes(scope: NodeScope): readonly TreeNode[] {
  const { t } = scope;
  const phases = groupNode(scope, "phases", t("Phases"), phaseNodes(scope), "group", true);
  const runs = groupNode(scope, "runs", t("Runs"), runNodes(scope), "runs", true);
  return [
    // The way to the first run is not to be looked for below all the phases.
    ...(scope.open.project.runs.length === 0 ? [runs, phases] : [phases, runs]),
    groupNode(scope, "workflows", t("Workflows"), itemNodes(scope, "workflow"), "group", false),
    groupNode(scope, "roles", t("Roles"), itemNodes(scope, "role"), "group", false),
    groupNode(scope, "skills", t("Skills"), itemNodes(scope, "skill"), "group", false),
  ];
}

const GROUP_ICONS: Readonly<Record<string, string>> = {
  phases: "layers",
  runs: "run-all",
  workflows: "list-ordered",
  roles: "organization",
  skills: "tools",
};

function groupNode(
  { t, open }: NodeScope,
  name: string,
  label: string,
  children: readonly TreeNode[],
  kind: NodeKind,
  expanded: boolean,
): TreeNode {
  const count = children.filter((child) => child.kind !== "hint").length;
  return {
    id: `${open.root}#group/${name}`,
    kind,
    label,
    description: String(count),
    tooltip: [label],
    icon: { id: GROUP_ICONS[name] ?? "folder" },
    spoken: count === 1 ? t("{0}, 1 item", label) : t("{0}, {1} items", label, count),
    root: open.root,
    children,
    expanded,
  };
}
