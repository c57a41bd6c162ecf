import type { Expertise } from "../core/catalogue/expertise";
import { MANIFEST_NAME } from "../core/library/manifest";
import type { Project } from "../core/library/project";
import { loadBundled } from "../platform/load-bundled";
import { loadProjectExpertise } from "../platform/load-expertise";
import { projectFinder } from "./project-of";

/** The project around a folder, or what is bundled where there is none, with its expertise. */
export async function expertiseAt(cwd: string): Promise<{ readonly project: Project; readonly expertise: Expertise }> {
  const projectOf = projectFinder(await loadBundled(__dirname), cwd);
  const project = await projectOf(`${cwd}/${MANIFEST_NAME}`);
  return { project, expertise: await loadProjectExpertise(__dirname, project.library) };
}
