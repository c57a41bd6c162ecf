import type { TextDocument } from "vscode-languageserver-textdocument";
import { relativeTo } from "../core/files/path";
import { runFolderOf } from "../core/runs/read-artifacts";
import { nodeFiles } from "../platform/node-files";
import { filePathOf } from "./document-place";
import { onEdited } from "./documents";
import { inBackground } from "./guard";
import { pauses } from "./pauses";
import type { ServerContext } from "./server-context";

/** Milliseconds of quiet after the last edit of an artifact before a client is made to ask again about others of its run. */
const QUIET = 250;

/**
 * Tells which open documents are to be checked again when an artifact beside them in their run was edited: ids that one
 * gives are named in others. The project itself stays as it is, since artifacts are no part of it. `changed` is called at
 * once, and once more with what was edited since when the person has paused.
 */
export function watchRuns(
  server: ServerContext,
  changed: (uris: ReadonlySet<string>, when: "at once" | "paused") => void,
): void {
  const { documents } = server;
  const edited = new Set<string>();
  const [soon, later] = [pauses(), pauses()];
  const tell = async (paths: readonly string[], when: "at once" | "paused"): Promise<void> => {
    const uris = await Promise.all(paths.map((path) => besideInRun(server, path)));
    if (!server.isShutDown() && uris.some((found) => found.length > 0)) changed(new Set(uris.flat()), when);
  };
  const touch = ({ uri }: TextDocument): void => {
    const path = filePathOf(uri);
    if (path === undefined) return;
    soon.after(path, 0, () => inBackground(server, "checking the artifacts of a run", tell([path], "at once")));
    edited.add(path);
    later.after("", QUIET, () => {
      const paths = [...edited];
      edited.clear();
      inBackground(server, "asking about the artifacts of a run", tell(paths, "paused"));
    });
  };
  const touchUnsaved = async (document: TextDocument): Promise<void> => {
    const path = filePathOf(document.uri);
    const saved = path === undefined ? undefined : await nodeFiles.readText(path);
    if (saved?.ok !== true || saved.text !== document.getText()) touch(document);
  };
  onEdited(documents, touch);
  documents.onDidOpen(({ document }) => inBackground(server, "comparing what was opened", touchUnsaved(document)));
  documents.onDidClose(({ document }) => inBackground(server, "comparing what was closed", touchUnsaved(document)));
}

/** The other open documents of the run that the artifact at `path` belongs to; none where it is no artifact. */
async function besideInRun({ projects, documents }: ServerContext, path: string): Promise<readonly string[]> {
  const folder = runFolderOf(await projects.projectOf(path), path);
  if (folder === undefined || relativeTo(`${folder}/artifacts`, path) === undefined) return [];
  return documents.all().flatMap(({ uri }) => {
    const other = filePathOf(uri);
    return other !== undefined && other !== path && relativeTo(folder, other) !== undefined ? [uri] : [];
  });
}
