import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { isAtLeast, isLookedAt, type FileDetection } from "../../core/detect/detect-file";
import { detectFiles } from "../../core/detect/detect-files";
import type { Confidence } from "../../core/detect/detector";
import { detectorsOf } from "../../core/detect/read-detectors";
import { sourceFiles } from "../../core/detect/source-files";
import { isOursByPlace } from "../../core/library/document-kind";
import type { Project } from "../../core/library/project";
import { createDetectPool, type DetectPool } from "../../platform/detect/detect-pool";
import { detectProgram } from "../../platform/detect/detect-worker";
import { loadBundled } from "../../platform/load-bundled";
import { fromNative } from "../../platform/native-path";
import { nodeFiles } from "../../platform/node-files";
import { endWithReader } from "../answer";
import { outputColours } from "../colours";
import { EXIT } from "../exit-codes";
import { projectFinder, type ProjectOf } from "../project-of";
import { reportOf, type DetectReport } from "./report";
import { asJson, asText } from "./print-report";
import { asSarif } from "./sarif";
import { terminalProgress } from "./terminal-progress";

/** What `wazir detect` may be told. */
export interface DetectOptions {
  readonly confidence: Confidence;
  /** Ids of modules; all where there is none. */
  readonly module: readonly string[];
  readonly bundled?: boolean;
  readonly json?: boolean;
  readonly sarif?: boolean;
}

/** Threads that look at files: more do not help, as each has to load the grammars. */
const MOST_THREADS = 4;

/** `wazir detect [path…]`: what the detectors see in source files. Answers the exit code. */
export async function detect(words: readonly string[], options: DetectOptions): Promise<number> {
  const cwd = fromNative(process.cwd());
  const bundled = await loadBundled(__dirname);
  const unknown = await refusalOf(words, options, projectFinder(bundled, cwd), cwd);
  if (unknown !== undefined) {
    process.stderr.write(`${unknown}\n`);
    return EXIT.usage;
  }
  const stop = new AbortController();
  const interrupted = (): void => stop.abort();
  process.once("SIGINT", interrupted);
  const threads = Math.min(MOST_THREADS, availableParallelism());
  const pool = createDetectPool(detectProgram(__dirname), threads, () => stop.signal.aborted);
  try {
    const named = (words.length === 0 ? [cwd] : words).map((path) => fromNative(resolve(path)));
    const found = await detectAll(named, options, projectFinder(bundled, cwd), cwd, pool, stop.signal);
    const report = reportOf(found, { cwd, cancelled: stop.signal.aborted });
    print(report, options);
    return report.cancelled || report.findings.length > 0 ? EXIT.findings : EXIT.ok;
  } finally {
    process.off("SIGINT", interrupted);
    await pool.dispose();
  }
}

function print(report: DetectReport, { json, sarif }: DetectOptions): void {
  endWithReader();
  if (json === true) process.stdout.write(asJson(report));
  else if (sarif === true) process.stdout.write(asSarif(report));
  else process.stdout.write(asText(report, outputColours()));
  if (json === true || sarif === true) return;
  for (const notice of report.notices) process.stderr.write(`${notice}\n`);
}

/** Why what was asked for cannot be done, or undefined. */
async function refusalOf(
  words: readonly string[],
  { module }: DetectOptions,
  projectOf: ProjectOf,
  cwd: string,
): Promise<string | undefined> {
  for (const word of words) {
    if ((await nodeFiles.kindOf(fromNative(resolve(word)))) === "missing") return `There is no file or folder ${word}.`;
  }
  const { library } = await projectOf(`${cwd}/x`);
  const unknown = module.find((id) => library.get("module", id) === undefined);
  return unknown === undefined ? undefined : `There is no module ${unknown}.`;
}

/** Looks at every file that a detector may see something in, project by project, until it is stopped. */
async function detectAll(
  named: readonly string[],
  options: DetectOptions,
  projectOf: ProjectOf,
  cwd: string,
  pool: DetectPool,
  signal: AbortSignal,
): Promise<readonly FileDetection[]> {
  const progress = terminalProgress(process.stderr);
  const groups = await filesByProject(named, projectOf, signal);
  const files: FileDetection[] = [];
  for (const [project, paths] of groups) {
    const all = detectorsOf(project.library, options.bundled !== true);
    const isChosen = ({ confidence, module }: (typeof all)[number]): boolean =>
      isAtLeast(confidence, options.confidence) && (options.module.length === 0 || options.module.includes(module));
    const detectors = { root: project.root ?? cwd, all, chosen: all.filter(isChosen) };
    pool.setDetectors(detectors.chosen);
    const looked = paths.filter((path) => !isOursByPlace(project, path) && isLookedAt(detectors, path));
    const watch = {
      isCancelled: () => signal.aborted,
      report: (index: number) => progress.report(index, looked.length),
    };
    files.push(...(await detectFiles(detectors, looked, { files: nodeFiles, runner: pool }, watch, (found) => found)));
  }
  progress.end();
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files that the paths name, each once, by the project that they belong to. */
async function filesByProject(
  named: readonly string[],
  projectOf: ProjectOf,
  signal: AbortSignal,
): Promise<ReadonlyMap<Project, readonly string[]>> {
  const groups = new Map<Project, string[]>();
  const seen = new Set<string>();
  const add = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const project = await projectOf(path);
    const paths = groups.get(project) ?? [];
    groups.set(project, paths);
    paths.push(path);
  };
  for (const path of named) {
    if ((await nodeFiles.kindOf(path)) !== "directory") await add(path);
    else for await (const file of sourceFiles(nodeFiles, path)) if (!signal.aborted) await add(file);
  }
  return groups;
}
