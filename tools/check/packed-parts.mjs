import { listFiles } from "@vscode/vsce";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import { repositoryRoot } from "../host/paths.mjs";
import { sums } from "./size-budgets.mjs";

/**
 * About the bytes that the parts of the package have in it, by folder: the package packs each file by itself.
 * @returns {Promise<Record<string, number>>}
 */
export async function packedParts() {
  const files = await listFiles({ cwd: repositoryRoot, dependencies: false });
  const sizes = files.map(async (file) => {
    const packed = await promisify(deflateRaw)(await readFile(join(repositoryRoot, file)));
    return /** @type {const} */ ([file.split("/").slice(0, 2).join("/"), packed.length]);
  });
  return sums(await Promise.all(sizes));
}
