import type { Expertise } from "../core/catalogue/expertise";
import type { Project } from "../core/library/project";
import { loadProjectExpertise } from "../platform/load-expertise";
import type { Projects } from "./projects";

/** The expertise of projects: the one catalogue of this process, with each project's own modules laid over it. */
export interface ProjectExpertise {
  /** The project at a root that the workspace has, or else what is bundled, with its expertise. */
  at(root: string | undefined): Promise<{ readonly project: Project; readonly expertise: Expertise }>;
}

/** Reads the expertise that the build put into `dist` when it is first asked for, and again after a project changed. */
export function projectExpertise(dist: string, projects: Projects): ProjectExpertise {
  const loaded = new WeakMap<Project, Promise<Expertise>>();
  return {
    async at(root) {
      const project = root === undefined ? projects.alone : await projects.at(root);
      const loading = loaded.get(project) ?? loadProjectExpertise(dist, project.library);
      loaded.set(project, loading);
      loading.catch(() => loaded.delete(project));
      return { project, expertise: await loading };
    },
  };
}
