import { join } from "node:path";
import { catalogueOver, ownModules } from "../core/catalogue/build-catalogue";
import { CATALOGUE_FILE, catalogueFrom, PART } from "../core/catalogue/catalogue-file";
import { searchIn, type Expertise } from "../core/catalogue/expertise";
import { once, onceForEach } from "../core/kept-with";
import type { Library } from "../core/library/item";
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
  const count = own.length === 0 ? () => 0 : await tokenCounter();
  const catalogue = catalogueOver(bundled, library, { count, sha256 });
  const ownTexts = new Map(own.map(({ id, text = "" }) => [id, text]));
  const textOf = onceForEach((id: string) => ownTexts.get(id) ?? part(PART.module(id)) ?? "");
  const documents = own.map((item) => moduleDocument(moduleOfItem(item)));
  return { catalogue, textOf, search: searchIn(catalogue, indexReader(part), documents) };
}

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
