import { buildCatalogue } from "../../src/core/catalogue/build-catalogue";
import { searchIn, type Expertise } from "../../src/core/catalogue/expertise";
import { Library, type LibraryItem } from "../../src/core/library/item";
import { moduleOfItem } from "../../src/core/library/module";
import { subjectsOf } from "../../src/core/library/subjects";
import { moduleDocument } from "../../src/core/search/module-document";
import { indexParts } from "../../src/core/search/search-index";
import { tokenCounter } from "../../src/platform/count-tokens";
import { sha256 } from "../../src/platform/sha256";
import { bundled } from "./projects";
import { syntheticModules } from "./synthetic-modules";

/** Tokens of a text, as the build counts them. */
export const count: (text: string) => number = await tokenCounter();

/** The expertise of a library, in memory. */
export function expertiseOf(library: Library): Expertise {
  const modules = [...library.all("module")].sort((a, b) => (a.id < b.id ? -1 : 1));
  const catalogue = buildCatalogue(library, { count, sha256 });
  const parts = indexParts(modules.map((item) => moduleDocument(moduleOfItem(item))));
  const reader = { head: () => parts.head, terms: () => parts.terms, shard: (key: string) => parts.shards.get(key) };
  const texts = new Map(modules.map(({ id, text = "" }) => [id, text]));
  return { catalogue, textOf: (id) => texts.get(id) ?? "", search: searchIn(catalogue, reader, []) };
}

/** The bundled library with so many synthetic modules in the place of its own. */
export function syntheticLibrary(modules: number, others: readonly LibraryItem[] = []): Library {
  const subjects = { stacks: subjectsOf(bundled.library, "stacks"), concerns: subjectsOf(bundled.library, "concerns") };
  const kinds = ["role", "workflow", "composition map", "subject list"] as const;
  const kept = kinds.flatMap((kind) => bundled.library.all(kind));
  return new Library([...kept, ...syntheticModules(modules, subjects), ...others]);
}
