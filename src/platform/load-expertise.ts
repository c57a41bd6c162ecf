import { join } from "node:path";
import { catalogueOver, ownModules } from "../core/catalogue/build-catalogue";
import type { EntryPorts } from "../core/catalogue/catalogue-entry";
import { CATALOGUE_FILE, catalogueFrom, PART } from "../core/catalogue/catalogue-file";
import { searchIn, type Expertise } from "../core/catalogue/expertise";
import { keptWith, once, onceForEach } from "../core/kept-with";
import type { Library, LibraryItem } from "../core/library/item";
import { moduleOfItem } from "../core/library/module";
import { moduleDocument } from "../core/search/module-document";
import type { IndexReader } from "../core/search/overlaid-index";
import type { IndexParts, Shard } from "../core/search/search-index";
import { openCatalogueFile, type PartReader } from "./catalogue-file";
import { tokenCounter } from "./count-tokens";
import { sha256 } from "./sha256";

/** The bundled expertise that the build put into `folder`. Throws where the installation is damaged. */
export function loadExpertise(folder: string): Expertise {
  const part = openCatalogueFile(join(folder, CATALOGUE_FILE));
  const catalogue = catalogueFrom(part(PART.catalogue) ?? "");
  const textOf = onceForEach((id: string) => part(PART.module(id)) ?? "");
  return { catalogue, textOf, search: searchIn(catalogue, indexReader(part), []) };
}

/**
 * The bundled expertise with a project's own modules, map and subjects laid over it. The tokenizer is loaded only where
 * the project has modules of its own.
 */
export async function loadProjectExpertise(folder: string, library: Library): Promise<Expertise> {
  const part = openCatalogueFile(join(folder, CATALOGUE_FILE));
  const bundled = catalogueFrom(part(PART.catalogue) ?? "");
  const own = ownModules(library);
  const catalogue = catalogueOver(bundled, library, own.length === 0 ? UNCOUNTED : await entryPorts());
  const ownTexts = new Map(own.map(({ id, text = "" }) => [id, text]));
  const textOf = onceForEach((id: string) => ownTexts.get(id) ?? part(PART.module(id)) ?? "");
  const documents = own.map(documentOf);
  return { catalogue, textOf, search: searchIn(catalogue, indexReader(part), documents) };
}

const documentOf = keptWith((item: LibraryItem) => moduleDocument(moduleOfItem(item)));

const UNCOUNTED: EntryPorts = { count: () => 0, sha256 };

const entryPorts = once(async (): Promise<EntryPorts> => ({ count: await tokenCounter(), sha256 }));

function indexReader(part: PartReader): IndexReader {
  return {
    head: () => JSON.parse(part(PART.indexHead) ?? "") as IndexParts["head"],
    terms: once(() => (part(PART.terms) ?? "").split(" ")),
    shard: onceForEach((key: string) => {
      const written = part(PART.shard(key));
      return written === undefined ? undefined : (JSON.parse(written) as Shard);
    }),
  };
}
