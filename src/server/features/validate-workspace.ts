import { RequestType, type CancellationToken } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { rememberedFiles } from "../../core/files/remembered-files";
import { homesOf, type Project } from "../../core/library/project";
import { checkFile, documentPaths, type CheckedFile } from "../../core/rules/check-project";
import { SWEEPS } from "../../core/rules/sweeps";
import { artifactsBesideOnce } from "../../core/runs/read-artifacts";
import type { ValidateWorkspaceParams, ValidateWorkspaceResult } from "../../protocol/validate-workspace";
import { VALIDATE_WORKSPACE } from "../../protocol/validate-workspace";
import { uriOf } from "../../service/document";
import { toLsp } from "../../service/features/diagnostics";
import { filePathOf } from "../document-place";
import { inBackground, refuseAfterShutdown } from "../guard";
import type { ServerContext } from "../server-context";
import { progressOn } from "../work-done-progress";
import { growYoungSpace } from "../young-space";

const REQUEST = new RequestType<ValidateWorkspaceParams | null, ValidateWorkspaceResult, void>(VALIDATE_WORKSPACE);

/**
 * Checks every document of the workspace on request. What is found in files that are not open is published and stays
 * until the next check or until the file is opened; open documents keep the diagnostics they have. A fault is answered
 * as one, not as an empty result.
 */
export function registerValidateWorkspace(server: ServerContext): void {
  const { connection, documents } = server;
  const published = new Set<string>();
  const clear = (path: string): void => {
    if (published.delete(path)) publish(server, { uri: uriOf(path), diagnostics: [] });
  };
  connection.onRequest(REQUEST, async (params, token) => {
    refuseAfterShutdown(server);
    const progress = progressOn(server, params?.workDoneToken, server.t("Checking the workspace"));
    const grow = growYoungSpace();
    try {
      const stale = new Set(published);
      const result = await validate(server, token, grow, progress.report, (checked) => {
        const isShown = stale.delete(checked.path);
        if (showClosed(server, checked, isShown)) published.add(checked.path);
      });
      if (!result.cancelled) for (const path of stale) clear(path);
      return result;
    } finally {
      grow(true);
      progress.end();
    }
  });
  documents.onDidOpen(({ document }) => {
    const path = filePathOf(document.uri);
    if (path !== undefined) clear(path);
  });
}

async function validate(
  server: ServerContext,
  token: CancellationToken,
  grow: () => void,
  report: (percentage: number, message: string) => void,
  found: (checked: CheckedFile) => void,
): Promise<ValidateWorkspaceResult> {
  server.projects.forgetAll();
  const work = await workspaceDocuments(server);
  const files = rememberedFiles(server.files, [...new Set(work.flatMap(({ project }) => homesOf(project)))]);
  const beside = artifactsBesideOnce();
  const now = new Date().toISOString();
  const { instruments } = server;
  let result: ValidateWorkspaceResult = { checked: 0, errors: 0, warnings: 0, cancelled: false };
  for (const [index, { project, path, scope }] of work.entries()) {
    await server.turns.next();
    grow();
    if (token.isCancellationRequested) return { ...result, cancelled: true };
    report(Math.floor((100 * index) / work.length), path.slice(path.lastIndexOf("/") + 1));
    const severities = await server.settings.severitiesAt(scope);
    const checked = await checkFile(files, project, path, { severities, beside, instruments, now });
    if (checked === undefined) continue;
    result = addUp(result, checked);
    found(checked);
  }
  return result;
}

/** A document of the workspace, and the project it is judged in. */
interface SweptDocument {
  readonly path: string;
  readonly project: Project;
  /** What its settings are asked for: a folder, for files that are not open, so that a client is not asked for each. */
  readonly scope: string;
}

/** Every document of the workspace once, with the project it is judged in: where projects overlap, its own. */
export async function workspaceDocuments({
  projects,
  files,
  openFiles,
}: ServerContext): Promise<readonly SweptDocument[]> {
  const all = await projects.all();
  const paths = await Promise.all(all.map((project) => documentPaths(files, project, SWEEPS)));
  const distinct = [...new Set(paths.flat())].sort();
  return Promise.all(
    distinct.map(async (path) => {
      const project = await projects.projectOf(path);
      const folder = projects.folderOf(path) ?? project.root ?? path;
      return { path, project, scope: openFiles.get(path)?.uri ?? uriOf(folder) };
    }),
  );
}

function addUp(sum: ValidateWorkspaceResult, { diagnostics }: CheckedFile): ValidateWorkspaceResult {
  const count = (severity: string): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    ...sum,
    checked: sum.checked + 1,
    errors: sum.errors + count("error"),
    warnings: sum.warnings + count("warning"),
  };
}

/**
 * Publishes what was found in a file unless it is open, and says whether anything of it shows. Nothing is said of a file
 * without findings of which nothing is shown: there are thousands.
 */
function showClosed(server: ServerContext, checked: CheckedFile, isShown: boolean): boolean {
  if (checked.diagnostics.length === 0 && !isShown) return false;
  if (server.openFiles.get(checked.path) !== undefined) return false;
  const uri = uriOf(checked.path);
  const document = TextDocument.create(uri, "", 0, checked.text);
  const diagnostics = checked.diagnostics.map((diagnostic) => toLsp(diagnostic, document, server.rulePages));
  publish(server, { uri, diagnostics });
  return diagnostics.length > 0;
}

function publish(server: ServerContext, params: { uri: string; diagnostics: ReturnType<typeof toLsp>[] }): void {
  inBackground(server, "publishing", server.connection.sendDiagnostics(params));
}
