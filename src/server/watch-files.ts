import { DidChangeWatchedFilesNotification } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { nodeFiles } from "../platform/node-files";
import { readOf } from "../service/document";
import { isOnlySource } from "./detections/source-languages";
import { filePathOf } from "./document-place";
import { onEdited } from "./documents";
import { inBackground } from "./guard";
import { pauses } from "./pauses";
import type { ServerContext } from "./server-context";

/**
 * What is watched: everything that can be a document of ours, and the folders of runs, for a folder that is moved into
 * place is told of without its files. The client leaves out what the person excluded.
 */
const PATTERNS = ["**/*.{md,yaml,yml,json,ndjson}", "**/{runs,runs/*}"];

/** Milliseconds after the last edit that changed nothing before its projects are loaded again all the same. */
const QUIET = 250;

/**
 * Keeps projects true to the disk and to what is being typed: a changed file, or an edit in a document that others
 * refer to, makes its projects load again, and then `changed` is called. After an edit that they are the same for this
 * waits until the person has paused. Opening and closing a document that is as it is on disk changes nothing, except for
 * a client that does not tell of changes on disk.
 */
export function watchFiles(server: ServerContext, changed: () => void): void {
  const { connection, documents, projects, client } = server;
  const invalidate = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await projects.invalidate(path);
    if (!server.isShutDown()) changed();
  };
  const during = (what: string, work: Promise<void>): void => inBackground(server, what, projects.during(work));
  const isTold = client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  const invalidateUnsaved = async (document: TextDocument): Promise<void> => {
    const path = referredTo(document);
    if (path === undefined) return;
    const saved = await nodeFiles.readText(path);
    if (!isTold || !saved.ok || saved.text !== document.getText()) await invalidate([path]);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => filePathOf(uri) ?? []);
    during("loading what changed", invalidate(paths));
  });
  // Watchers miss files in folders that are made while they begin to watch them.
  const invalidateUnseen = async ({ uri }: TextDocument): Promise<void> => {
    const path = filePathOf(uri);
    if (path !== undefined && (await projects.isOfUnseenRun(path))) await invalidate([path]);
  };
  documents.onDidOpen(({ document }) => {
    const work = referredTo(document) === undefined ? invalidateUnseen(document) : invalidateUnsaved(document);
    during("loading what was opened", work);
  });
  const [soon, later] = [pauses(), pauses()];
  onEdited(documents, (document) => {
    const path = referredTo(document);
    if (path === undefined) return;
    const judged = (isForgotten: boolean): void => {
      if (isForgotten) changed();
      else later.after(path, QUIET, () => during("loading what was edited", invalidate([path])));
    };
    projects.edited(path, { read: () => readOf(document), judged });
    // Nobody else may ask for a project.
    soon.after(path, 0, () => inBackground(server, "judging an edit", projects.settled()));
  });
  documents.onDidClose(({ document }) => during("loading what was closed", invalidateUnsaved(document)));
  if (!isTold) return;
  server.onInitialized(() => {
    const watchers = { watchers: PATTERNS.map((globPattern) => ({ globPattern })) };
    const registered = connection.client.register(DidChangeWatchedFilesNotification.type, watchers);
    inBackground(server, "watching files", registered);
  });
}

/**
 * The path of a document that a project is loaded from. A run's artifacts are none: `watchRuns` is about those; nor is source
 * code.
 */
function referredTo(document: TextDocument): string | undefined {
  const path = filePathOf(document.uri);
  if (path !== undefined && isOnlySource(document)) return undefined;
  const isArtifact = path?.includes("/artifacts/") === true && !path.includes("/templates/");
  return isArtifact ? undefined : path;
}
