import { RequestType, type CancellationToken } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fixFile } from "../../core/rules/fix-file";
import { artifactsBesideOnce } from "../../core/runs/read-artifacts";
import {
  FIX_WORKSPACE,
  type FixedFile,
  type FixWorkspaceParams,
  type FixWorkspaceResult,
} from "../../protocol/fix-workspace";
import { uriOf } from "../../service/document";
import { textEdits } from "../../service/workspace-edit";
import { refuseAfterShutdown } from "../guard";
import type { ServerContext } from "../server-context";
import { progressOn } from "../work-done-progress";
import { workspaceDocuments } from "./validate-workspace";

const REQUEST = new RequestType<FixWorkspaceParams | null, FixWorkspaceResult, void>(FIX_WORKSPACE);

/** Says on request what would fix the workspace. Who asked shows it to a person before it is done. */
export function registerFixWorkspace(server: ServerContext): void {
  server.connection.onRequest(REQUEST, async (params, token) => {
    refuseAfterShutdown(server);
    const progress = progressOn(server, params?.workDoneToken, server.t("Looking for fixes"));
    try {
      return await fixesOf(server, token, progress.report);
    } finally {
      progress.end();
    }
  });
}

async function fixesOf(
  server: ServerContext,
  token: CancellationToken,
  report: (percentage: number, message: string) => void,
): Promise<FixWorkspaceResult> {
  const work = await workspaceDocuments(server);
  const files: FixedFile[] = [];
  const beside = artifactsBesideOnce();
  const now = new Date().toISOString();
  for (const [index, { project, path, scope }] of work.entries()) {
    if (token.isCancellationRequested) return { files, checked: index, cancelled: true };
    report(Math.floor((100 * index) / work.length), path.slice(path.lastIndexOf("/") + 1));
    // An open document goes by its own address, which may spell the path in another way.
    const open = server.openFiles.get(path);
    const uri = open?.uri ?? uriOf(path);
    const severities = await server.settings.severitiesAt(scope);
    const fixed = await fixFile({ files: server.files, project, severities, now, beside }, path);
    if (fixed === undefined || fixed.changes.length === 0) continue;
    const document = TextDocument.create(uri, "", 0, fixed.before);
    const settled = fixed.settled.map(({ diagnostic, title }) => `${diagnostic.code}: ${title}`);
    files.push({ uri, edits: textEdits(document, fixed.changes), settled });
  }
  return { files, checked: work.length, cancelled: false };
}
