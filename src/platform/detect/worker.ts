import { parentPort, workerData } from "node:worker_threads";
import { compileDetector, type CompiledDetector } from "../../core/detect/compiled-detector";
import { detectInText, type DetectorFault, type Watch } from "../../core/detect/detect-in-text";
import type { Detector } from "../../core/detect/detector";
import { sourceLanguage } from "../../core/detect/languages";
import { isFault } from "../../core/detect/pattern-fault";
import { astGrep } from "./ast-grep";
import { PROGRESS, STEP, type FromWorker, type ToWorker, type WorkerStart } from "./messages";

/** The program of a worker: runs detectors over one text at a time, and says what it is doing, so that it can be ended. */
function serve(): void {
  const { grammars, progress } = workerData as WorkerStart;
  const engine = astGrep(grammars);
  const shared = new Int32Array(progress);
  let compiled: readonly CompiledDetector[] = [];
  let faults: readonly DetectorFault[] = [];
  let indexes: ReadonlyMap<string, number> = new Map();
  const say = (step: number, detector = 0): void => {
    Atomics.store(shared, PROGRESS.step, step);
    Atomics.store(shared, PROGRESS.detector, detector);
    Atomics.add(shared, PROGRESS.count, 1);
  };
  const watch: Watch = (step) => {
    if (typeof step === "string") say(step === "loading" ? STEP.loading : STEP.reading);
    else say(STEP.detecting, indexes.get(step.detector) ?? 0);
  };
  const take = (detectors: readonly Detector[]): void => {
    const read = detectors.map((detector) => ({ detector, result: compileDetector(detector) }));
    compiled = read.flatMap(({ result }) => (isFault(result) ? [] : [result]));
    faults = read.flatMap(({ detector, result }) =>
      isFault(result) ? [{ detector: detector.key, message: `The pattern is refused: ${result.fault}.` }] : [],
    );
    indexes = new Map(detectors.map(({ key }, index) => [key, index]));
  };
  parentPort?.on("message", (message: ToWorker) => {
    if (message.type === "detectors") {
      take(message.detectors);
      return;
    }
    const { path, text, language, only, skip } = message.job;
    const source = { path, text, language: language === undefined ? undefined : sourceLanguage(language) };
    const isWanted = (key: string): boolean => only?.includes(key) !== false && !skip.includes(key);
    const wanted = compiled.filter(({ detector }) => isWanted(detector.key));
    say(STEP.reading);
    void detectInText(source, wanted, engine, watch).then(({ hits, faults: own }) => {
      say(STEP.idle);
      parentPort?.postMessage({
        hits,
        faults: [...faults.filter(({ detector }) => isWanted(detector)), ...own],
      } satisfies FromWorker);
    });
  });
}

serve();
