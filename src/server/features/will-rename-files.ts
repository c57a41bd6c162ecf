import type { RenameFilesParams, ServerCapabilities, WorkspaceEdit } from "vscode-languageserver/node";
import type { Project } from "../../core/library/project";
import type { Move } from "../../core/rules/rename";
import { editBeforeMoves } from "../../service/features/will-rename-files";
import { filePathOf } from "../document-place";
import { editAbilities } from "../edit-abilities";
import { guarded } from "../guard";
import type { ServerContext } from "../server-context";

/** Any file may be a source of an artifact, and any folder one that a manifest names. */
const FILTERS = [{ scheme: "file", pattern: { glob: "**/*" } }];

/** Answers what has to change before files are moved, and says that it does. */
export function registerWillRenameFiles(server: ServerContext): NonNullable<ServerCapabilities["workspace"]> {
  const { connection, client, projects, files, content, openFiles } = server;
  const abilities = editAbilities(client);
  connection.workspace.onWillRenameFiles(
    guarded<RenameFilesParams, WorkspaceEdit | null>(server, "willRenameFiles", null, async (params, token) => {
      const moves = params.files.flatMap(({ oldUri, newUri }): Move[] => {
        const [from, to] = [filePathOf(oldUri), filePathOf(newUri)];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      });
      const byProject = new Map<Project, Move[]>();
      for (const move of moves) {
        const project = await projects.projectOf(move.from);
        byProject.set(project, [...(byProject.get(project) ?? []), move]);
      }
      const edits: WorkspaceEdit[] = [];
      for (const [project, own] of byProject) {
        if (token.isCancellationRequested) return null;
        const context = { project, files, content, opened: (path: string) => openFiles.get(path) };
        const edit = await editBeforeMoves(context, own, abilities);
        if (edit !== undefined) edits.push(edit);
      }
      return edits.reduce<WorkspaceEdit | null>(together, null);
    }),
  );
  return { fileOperations: { willRename: { filters: FILTERS } } };
}

/** Two edits of different projects as one. */
function together(all: WorkspaceEdit | null, next: WorkspaceEdit): WorkspaceEdit {
  if (all === null) return next;
  if (next.documentChanges === undefined) return { changes: { ...all.changes, ...next.changes } };
  return { ...next, documentChanges: [...(all.documentChanges ?? []), ...next.documentChanges] };
}
