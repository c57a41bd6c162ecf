import type { LibraryItem } from "../../core/library/item";
import { documentOf } from "./node-scope";
import { spokenOf, type Translate, type TreeNode } from "./tree-node";

/** The modules of one library, and where they stand. */
export interface ExpertiseScope {
  /** The project's folder; undefined for the bundled modules without a project. */
  readonly root: string | undefined;
  readonly name: string;
  readonly modules: readonly LibraryItem[];
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly t: Translate;
}

/** The top of the expertise tree: the domains of the one library, or a node for each project where there are several. */
export function expertiseNodes(scopes: readonly ExpertiseScope[]): readonly TreeNode[] {
  const [only] = scopes;
  if (scopes.length === 1 && only !== undefined) return levelNodes(only, only.modules, []);
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
    children: levelNodes(scope, scope.modules, []),
    expanded: true,
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
  return [
    ...below.map(([name, inside]) => folderNode(scope, inside, [...at, name])),
    ...here.toSorted((a, b) => a.title.localeCompare(b.title)).map((module) => moduleNode(scope, module)),
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

function moduleNode(scope: ExpertiseScope, module: LibraryItem): TreeNode {
  const own = module.origin === "workspace" ? scope.t("Brought by this workspace.") : scope.t("Bundled with Wazir.");
  return {
    id: `${scope.root ?? ""}#module/${module.id}`,
    kind: "module",
    label: module.title,
    description: module.summary,
    tooltip: [module.title, module.summary, module.id, own],
    icon: { id: "book" },
    spoken: spokenOf(scope.t("Module {0}", module.title), module.summary),
    root: scope.root,
    document: documentOf(module, scope.content),
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
