import { homedir } from "node:os";
import { dirname, relativeTo } from "../core/files/path";
import type { Bundled } from "../core/library/bundled";
import { onceForEach } from "../core/kept-with";
import { bundledProject, loadProject, type Project } from "../core/library/project";
import { findRoot } from "../platform/find-root";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";

/** The project of a file by its absolute path. */
export type ProjectOf = (path: string) => Promise<Project>;

/**
 * Finds the project of each file, as the language server does: the nearest manifest's, else the one at `cwd` where it
 * keeps its runs there, else only what is bundled. Each project is loaded once.
 */
export function projectFinder(bundled: Bundled, cwd: string): ProjectOf {
  const alone = bundledProject(bundled);
  const roots = onceForEach((folder: string) => findRoot(nodeFiles, folder));
  const projects = onceForEach((root: string) => loadProject(nodeFiles, root, bundled, fromNative(homedir())));
  return async (path) => {
    const root = await roots(dirname(path));
    if (root !== undefined) return projects(root);
    const here = await roots(cwd);
    const project = here === undefined ? alone : await projects(here);
    const holdsRun = project.stateRoot !== undefined && relativeTo(project.stateRoot, path) !== undefined;
    return holdsRun ? project : alone;
  };
}
