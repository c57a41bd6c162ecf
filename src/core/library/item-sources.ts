import { basename, relativeTo } from "../files/path";
import type { ItemKind } from "./item";

/** Where the items of a kind stand below the folder that a manifest's `paths` names, and how deep. */
export interface ItemSource {
  readonly kind: ItemKind;
  /** The key of the manifest's `paths`. */
  readonly pathKey: string;
  readonly depth: number;
  /** Whether the file at this path below the folder is an item of the kind. */
  accepts(below: string): boolean;
  /** The id an item has by where it stands. */
  idOf(below: string): string;
}

const markdown = (below: string): boolean => /^[^/]+\.md$/.test(below) && !/^readme\.md$/i.test(below);

/** Every kind of item with its place. The first source that accepts a path decides. */
export const ITEM_SOURCES: readonly ItemSource[] = [
  { kind: "role", pathKey: "roles", depth: 0, accepts: markdown, idOf: (below) => basename(below, ".md") },
  {
    kind: "workflow",
    pathKey: "workflows",
    depth: 0,
    accepts: markdown,
    idOf: (below) => basename(below, ".md").replaceAll("-", "_"),
  },
  {
    kind: "skill",
    pathKey: "skills",
    depth: 1,
    accepts: (below) => /^[^/]+\/SKILL\.md$/.test(below),
    idOf: (below) => below.slice(0, below.indexOf("/")),
  },
  {
    kind: "hook",
    pathKey: "hooks",
    depth: 1,
    accepts: (below) => /^(definitions\/)?[^/]+\.ya?ml$/.test(below),
    idOf: (below) => basename(below).replace(/\.ya?ml$/, ""),
  },
  {
    kind: "schema",
    pathKey: "schemas",
    depth: 0,
    accepts: (below) => /^[^/]+\.schema\.json$/.test(below),
    idOf: (below) => basename(below, ".schema.json"),
  },
  {
    kind: "template",
    pathKey: "templates",
    depth: 1,
    accepts: (below) => /^artifacts\/[^/]+\.md$/.test(below) && !/\/readme\.md$/i.test(below),
    idOf: (below) => basename(below, ".md"),
  },
  {
    kind: "composition map",
    pathKey: "expertise",
    depth: 0,
    accepts: (below) => below === "composition-map.yaml",
    idOf: () => "composition-map",
  },
  {
    kind: "subject list",
    pathKey: "expertise",
    depth: 0,
    accepts: (below) => below === "stacks.yaml" || below === "concerns.yaml",
    idOf: (below) => basename(below, ".yaml"),
  },
  {
    kind: "key facts",
    pathKey: "expertise",
    depth: 0,
    accepts: (below) => below === "key-facts.yaml",
    idOf: () => "key-facts",
  },
  {
    kind: "module",
    pathKey: "expertise",
    depth: 6,
    accepts: (below) => below.endsWith(".md") && !/(^|\/)(readme|index|progress)\.md$/i.test(below),
    idOf: (below) => below.slice(0, -".md".length),
  },
];

/** An item by the place of its file. */
export interface PlacedItem {
  readonly kind: ItemKind;
  readonly id: string;
  /** The key of the manifest's `paths` whose folder it stands in. */
  readonly pathKey: string;
}

/** The item that a file is by its place, given the folders that a manifest names. */
export function itemAt(folders: ReadonlyMap<string, string>, path: string): PlacedItem | undefined {
  for (const source of ITEM_SOURCES) {
    const { kind, pathKey } = source;
    const folder = folders.get(pathKey);
    const below = folder === undefined ? undefined : relativeTo(folder, path);
    if (below !== undefined && source.accepts(below)) return { kind, id: source.idOf(below), pathKey };
  }
  return undefined;
}
