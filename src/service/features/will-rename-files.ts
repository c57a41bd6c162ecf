import type { WorkspaceEdit } from "vscode-languageserver-types";
import { followMoves } from "../../core/rules/follow-moves";
import { projectDocuments } from "../../core/rules/project-documents";
import type { Move } from "../../core/rules/rename";
import type { ServiceContext } from "../context";
import { textOf } from "../subjects";
import { renameEdit, type EditAbilities } from "../rename-edit";

/** The edit that keeps a project's ids and paths right when these files and folders are moved; none where all are. */
export async function editBeforeMoves(
  context: Pick<ServiceContext, "project" | "files" | "content" | "opened">,
  moves: readonly Move[],
  abilities: EditAbilities,
): Promise<WorkspaceEdit | undefined> {
  const documents = await projectDocuments(context);
  const edits = followMoves(context.project, moves, documents);
  if (edits.length === 0) return undefined;
  const byPath = new Map(documents.map(({ path, document }) => [path, document]));
  const textAt = (path: string) => {
    const document = byPath.get(path);
    if (document === undefined) return undefined;
    const text = textOf(context, path, document);
    return { text, version: text === context.opened(path) ? text.version : null };
  };
  return renameEdit({ edits, moves: [] }, textAt, "Follow what is moved", abilities);
}
