import { entryOf, type MapEntry } from "../documents/tree";
import type { RuleContext } from "./rule";

/** The folders that a manifest's `paths` name, each with its place; where runs are kept need not exist yet. */
export function manifestPaths({ kind, document }: RuleContext): readonly { entry: MapEntry; written: string }[] {
  if (kind?.id !== "manifest") return [];
  const paths = entryOf(document.roots[0]?.node, "paths")?.value;
  if (paths?.type !== "map") return [];
  return paths.entries.flatMap((entry) => {
    const written = entry.value?.type === "scalar" ? entry.value.value : undefined;
    return entry.key !== "state_root_default" && typeof written === "string" ? [{ entry, written }] : [];
  });
}
