import type { LibraryItem } from "../../core/library/item";
import { fits, type ModuleFilter } from "./module-filter";
import { moduleNode, type ModuleFacts } from "./module-node";
import { spokenOf, type Translate, type TreeNode } from "./tree-node";

/** A group above the domains: modules that belong together now, each with why. */
export interface ModuleGroup {
  readonly id: "workspace" | "composed" | "used" | "yours";
  readonly modules: readonly { readonly id: string; readonly why?: string }[];
}

/** The modules of one library, and where they stand. */
export interface ExpertiseScope {
  /** The project's folder; undefined for the bundled modules without a project. */
  readonly root: string | undefined;
  readonly name: string;
  readonly modules: readonly LibraryItem[];
  readonly groups: readonly ModuleGroup[];
  readonly filter: ModuleFilter;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly t: Translate;
  factsOf(item: LibraryItem): ModuleFacts;
}

/** The top of the expertise tree: groups and domains of the one library, or a node for each project where there are several. */
export function expertiseNodes(scopes: readonly ExpertiseScope[]): readonly TreeNode[] {
  const [only] = scopes;
  if (scopes.length === 1 && only !== undefined) return scopeNodes(only);
  return scopes.map(projectNode);
}

function projectNode(scope: ExpertiseScope): TreeNode {
  return {
    id: `${scope.root ?? ""}#project`,
    kind: "project",
    label: scope.name,
    description: countWords(scope.modules.length, scope.t),
    tooltip: [scope.name],
    icon: { id: "root-folder" },
    spoken: scope.t("Expertise of the project {0}", scope.name),
    root: scope.root,
    children: scopeNodes(scope),
    expanded: true,
  };
}

function scopeNodes(scope: ExpertiseScope): readonly TreeNode[] {
  const modules = scope.modules.filter((module) => fits(scope.filter, module));
  const groups = scope.root === undefined ? [] : scope.groups.flatMap((group) => groupNode(scope, group));
  if (modules.length === 0 && scope.modules.length > 0) return [...groups, noneFits(scope)];
  return [...groups, ...levelNodes(scope, modules, [])];
}

function noneFits({ root, t }: ExpertiseScope): TreeNode {
  const label = t("No module fits the filter.");
  const action = t("Clear the filter");
  return {
    id: `${root ?? ""}#none`,
    kind: "hint",
    label,
    description: action,
    tooltip: [label, action],
    icon: { id: "filter" },
    spoken: spokenOf(label, action),
    root,
    command: "wazir.clearExpertiseFilter",
  };
}

const GROUP_ICONS = { workspace: "folder-library", composed: "layers", used: "history", yours: "edit" } as const;

function groupNode(scope: ExpertiseScope, { id, modules }: ModuleGroup): readonly TreeNode[] {
  const { root, content, t, filter } = scope;
  const byId = new Map(scope.modules.map((module) => [module.id, module]));
  const children = modules.flatMap(({ id: module, why }): TreeNode[] => {
    const item = byId.get(module);
    if (item === undefined || !fits(filter, item)) return [];
    return [moduleNode({ root, below: id, content, t }, item, scope.factsOf(item), why)];
  });
  const empty = emptyGroup(scope, id);
  if (children.length === 0 && empty === undefined) return [];
  const label = groupLabel(id, t);
  const description = countWords(children.length, t);
  return [
    {
      id: `${root ?? ""}#group/${id}`,
      kind: "group",
      context: `group.${id}`,
      label,
      description,
      tooltip: [label, description],
      icon: { id: GROUP_ICONS[id] },
      spoken: spokenOf(label, description),
      root,
      children: children.length === 0 && empty !== undefined ? [empty] : children,
    },
  ];
}

function groupLabel(id: ModuleGroup["id"], t: Translate): string {
  switch (id) {
    case "workspace":
      return t("For this workspace");
    case "composed":
      return t("Composed for this task");
    case "used":
      return t("Used in this run");
    case "yours":
      return t("Yours");
  }
}

/** What an empty group says; a group without a word is not shown while it is empty. */
function emptyGroup({ root, t, filter }: ExpertiseScope, id: ModuleGroup["id"]): TreeNode | undefined {
  if (id !== "yours" || Object.keys(filter).length > 0) return undefined;
  const label = t("This workspace has no modules of its own.");
  return {
    id: `${root ?? ""}#group/${id}/none`,
    kind: "hint",
    label,
    description: "",
    tooltip: [label],
    icon: { id: "info" },
    spoken: label,
    root,
  };
}

/** The folders, then the modules, that stand at one level: the parts of an id are its folders. */
function levelNodes(
  scope: ExpertiseScope,
  modules: readonly LibraryItem[],
  at: readonly string[],
): readonly TreeNode[] {
  const folders = new Map<string, LibraryItem[]>();
  const here: LibraryItem[] = [];
  for (const module of modules) {
    const [name, ...rest] = module.id.split("/").slice(at.length);
    if (name === undefined || rest.length === 0) here.push(module);
    else folders.set(name, [...(folders.get(name) ?? []), module]);
  }
  const below = [...folders].sort(([a], [b]) => a.localeCompare(b));
  const { root, content, t } = scope;
  return [
    ...below.map(([name, inside]) => folderNode(scope, inside, [...at, name])),
    ...here
      .toSorted((a, b) => a.title.localeCompare(b.title))
      .map((module) => moduleNode({ root, below: "module", content, t }, module, scope.factsOf(module))),
  ];
}

function folderNode(scope: ExpertiseScope, modules: readonly LibraryItem[], at: readonly string[]): TreeNode {
  const { t } = scope;
  const label = folderWords(at.at(-1) ?? "");
  const count = countWords(modules.length, t);
  return {
    id: `${scope.root ?? ""}#folder/${at.join("/")}`,
    kind: "folder",
    label,
    description: count,
    tooltip: [label, count],
    icon: { id: at.length === 1 ? "library" : "folder" },
    spoken: spokenOf(at.length === 1 ? t("Domain {0}", label) : t("Folder {0}", label), count),
    root: scope.root,
    children: levelNodes(scope, modules, at),
  };
}

/** The name of a folder as words: `third-party` is `Third party`. */
function folderWords(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function countWords(count: number, t: Translate): string {
  return count === 1 ? t("1 module") : t("{0} modules", count);
}
