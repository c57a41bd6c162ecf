import { mkdir, readFile, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";

/**
 * Makes a built extension part of an extensions folder that no host has used yet, by a link: what is built later is
 * there after the window's next reload.
 * @param {string} extension folder with the extension's `package.json`
 * @param {string} extensionsDir created when absent
 * @returns {Promise<string>} the link's path
 * @throws {Error} when the folder holds no extension
 */
export async function linkExtension(extension, extensionsDir) {
  const { publisher, name, version } = JSON.parse(await readFile(join(extension, "package.json"), "utf8"));
  if (!publisher || !name || !version) throw new Error(`${extension}/package.json has no publisher, name or version.`);
  await mkdir(extensionsDir, { recursive: true });
  const link = join(extensionsDir, `${publisher}.${name}-${version}`.toLowerCase());
  await symlink(resolve(extension), link, process.platform === "win32" ? "junction" : "dir");
  return link;
}
