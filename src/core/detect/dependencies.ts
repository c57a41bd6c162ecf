import { readDocument } from "../documents/read-document";
import { readToml } from "../documents/read-toml";
import { childOf, nodeAtPath, type DataNode } from "../documents/tree";
import { xmlTags, type XmlTag } from "../documents/xml-tags";
import { basename } from "../files/path";
import type { OffsetRange } from "../text/range";
import { MANIFEST_FILES } from "./manifest-files";

/** A dependency that a manifest declares. */
export interface Dependency {
  /** As its registry calls it; `group:artifact` in a `pom.xml`. */
  readonly name: string;
  /** The versions that are allowed, as they are written; empty where nothing is said. */
  readonly versions: string;
  readonly range: OffsetRange;
}

type Reader = (text: string) => readonly Dependency[];

const READERS: Readonly<Record<(typeof MANIFEST_FILES)[number], Reader>> = {
  "package.json": (text) =>
    tablesIn(readDocument(text, "json").roots[0]?.node, [
      ["dependencies"],
      ["devDependencies"],
      ["peerDependencies"],
      ["optionalDependencies"],
    ]),
  "pubspec.yaml": (text) =>
    tablesIn(readDocument(text, "yaml").roots[0]?.node, [["dependencies"], ["dev_dependencies"]]),
  "Cargo.toml": (text) =>
    tablesIn(readToml(text), [
      ["dependencies"],
      ["dev-dependencies"],
      ["build-dependencies"],
      ["workspace", "dependencies"],
    ]),
  "pyproject.toml": readPyproject,
  "go.mod": readGoMod,
  "pom.xml": readPom,
};

/** What the manifest at a path declares, in the order of the text; nothing for another file and for one that is broken. */
export function dependenciesIn(path: string, text: string): readonly Dependency[] {
  const name = MANIFEST_FILES.find((one) => one === basename(path));
  return name === undefined ? [] : READERS[name](text);
}

/** Dependencies by name in the mappings at these places: a version, or a mapping with one. */
function tablesIn(root: DataNode | undefined, places: readonly (readonly string[])[]): readonly Dependency[] {
  return places.flatMap((place) => {
    const table = nodeAtPath(root, place);
    if (table?.type !== "map") return [];
    return table.entries.map(({ key, range, value }): Dependency => {
      const written = value?.type === "map" ? childOf(value, "version") : value;
      return { name: key, versions: written?.type === "scalar" ? String(written.value ?? "") : "", range };
    });
  });
}

function readPyproject(text: string): readonly Dependency[] {
  const root = readToml(text);
  const optional = nodeAtPath(root, ["project", "optional-dependencies"]);
  const groups = nodeAtPath(root, ["tool", "poetry", "group"]);
  const lists = [
    nodeAtPath(root, ["project", "dependencies"]),
    ...valuesOf(optional),
    ...valuesOf(childOf(root, "dependency-groups")),
  ];
  const inLists = lists.flatMap((list) => (list?.type === "list" ? list.items.flatMap(requirementOf) : []));
  const poetry = ["dependencies", "dev-dependencies"].map((key) => ["tool", "poetry", key]);
  const grouped = keysOf(groups).map((group) => ["tool", "poetry", "group", group, "dependencies"]);
  return [...inLists, ...tablesIn(root, [...poetry, ...grouped])];
}

function valuesOf(node: DataNode | undefined): readonly (DataNode | undefined)[] {
  return node?.type === "map" ? node.entries.map(({ value }) => value) : [];
}

function keysOf(node: DataNode | undefined): readonly string[] {
  return node?.type === "map" ? node.entries.map(({ key }) => key) : [];
}

/** `requests[socks] >= 2.8, < 3; python_version < "3.8"`. */
function requirementOf(item: DataNode): readonly Dependency[] {
  if (item.type !== "scalar" || typeof item.value !== "string") return [];
  const match = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;)@]*)/.exec(item.value);
  return match === null ? [] : [{ name: match[1] ?? "", versions: (match[2] ?? "").trim(), range: item.range }];
}

function readGoMod(text: string): readonly Dependency[] {
  const found: Dependency[] = [];
  let isInBlock = false;
  for (const match of text.matchAll(/^.*$/gm)) {
    const line = match[0].replace(/\/\/.*$/, "");
    if (/^\s*require\s*\(/.test(line)) isInBlock = true;
    else if (/^\s*\)/.test(line)) isInBlock = false;
    const words = line.trim().split(/\s+/);
    const [name, versions] = isInBlock ? words : words[0] === "require" ? words.slice(1) : [];
    if (name === undefined || versions?.startsWith("v") !== true) continue;
    const start = match.index + line.indexOf(name);
    found.push({ name, versions, range: { start, end: match.index + line.trimEnd().length } });
  }
  return found;
}

function readPom(text: string): readonly Dependency[] {
  const tags = xmlTags(text);
  const properties = new Map(within(tags, "properties").flatMap((inner) => childrenOf(text, inner)));
  return within(tags, "dependency").map((inner) => {
    const fields = new Map(childrenOf(text, inner));
    const versions = (fields.get("version") ?? "").replace(
      /\$\{([^}]+)\}/g,
      (_all, name: string) => properties.get(name) ?? "",
    );
    const start = inner[0]?.start ?? 0;
    const name = `${fields.get("groupId") ?? ""}:${fields.get("artifactId") ?? ""}`;
    return { name, versions, range: { start, end: inner.at(-1)?.end ?? start } };
  });
}

/** The tags from each opening tag of a name to its closing one, both included. */
function within(tags: readonly XmlTag[], name: string): readonly (readonly XmlTag[])[] {
  return tags.flatMap((tag, index) => {
    if (tag.name !== name || tag.closed) return [];
    const end = tags.findIndex((other, at) => at > index && other.name === `/${name}`);
    return end < 0 ? [] : [tags.slice(index, end + 1)];
  });
}

/** The texts of the elements in another that hold nothing but text. */
function childrenOf(text: string, tags: readonly XmlTag[]): readonly (readonly [string, string])[] {
  return tags.flatMap((tag, index): (readonly [string, string])[] => {
    const next = tags[index + 1];
    return next?.name === `/${tag.name}` ? [[tag.name, text.slice(tag.end, next.start).trim()]] : [];
  });
}
