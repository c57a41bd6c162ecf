import { availableParallelism } from "node:os";
import { RequestType, type CancellationToken } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isLookedAt, type FileDetection, type ProjectDetectors } from "../../core/detect/detect-file";
import { detectFiles } from "../../core/detect/detect-files";
import type { Detector } from "../../core/detect/detector";
import { detectorFaults } from "../../core/detect/detector-faults";
import { detectorsOfItem } from "../../core/detect/read-detectors";
import { sourceFiles } from "../../core/detect/source-files";
import { readLeftOut } from "../../core/files/left-out";
import { isOursByPlace } from "../../core/library/document-kind";
import { createDetectPool, type DetectPool } from "../../platform/detect/detect-pool";
import type { DetectProgram } from "../../platform/detect/detect-worker";
import { TRY_DETECTORS, type TryDetectorsParams, type TryDetectorsResult } from "../../protocol/detectors";
import type { PlainLocation } from "../../protocol/plain-location";
import { rangeOf, uriOf } from "../../service/document";
import { refuseAfterShutdown } from "../guard";
import type { ServerContext } from "../server-context";
import { progressOn, type WorkDoneProgress } from "../work-done-progress";
import type { WorkspaceTrust } from "../workspace-trust";

const REQUEST = new RequestType<TryDetectorsParams, TryDetectorsResult, void>(TRY_DETECTORS);

/** Threads of one try: a person goes on writing meanwhile. */
const MOST_THREADS = 2;

/** Hits that are answered: nobody reads more of them in one list. */
const MOST_HITS = 1000;

/** Sentences about what could not be looked at. */
const MOST_NOTICES = 20;

/** Looks on request for what detectors of a module find in the files of the workspace, as they stand in open editors. */
export function registerTryDetectors(server: ServerContext, program: DetectProgram, trust: WorkspaceTrust): void {
  server.connection.onRequest(REQUEST, async (params, token) => {
    refuseAfterShutdown(server);
    if (!trust.isTrusted()) return nothing("untrusted");
    const { root, module: id } = params;
    await server.projects.invalidate(root);
    const module = (await server.projects.at(root)).library.get("module", id);
    const keys = new Set(params.detectors.map((detector) => `${id}#${detector}`));
    const chosen = module === undefined ? [] : detectorsOfItem(module).filter(({ key }) => keys.has(key));
    if (chosen.length === 0) return nothing("missing");
    const progress = progressOn(server, params.workDoneToken, server.t("Trying detectors"));
    const threads = Math.min(MOST_THREADS, availableParallelism());
    const pool = createDetectPool(program, threads, () => token.isCancellationRequested);
    try {
      return await tried(server, chosen, root, pool, token, progress);
    } finally {
      await pool.dispose();
      progress.end();
    }
  });
}

function nothing(state: TryDetectorsResult["state"]): TryDetectorsResult {
  return { state, cancelled: false, hits: [], more: 0, suppressed: 0, looked: 0, notices: [] };
}

async function tried(
  server: ServerContext,
  chosen: readonly Detector[],
  root: string,
  pool: DetectPool,
  token: CancellationToken,
  progress: WorkDoneProgress,
): Promise<TryDetectorsResult> {
  const isCancelled = (): boolean => token.isCancellationRequested;
  const faults = await detectorFaults(chosen, pool);
  const groups = await filesByRoot(server, chosen, root, isCancelled);
  const all = [...groups.values()].reduce((sum, paths) => sum + paths.length, 0);
  const found: TriedFile[] = [];
  for (const [folder, paths] of groups) {
    const before = found.length;
    const report = (index: number): void =>
      progress.report(
        Math.floor((100 * (before + index)) / all),
        server.t("{0} of {1} files", before + index + 1, all),
      );
    const detectors: ProjectDetectors = { root: folder, all: chosen, chosen };
    const { files } = server;
    found.push(...(await detectFiles(detectors, paths, { files, runner: pool }, { isCancelled, report }, triedFile)));
  }
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  const hits = found.flatMap((file) => file.hits);
  const notices = new Set([
    ...faults.map(({ detector, message }) => `\`${detector}\`: ${message.replace(/\s+/g, " ").trim()}`),
    ...found.flatMap((file) => file.notices),
  ]);
  return {
    ...{ state: "done", cancelled: isCancelled() },
    hits: hits.slice(0, MOST_HITS),
    more: Math.max(0, hits.length - MOST_HITS),
    suppressed: found.reduce((sum, file) => sum + file.suppressed, 0),
    looked: found.filter(({ isRead }) => isRead).length,
    notices: [...notices].slice(0, MOST_NOTICES),
  };
}

/** The files of the workspace that the detectors look at, by the folder that their paths are relative to. */
async function filesByRoot(
  { projects, files, settings }: ServerContext,
  chosen: readonly Detector[],
  root: string,
  isCancelled: () => boolean,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const folders = [...new Set([projects.folderOf(`${root}/x`) ?? root, ...projects.folders])];
  const groups = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const folder of folders) {
    const leavesOut = readLeftOut(await settings.leftOut(uriOf(folder)));
    for await (const path of sourceFiles(files, folder, leavesOut)) {
      if (isCancelled()) return groups;
      if (seen.has(path)) continue;
      seen.add(path);
      const project = await projects.projectOf(path);
      const at = project.root ?? folder;
      if (isOursByPlace(project, path) || !isLookedAt({ root: at, all: chosen, chosen }, path)) continue;
      const group = groups.get(at) ?? [];
      groups.set(at, group);
      group.push(path);
    }
  }
  return groups;
}

/** What was found in one file, without its text. */
interface TriedFile {
  readonly path: string;
  readonly isRead: boolean;
  readonly hits: readonly PlainLocation[];
  readonly suppressed: number;
  readonly notices: readonly string[];
}

function triedFile({ path, text, findings, overruns, unread }: FileDetection): TriedFile {
  const uri = uriOf(path);
  const document = TextDocument.create(uri, "", 0, findings.length === 0 ? "" : text);
  const shown = findings.filter(({ suppression }) => suppression === undefined);
  return {
    path,
    isRead: !unread,
    hits: shown
      .map(({ range }) => ({ uri, range: rangeOf(document, range) }))
      .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character),
    suppressed: findings.length - shown.length,
    notices: [
      ...overruns.map((detector) => `${path}: \`${detector}\` took too long and was left out for this file.`),
      ...(unread ? [`${path}: it is too large, or takes too long to be read, and was not looked at.`] : []),
    ],
  };
}
