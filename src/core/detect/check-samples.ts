import type { ReadDocument } from "../documents/read-document";
import { basename, dirname } from "../files/path";
import type { DirectoryEntry } from "../files/file-system";
import type { OffsetRange } from "../text/range";
import type { Detector } from "./detector";
import type { Detection, DetectorRunner } from "./detector-runner";
import { refusedPatterns } from "./detector-faults";
import { isOfGlob, scopeOf } from "./detector-scope";
import { isGlobHit } from "./glob-pattern";
import { hostileTexts } from "./hostile-texts";
import { isFault } from "./pattern-fault";
import { readSamples, type DetectorSamples, type Sample } from "./read-samples";

/** What is wrong with the samples of a module's detectors, or with a detector by them. */
export interface SampleProblem {
  readonly message: string;
  /** The id of the detector, `D1`. */
  readonly detector: string;
  /** The sample by its key; undefined for what is wrong with all of a detector's. */
  readonly sample?: string;
  /** In the document of the samples. */
  readonly range: OffsetRange;
}

/** How one sample came out. */
export interface SampleResult {
  readonly sample: Sample;
  /** `unrun` where nothing can be said: the pattern is refused, or takes too long on this text. */
  readonly outcome: "pass" | "fail" | "unrun";
  /** The lines of the text, from 1, in which the detector finds something. */
  readonly found: readonly number[];
  /** What is not as it should be; empty where it passes. */
  readonly message: string;
}

/** How the samples of a module's detectors came out. */
export interface SamplesCheck {
  /** Of each sample that was run, in the order of the document. */
  readonly results: readonly SampleResult[];
  /** All that is wrong, hostile texts and samples of no detector included; of a pattern that is refused its module tells. */
  readonly problems: readonly SampleProblem[];
}

/** Which part of a check is wanted. */
export interface SamplesWish {
  /** Ids of detectors, `D1`, whose hostile texts are wanted too, and keys of single samples; everything where it is undefined. */
  readonly only?: ReadonlySet<string>;
  /** What is not begun when this says so is left out. */
  readonly isCancelled?: () => boolean;
}

/**
 * Runs the detectors of one module over their samples, and over hostile texts, and says how each came out. `samples` is
 * the document beside the module. The runner is given these detectors. How many samples there have to be, the schema says.
 */
export async function checkSamples(
  detectors: readonly Detector[],
  samples: ReadDocument,
  runner: DetectorRunner,
  { only, isCancelled = () => false }: SamplesWish = {},
): Promise<SamplesCheck> {
  const refused = new Map((await refusedPatterns(detectors, runner)).map((fault) => [fault.detector, fault.message]));
  const written = readSamples(samples, detectors);
  const results: SampleResult[] = [];
  const problems: SampleProblem[] = [];
  for (const own of written) {
    const detector = detectors.find(({ key }) => key.endsWith(`#${own.id}`));
    if (detector === undefined) {
      if (only === undefined) problems.push(strangerProblem(own.id, own.range, detectors));
      continue;
    }
    const fault = refused.get(detector.key);
    const isWhole = only?.has(own.id) ?? true;
    for (const sample of own.samples) {
      if (isCancelled()) return { results, problems };
      if (!isWhole && only?.has(sample.key) !== true) continue;
      const result =
        fault === undefined
          ? await judge(detector, sample, runner)
          : unrun(sample, `\`${detector.key}\` cannot be run: ${oneLine(fault)}`);
      results.push(result);
      if (result.message !== "" && fault === undefined)
        problems.push({ ...{ message: result.message, detector: own.id, sample: sample.key }, range: sample.range });
    }
    if (isWhole && fault === undefined && detector.engine !== "glob")
      problems.push(...(await hostileProblems(detector, own, runner, isCancelled)));
  }
  return { results, problems };
}

function strangerProblem(id: string, range: OffsetRange, detectors: readonly Detector[]): SampleProblem {
  const ids = detectors.map(({ key }) => `\`${key.slice(key.indexOf("#") + 1)}\``).join(", ");
  const hint = ids === "" ? "It has none." : `It has ${ids}.`;
  return { message: `The module has no detector \`${id}\`. ${hint}`, detector: id, range };
}

async function judge(detector: Detector, sample: Sample, runner: DetectorRunner): Promise<SampleResult> {
  const { hits, faults, overruns, unread } = await detectionOf(detector, sample, runner);
  const [fault] = faults;
  if (fault !== undefined)
    return unrun(sample, `\`${detector.key}\` cannot be run on this sample: ${oneLine(fault.message)}`);
  if (overruns.length > 0 || unread) return unrun(sample, `\`${detector.key}\` takes too long on this sample.`);
  const found = hits.map(({ range }) => lineOf(sample.text, range.start));
  const message = disagreement(detector, sample, found);
  return { sample, outcome: message === "" ? "pass" : "fail", found, message };
}

function unrun(sample: Sample, message: string): SampleResult {
  return { sample, outcome: "unrun", found: [], message };
}

function disagreement({ key }: Detector, { isPositive, lines }: Sample, found: readonly number[]): string {
  if (!isPositive) {
    return found.length === 0
      ? ""
      : `\`${key}\` is to find nothing here, and finds something in line ${found.join(", ")}.`;
  }
  if (found.length === 0) return `\`${key}\` is to find something here, and finds nothing.`;
  if (lines === undefined || lines.join() === found.join()) return "";
  return `\`${key}\` is to find something in line ${lines.join(", ")}, and finds it in line ${found.join(", ")}.`;
}

async function detectionOf(detector: Detector, sample: Sample, runner: DetectorRunner): Promise<Detection> {
  const { path, text, language, files } = sample;
  if (detector.engine !== "glob") return runner.detect({ path, text, language }, [detector.key]);
  const scope = scopeOf(detector);
  const isHit =
    scope.glob !== undefined &&
    !isFault(scope.glob) &&
    isOfGlob(scope, path) &&
    (await isGlobHit(scope.glob, filesOf([path, ...files]), "/", path));
  const hits = isHit ? [{ detector: detector.key, range: { start: 0, end: 0 } }] : [];
  return { hits, faults: [], overruns: [], unread: false };
}

/** The folders of a project of which only the paths are known. */
function filesOf(paths: readonly string[]): { list(folder: string): Promise<readonly DirectoryEntry[]> } {
  const entries = paths.map((path) => ({ folder: dirname(`/${path}`), name: basename(path), kind: "file" as const }));
  return { list: (folder) => Promise.resolve(entries.filter((entry) => entry.folder === folder)) };
}

async function hostileProblems(
  detector: Detector,
  { id, samples, range }: DetectorSamples,
  runner: DetectorRunner,
  isCancelled: () => boolean,
): Promise<readonly SampleProblem[]> {
  const [first] = samples;
  const language = first?.language ?? detector.languages?.[0];
  const path = first?.path ?? "sample.txt";
  for (const text of hostileTexts(detector.engine, samples)) {
    if (isCancelled()) return [];
    const { overruns } = await runner.detect({ path, text, language }, [detector.key]);
    if (!overruns.includes(detector.key)) continue;
    const message = `\`${detector.key}\` takes too long on a hostile text of ${text.length} characters that begins \`${oneLine(text).slice(0, 40)}\`.`;
    return [{ message, detector: id, range }];
  }
  return [];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
