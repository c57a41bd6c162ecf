import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importTypeScript } from "./import-typescript.mjs";

/**
 * Writes `dist/content.json`, the bundled manifest and every bundled item, read by the same code as a workspace's, and
 * `dist/expertise.catalogue`, what search and composition need of the modules.
 */
export async function generateCatalogue(root) {
  const { bundledData, expertiseFile, writtenData } = await importTypeScript(join(root, "tools/build/bundled-data.ts"));
  const data = await bundledData(join(root, "content"));
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, "dist/content.json"), writtenData(data));
  await writeFile(join(root, "dist/expertise.catalogue"), await expertiseFile(data.items));
  const counts = Object.groupBy ? Object.groupBy(data.items, (item) => item.kind) : {};
  return (
    Object.entries(counts)
      .map(([kind, items]) => `${items.length} ${kind}s`)
      .join(", ") || `${data.items.length} items`
  );
}
