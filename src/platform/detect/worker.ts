import { parentPort, workerData } from "node:worker_threads";
import { compileDetectors } from "../../core/detect/compiled-detector";
import { detectInText, type Watch } from "../../core/detect/detect-in-text";
import type { Detector } from "../../core/detect/detector";
import { sourceLanguage } from "../../core/detect/languages";
import { astGrep } from "./ast-grep";
import { PROGRESS, STEP, type FromWorker, type ToWorker, type WorkerStart } from "./messages";

/** The program of a worker: runs detectors over one text at a time, and says what it is doing, so that it can be ended. */
function serve(): void {
  const { grammars, progress } = workerData as WorkerStart;
  const engine = astGrep(grammars);
  const shared = new Int32Array(progress);
  let { compiled, faults } = compileDetectors([]);
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
    ({ compiled, faults } = compileDetectors(detectors));
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
