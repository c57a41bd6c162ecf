import { readDocument } from "../../src/core/documents/read-document";
import { valueOf } from "../../src/core/documents/tree";
import { relativeTo } from "../../src/core/files/path";
import type { BundledData } from "../../src/core/library/bundled";
import { Library, type LibraryItem } from "../../src/core/library/item";
import { moduleOfItem } from "../../src/core/library/module";
import { buildCatalogue } from "../../src/core/catalogue/build-catalogue";
import { catalogueParts } from "../../src/core/catalogue/catalogue-file";
import { moduleDocument } from "../../src/core/search/module-document";
import { indexParts } from "../../src/core/search/search-index";
import { catalogueBytes } from "../../src/platform/catalogue-file";
import { tokenCounter } from "../../src/platform/count-tokens";
import { sha256 } from "../../src/platform/sha256";
import { loadItems } from "../../src/core/library/load-items";
import { contentFolders, MANIFEST_NAME, manifestValues } from "../../src/core/library/manifest";
import { dereference } from "../../src/core/schemas/dereference";
import type { JsonSchema } from "../../src/core/schemas/json-schema";
import { nodeFiles } from "../../src/platform/node-files";

/** The bundled content as data: the manifest's values, and the items with paths relative to `folder`. */
export async function bundledData(folder: string): Promise<BundledData> {
  const read = await nodeFiles.readText(`${folder}/${MANIFEST_NAME}`);
  if (!read.ok) throw new Error(`${MANIFEST_NAME}: ${read.detail}`);
  const manifest = manifestValues(valueOf(readDocument(read.text, "yaml").roots[0]?.node), undefined);
  const folders = contentFolders(folder, manifest);
  const items = await loadItems(nodeFiles, { root: folder, folders, origin: "bundled" });
  const schemas = items.filter((item) => item.kind === "schema").map((item) => item.fields as JsonSchema);
  return { manifest, items: items.map((item) => portable(item, folder, schemas)) };
}

function portable(item: LibraryItem, folder: string, schemas: readonly JsonSchema[]): LibraryItem {
  const path = relativeTo(folder, item.path) ?? item.path;
  if (item.kind !== "schema") return { ...item, path };
  return { ...item, path, fields: dereference(item.fields as JsonSchema, schemas) as Record<string, unknown> };
}

/** The data as `content.json` has it: the texts of modules stand in the catalogue's file. */
export function writtenData(data: BundledData): string {
  const items = data.items.map((item) => (item.kind === "module" ? { ...item, text: undefined } : item));
  return JSON.stringify({ ...data, items });
}

/** The bytes of the catalogue's file for these items. */
export async function expertiseFile(items: readonly LibraryItem[]): Promise<Uint8Array> {
  const library = new Library(items);
  const modules = [...library.all("module")].sort((a, b) => (a.id < b.id ? -1 : 1));
  const catalogue = buildCatalogue(library, { count: await tokenCounter(), sha256 });
  const index = indexParts(modules.map((item) => moduleDocument(moduleOfItem(item))));
  return catalogueBytes(catalogueParts(catalogue, index, modules));
}
