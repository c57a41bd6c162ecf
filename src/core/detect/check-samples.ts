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
  /** In the document of the samples. */
  readonly range: OffsetRange;
}

/**
 * Runs the detectors of one module over their samples, and over hostile texts, and says what is not as it should be. `samples` is
 * the document beside the module. The runner is given these detectors; of one whose pattern it
 * refuses nothing is told here. How many samples there have to be, the schema says.
 */
export async function checkSamples(
  detectors: readonly Detector[],
  samples: ReadDocument,
  runner: DetectorRunner,
): Promise<readonly SampleProblem[]> {
  const refused = new Set((await refusedPatterns(detectors, runner)).map(({ detector }) => detector));
  const written = readSamples(samples, detectors);
  const problems = await Promise.all(
    detectors.map(async (detector) => {
      const own = written.find(({ id }) => detector.key.endsWith(`#${id}`));
      return own === undefined || refused.has(detector.key) ? [] : ownProblems(detector, own, runner);
    }),
  );
  const strangers = written.filter(({ id }) => !detectors.some(({ key }) => key.endsWith(`#${id}`)));
  return [...problems.flat(), ...strangers.map(({ id, range }) => strangerProblem(id, range, detectors))];
}

function strangerProblem(id: string, range: OffsetRange, detectors: readonly Detector[]): SampleProblem {
  const ids = detectors.map(({ key }) => `\`${key.slice(key.indexOf("#") + 1)}\``).join(", ");
  const hint = ids === "" ? "It has none." : `It has ${ids}.`;
  return { message: `The module has no detector \`${id}\`. ${hint}`, range };
}

async function ownProblems(
  detector: Detector,
  own: DetectorSamples,
  runner: DetectorRunner,
): Promise<readonly SampleProblem[]> {
  const judged = await Promise.all(own.samples.map((sample) => judge(detector, sample, runner)));
  const hostile = detector.engine === "glob" ? [] : await hostileProblems(detector, own, runner);
  return [...judged.flat(), ...hostile];
}

async function judge(detector: Detector, sample: Sample, runner: DetectorRunner): Promise<readonly SampleProblem[]> {
  const problem = (message: string): readonly SampleProblem[] => [{ message, range: sample.range }];
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
  { samples, range }: DetectorSamples,
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
  return [{ message, range }];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
