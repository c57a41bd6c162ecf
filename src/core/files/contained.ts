import type { FileSystem } from "./file-system";
import { isAbsolute, join, relativeTo } from "./path";

/** What a path written in a document leads to, seen from the folder it is relative to. */
export type ContainedPath = { readonly state: "inside"; readonly path: string } | { readonly state: "outside" };

/** Resolves `written` below `root` by its words alone; absolute paths and `..` beyond the root are outside. */
export function containedPath(root: string, written: string): ContainedPath {
  if (isAbsolute(written) || written.startsWith("~")) return { state: "outside" };
  const path = join(root, written.replaceAll("\\", "/"));
  return relativeTo(root, path) === undefined ? { state: "outside" } : { state: "inside", path };
}

/** Whether `path` is still inside `root` once links are followed. A path that leads nowhere is not. */
export async function staysInside(files: FileSystem, root: string, path: string): Promise<boolean> {
  const [realRoot, realPath] = await Promise.all([files.realPath(root), files.realPath(path)]);
  return realRoot !== undefined && realPath !== undefined && relativeTo(realRoot, realPath) !== undefined;
}
