import { listField, textField, type ItemKind, type LibraryItem } from "../../core/library/item";
import type { Project } from "../../core/library/project";
import { documentOf, type NodeScope } from "./node-scope";
import { joined, spokenOf, type Translate, type TreeNode } from "./tree-node";

/** A kind of item that the pipeline tree lists. */
export type ListedKind = Extract<ItemKind, "workflow" | "role" | "skill">;

const ICONS: Readonly<Record<ListedKind, string>> = { workflow: "list-ordered", role: "account", skill: "tools" };

/** The items of a kind: those that the manifest names, in its order, then the others. */
export function itemNodes(scope: NodeScope, kind: ListedKind): readonly TreeNode[] {
  return inManifestOrder(scope.open.project, kind).map((item) => itemNode(scope, kind, item));
}

function inManifestOrder(project: Project, kind: ListedKind): readonly LibraryItem[] {
  const { workflows, roles } = project.manifest;
  const named = { workflow: workflows, role: roles, skill: [] }[kind];
  const ids = new Set([...named, ...project.library.ids(kind)]);
  return [...ids].flatMap((id) => project.library.get(kind, id) ?? []);
}

function itemNode(scope: NodeScope, kind: ListedKind, item: LibraryItem): TreeNode {
  const { t, open } = scope;
  const own = item.origin === "workspace" ? t("this workspace") : undefined;
  const detail = detailOf(kind, item);
  return {
    id: `${open.root}#${kind}/${item.id}`,
    kind,
    label: item.title,
    description: joined(detail, own),
    tooltip: [item.title, item.summary, own === undefined ? t("Bundled with Wazir.") : t("Brought by this workspace.")],
    icon: { id: ICONS[kind] },
    spoken: spokenOf(kindWords(kind, item, t), detail, own),
    root: open.root,
    document: documentOf(item, scope.content),
  };
}

function detailOf(kind: ListedKind, item: LibraryItem): string | undefined {
  if (kind === "workflow") return textField(item, "role");
  return kind === "role" ? listField(item, "produces").join(", ") : undefined;
}

function kindWords(kind: ListedKind, item: LibraryItem, t: Translate): string {
  switch (kind) {
    case "workflow":
      return t("Workflow {0}", item.title);
    case "role":
      return t("Role {0}", item.title);
    case "skill":
      return t("Skill {0}", item.title);
  }
}
