import type { ReadDocument } from "../documents/read-document";
import { basename, dirname } from "../files/path";
import type { DirectoryEntry } from "../files/file-system";
import type { OffsetRange } from "../text/range";
import { counted } from "../text/counted";
import { compileDetector } from "./compiled-detector";
import type { Detector } from "./detector";
import type { Detection, DetectorRunner } from "./detector-runner";
import { isOfGlob, scopeOf } from "./detector-scope";
import { isGlobHit } from "./glob-pattern";
import { hostileTexts } from "./hostile-texts";
import { SOURCE_LANGUAGES, sourceLanguage } from "./languages";
import { isFault } from "./pattern-fault";
import { readSamples, type DetectorSamples, type Sample } from "./read-samples";

/** How many samples of each kind a detector has at least. */
const LEAST_SAMPLES = 2;

/** What is wrong with a detector or with its samples. */
export interface SampleProblem {
  /** `module#D1`. */
  readonly detector: string;
  readonly message: string;
  /** Where it shows: in the document of the samples, or at the detector in the module where this is undefined. */
  readonly range: OffsetRange | undefined;
}

/**
 * Runs the detectors of one module over its samples, and over hostile texts, and says what is not as it should be. `samples` is
 * the document beside the module, undefined where there is none. The runner is given these detectors.
 */
export async function checkSamples(
  detectors: readonly Detector[],
  samples: ReadDocument | undefined,
  runner: DetectorRunner,
): Promise<readonly SampleProblem[]> {
  runner.setDetectors(detectors);
  const written = samples === undefined ? [] : readSamples(samples, detectors);
  const problems = await Promise.all(
    detectors.map(async (detector) => {
      const own = written.find(({ id }) => detector.key.endsWith(`#${id}`));
      return [...definitionProblems(detector), ...(await ownProblems(detector, own, runner))];
    }),
  );
  const strangers = written.filter(({ id }) => !detectors.some(({ key }) => key.endsWith(`#${id}`)));
  return [...problems.flat(), ...strangers.map(({ id, range }) => strangerProblem(id, range, detectors))];
}

function strangerProblem(id: string, range: OffsetRange, detectors: readonly Detector[]): SampleProblem {
  const ids = detectors.map(({ key }) => `\`${key.slice(key.indexOf("#") + 1)}\``).join(", ");
  const hint = ids === "" ? "It has none." : `It has ${ids}.`;
  return { detector: id, message: `The module has no detector \`${id}\`. ${hint}`, range };
}

/** What can be said of a detector without running it. */
function definitionProblems(detector: Detector): readonly SampleProblem[] {
  const problem = (message: string): SampleProblem => ({ detector: detector.key, message, range: undefined });
  const compiled = compileDetector(detector);
  const unknown = (detector.languages ?? []).filter((id) => id !== "*" && sourceLanguage(id) === undefined);
  const unread =
    detector.engine === "ast-grep"
      ? (detector.languages ?? []).filter((id) => sourceLanguage(id)?.grammar === undefined && !unknown.includes(id))
      : [];
  const known = SOURCE_LANGUAGES.map(({ id }) => id).join(", ");
  return [
    ...(isFault(compiled) ? [problem(`The pattern is refused: ${compiled.fault}.`)] : []),
    ...unknown.map((id) => problem(`\`${id}\` is no language that is known; there are ${known}.`)),
    ...unread.map((id) =>
      problem(`There is no grammar for \`${id}\`, so ast-grep cannot look at it; use the engine \`regex\`.`),
    ),
    ...(detector.engine === "ast-grep" && detector.languages === undefined
      ? [problem("A detector with ast-grep names its languages.")]
      : []),
  ];
}

async function ownProblems(
  detector: Detector,
  own: DetectorSamples | undefined,
  runner: DetectorRunner,
): Promise<readonly SampleProblem[]> {
  const samples = own?.samples ?? [];
  if (isFault(compileDetector(detector))) return [];
  const judged = await Promise.all(samples.map((sample) => judge(detector, sample, runner)));
  const hostile = detector.engine === "glob" ? [] : await hostileProblems(detector, samples, runner);
  return [...countProblems(detector, own), ...judged.flat(), ...hostile];
}

function countProblems({ key }: Detector, own: DetectorSamples | undefined): readonly SampleProblem[] {
  return [true, false].flatMap((isPositive) => {
    const count = own?.samples.filter((sample) => sample.isPositive === isPositive).length ?? 0;
    if (count >= LEAST_SAMPLES) return [];
    const kind = `${isPositive ? "positive" : "negative"} sample`;
    const message = `\`${key}\` has ${counted(count, kind)}; a detector has at least ${LEAST_SAMPLES}.`;
    return [{ detector: key, message, range: own?.range }];
  });
}

async function judge(detector: Detector, sample: Sample, runner: DetectorRunner): Promise<readonly SampleProblem[]> {
  const problem = (message: string): readonly SampleProblem[] => [
    { detector: detector.key, message, range: sample.range },
  ];
  const { hits, faults, overruns, unread } = await detectionOf(detector, sample, runner);
  const [fault] = faults;
  if (fault !== undefined)
    return problem(`\`${detector.key}\` cannot be run on this sample: ${oneLine(fault.message)}`);
  if (overruns.length > 0 || unread) return problem(`\`${detector.key}\` takes too long on this sample.`);
  const found = hits.map(({ range }) => lineOf(sample.text, range.start));
  if (!sample.isPositive) {
    return found.length === 0
      ? []
      : problem(`\`${detector.key}\` is to find nothing here, and finds something in line ${found.join(", ")}.`);
  }
  if (found.length === 0) return problem(`\`${detector.key}\` is to find something here, and finds nothing.`);
  const { lines } = sample;
  const isAsSaid = lines === undefined || lines.join() === found.join();
  return isAsSaid
    ? []
    : problem(
        `\`${detector.key}\` is to find something in line ${lines.join(", ")}, and finds it in line ${found.join(", ")}.`,
      );
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
  samples: readonly Sample[],
  runner: DetectorRunner,
): Promise<readonly SampleProblem[]> {
  const [first] = samples;
  const language = first?.language ?? detector.languages?.[0];
  const path = first?.path ?? "sample.txt";
  const texts = hostileTexts(detector.engine, samples);
  const found = await Promise.all(texts.map((text) => runner.detect({ path, text, language }, [detector.key])));
  const slow = texts.find((_text, index) => found[index]?.overruns.includes(detector.key) === true);
  if (slow === undefined) return [];
  const message = `\`${detector.key}\` takes too long on a hostile text of ${slow.length} characters that begins \`${oneLine(slow).slice(0, 40)}\`.`;
  return [{ detector: detector.key, message, range: undefined }];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
