import { readDocument } from "../../src/core/documents/read-document";
import { valueOf } from "../../src/core/documents/tree";
import { relativeTo } from "../../src/core/files/path";
import type { BundledData } from "../../src/core/library/bundled";
import type { LibraryItem } from "../../src/core/library/item";
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
