import type { Detection, DetectorRunner, TextToDetect } from "../../core/detect/detector-runner";
import { createDetectWorker, type DetectProgram, type DetectWorker } from "./detect-worker";

/** Runs detectors in threads of their own: a pattern that takes too long holds nobody up. */
export interface DetectPool extends DetectorRunner {
  /** Ends the threads. What still runs is not answered. */
  dispose(): Promise<void>;
}

/**
 * A pool of workers. Each has one text at a time; further texts wait in line. Once it is cancelled a worker ends what it is
 * about, and what waits, or comes then, is answered as not looked at.
 */
export function createDetectPool(program: DetectProgram, size: number, isCancelled = (): boolean => false): DetectPool {
  const idle = Array.from({ length: size }, () => createDetectWorker(program));
  const all = [...idle];
  const waiting: ((worker: DetectWorker) => void)[] = [];
  const take = (): Promise<DetectWorker> => {
    const worker = idle.pop();
    return worker === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(worker);
  };
  const giveBack = (worker: DetectWorker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    setDetectors: (detectors) => all.forEach((worker) => worker.setDetectors(detectors)),
    async detect(source, only) {
      const worker = await take();
      try {
        return await detectWith(worker, source, only, isCancelled);
      } finally {
        giveBack(worker);
      }
    },
    dispose: async () => {
      await Promise.all(all.map((worker) => worker.dispose()));
    },
  };
}

/**
 * Runs a text until nothing takes too long, or it is cancelled. A detector gets a second chance, since a busy machine may
 * have made it slow; after that it is left out for this text.
 */
async function detectWith(
  worker: DetectWorker,
  source: TextToDetect,
  only: readonly string[] | undefined,
  isCancelled: () => boolean,
): Promise<Detection> {
  const overruns: string[] = [];
  const slow = new Set<string | undefined>();
  while (!isCancelled()) {
    const outcome = await worker.run({ ...source, only, skip: overruns });
    if (outcome.ok) return { ...outcome.found, overruns, unread: false };
    const { detector } = outcome;
    if (!slow.has(detector)) slow.add(detector);
    else if (detector === undefined) break;
    else overruns.push(detector);
  }
  return { hits: [], faults: [], overruns, unread: true };
}
