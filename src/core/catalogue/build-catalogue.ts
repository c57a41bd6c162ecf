import { keptByKey } from "../kept-with";
import type { Library, LibraryItem } from "../library/item";
import { moduleOfItem } from "../library/module";
import { subjectsOf } from "../library/subjects";
import type { Catalogue, CatalogueModule } from "./catalogue";
import { catalogueEntry, type EntryPorts } from "./catalogue-entry";
import { compositionMapOf } from "./composition-map";
import { FRAME } from "./module-text";

/** The entry of an item, counted once: a project that is loaded again has the items that did not change. */
const entryOf = keptByKey((item: LibraryItem, ports: EntryPorts) => catalogueEntry(item, moduleOfItem(item), ports));

/** The catalogue of a library: every module read and counted. */
export function buildCatalogue(library: Library, ports: EntryPorts): Catalogue {
  const modules = library.all("module").map((item) => entryOf(item, ports));
  const frame = { head: ports.count(FRAME.head), lines: ports.count(FRAME.lines) };
  return { ...subjectsAndMap(library), modules: linked(modules), frame };
}

/** A bundled catalogue with a project's modules, map and subjects laid over it; `library` is the project's. */
export function catalogueOver(bundled: Catalogue, library: Library, ports: EntryPorts): Catalogue {
  const own = ownModules(library).map((item): CatalogueModule => {
    const entry = entryOf(item, ports);
    return bundled.modules.has(item.id) ? { ...entry, replaces: true } : entry;
  });
  const modules = new Map([...bundled.modules.values(), ...own].map((module) => [module.id, module]));
  return { ...subjectsAndMap(library), modules: linked([...modules.values()]), frame: bundled.frame };
}

/** The modules that a project brings. */
export function ownModules(library: Library): readonly LibraryItem[] {
  return library.all("module").filter(({ origin }) => origin === "workspace");
}

function subjectsAndMap(library: Library): Pick<Catalogue, "stacks" | "concerns" | "roles" | "phases" | "map"> {
  return {
    stacks: subjectsOf(library, "stacks"),
    concerns: subjectsOf(library, "concerns"),
    roles: library.ids("role"),
    phases: library.ids("workflow"),
    map: compositionMapOf(library.get("composition map", "composition-map")?.fields ?? {}),
  };
}

/** Modules by id in the order of ids, each with those that name it as related. */
function linked(modules: readonly CatalogueModule[]): ReadonlyMap<string, CatalogueModule> {
  const backlinks = new Map<string, string[]>();
  for (const { id, related } of modules) {
    for (const other of related) backlinks.set(other, [...(backlinks.get(other) ?? []), id]);
  }
  const sorted = [...modules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(
    sorted.map((module) => [module.id, { ...module, backlinks: (backlinks.get(module.id) ?? []).sort() }]),
  );
}
