import { type Disposable, Uri, workspace } from "vscode";
import type { SeenRun } from "../platform/look-at-run";
import type { Engine } from "./engine/engine";
import type { ProjectState } from "./project-state";

/** The scheme of documents that show what a person approved; they are read-only. */
const SCHEME = "wazir-approved";

/** Where what was approved last of an artifact shows. It ends like the artifact, so that it is highlighted alike. */
export function approvedUri({ runId, folder }: Pick<SeenRun, "runId" | "folder">, artifact: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${artifact}`, query: JSON.stringify({ runId, folder, artifact }) });
}

/** Shows approved texts under their own scheme. What was not kept shows as an empty document. */
export function provideApprovedDocuments(state: ProjectState, engine: () => Promise<Engine>): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ query }) {
      const { runId, folder, artifact } = JSON.parse(query) as Readonly<
        Record<"runId" | "folder" | "artifact", string>
      >;
      const { projects } = await state.loaded();
      const open = projects.find(({ project }) => folder === `${String(project.stateRoot)}/runs/${runId}`);
      if (open === undefined) return "";
      const loaded = await engine();
      const looked = await loaded.lookAt(open.project, runId);
      return looked.ok ? ((await loaded.approvedText(looked.run, artifact))?.text ?? "") : "";
    },
  });
}
