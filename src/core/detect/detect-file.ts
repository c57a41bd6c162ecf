import type { FileSystem } from "../files/file-system";
import { relativeTo } from "../files/path";
import type { Confidence, Detector, DetectorFault, Hit } from "./detector";
import type { DetectorRunner } from "./detector-runner";
import { isOfGlob, scopeOf } from "./detector-scope";
import { isGlobHit } from "./glob-pattern";
import { judgeSource, type JudgedSource } from "./judge-source";
import { languageOfFile, type SourceLanguage } from "./languages";
import { isFault } from "./pattern-fault";

/** A longer text was not written by hand, and would take long to read. */
const MAX_SOURCE_LENGTH = 512 * 1024;

/** The detectors of a project, to be run over its files. */
export interface ProjectDetectors {
  /** The folder that paths are relative to. */
  readonly root: string;
  /** Every detector that there is. */
  readonly all: readonly Detector[];
  /** Those that are run. */
  readonly chosen: readonly Detector[];
}

/** What was found in one file. */
export interface FileDetection extends JudgedSource {
  readonly path: string;
  readonly text: string;
  readonly faults: readonly DetectorFault[];
  /** The keys of detectors that took too long. */
  readonly overruns: readonly string[];
  /** Whether the file was too large or took too long to be read. */
  readonly unread: boolean;
}

const CONFIDENCES: readonly Confidence[] = ["low", "medium", "high"];

/** Whether a confidence is at least another one. */
export function isAtLeast(confidence: Confidence, lowest: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(lowest);
}

/** Whether a file needs to be read: a detector looks into it, or at its being there. */
export function isLookedAt({ root, chosen }: ProjectDetectors, path: string): boolean {
  const below = relativeTo(root, path) ?? path;
  const language = languageOfFile(path);
  return chosen.map(scopeOf).some((scope) => scope.looksInto(below, language) || isOfGlob(scope, below));
}

/** Runs the detectors of a project, which the runner was given, over the text of one of its files. */
export async function detectFile(
  project: ProjectDetectors,
  {
    path,
    text,
    language = languageOfFile(path),
  }: { path: string; text: string; language?: SourceLanguage | undefined },
  files: Pick<FileSystem, "list">,
  runner: DetectorRunner,
): Promise<FileDetection> {
  const { root, chosen, all } = project;
  if (text.length > MAX_SOURCE_LENGTH) {
    return { path, text, findings: [], idle: [], faults: [], overruns: [], unread: true };
  }
  const below = relativeTo(root, path) ?? path;
  const looking = chosen.filter((one) => scopeOf(one).looksInto(below, language)).map(({ key }) => key);
  const none = { hits: [], faults: [], overruns: [], unread: false };
  const found =
    looking.length === 0 ? none : await runner.detect({ path: below, text, language: language?.id }, looking);
  const hits = [...(await globHits(project, files, below)), ...found.hits];
  const { faults, overruns, unread } = found;
  return { path, text, ...judgeSource(text, hits, chosen, all), faults, overruns, unread };
}

async function globHits(
  { root, chosen }: ProjectDetectors,
  files: Pick<FileSystem, "list">,
  path: string,
): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (const scope of chosen.map(scopeOf)) {
    if (scope.glob === undefined || isFault(scope.glob) || !isOfGlob(scope, path)) continue;
    const isHit = await isGlobHit(scope.glob, files, root, path);
    if (isHit) hits.push({ detector: scope.detector.key, range: { start: 0, end: 0 } });
  }
  return hits;
}
