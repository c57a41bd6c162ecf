import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Detector } from "../../core/detect/detector";
import { PROGRESS, STEP, type DetectJob, type FromWorker, type ToWorker, type WorkerStart } from "./messages";

/** Where the build put what a worker needs. */
export interface DetectProgram {
  /** The worker's program: `dist/detect-worker.js`. */
  readonly module: string;
  /** The folder of the grammars: `dist/grammars`. */
  readonly grammars: string;
}

/** What the build put into its folder. */
export function detectProgram(dist: string): DetectProgram {
  return { module: join(dist, "detect-worker.js"), grammars: join(dist, "grammars") };
}

/**
 * Milliseconds that one step may take, of this process's own time: on a busy machine a quick detector waits for its turn.
 * A detector has to be quick; loading a grammar is done once.
 */
const LIMITS = { regex: 50, "ast-grep": 1000, manifest: 1000, reading: 2000, loading: 20_000 } as const;

/** A step is ended after so many times its limit by the clock, however little time the machine gave to this process. */
const PATIENCE = 10;

/** How often a working worker is looked at, in milliseconds. */
const LOOK = 5;

/** Memory of one worker, in megabytes: a text and its tree need little. */
const MEMORY = 512;

/** How a job ended: with what was found, or with a step that took too long. */
export type JobOutcome =
  | { readonly ok: true; readonly found: FromWorker }
  /** `detector` is undefined where the text itself could not be read in time. */
  | { readonly ok: false; readonly detector: string | undefined; readonly reason: "overrun" | "crash" };

/** A worker that is ended where a step takes too long, and started anew for the next job. */
export interface DetectWorker {
  /** Which detectors the jobs that follow are for. */
  setDetectors(detectors: readonly Detector[]): void;
  /** Runs one job; the next one may be given when it has ended. */
  run(job: DetectJob): Promise<JobOutcome>;
  dispose(): Promise<void>;
}

/** A worker of the program; its thread is started with the first job. */
export function createDetectWorker({ module, grammars }: DetectProgram): DetectWorker {
  const shared = new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT);
  const progress = new Int32Array(shared);
  let detectors: readonly Detector[] = [];
  let thread: Worker | undefined;

  const send = (to: Worker, message: ToWorker): void => to.postMessage(message);
  const started = (): Worker => {
    if (thread !== undefined) return thread;
    const data: WorkerStart = { grammars, progress: shared };
    const made = new Worker(module, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    // Without a job it keeps no program from ending.
    made.unref();
    thread = made;
    send(made, { type: "detectors", detectors });
    return made;
  };
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  return {
    setDetectors(next) {
      detectors = next;
      if (thread !== undefined) send(thread, { type: "detectors", detectors });
    },
    async run(job) {
      const worker = started();
      Atomics.store(progress, PROGRESS.step, STEP.loading);
      const outcome = await raced(worker, progress, () => send(worker, { type: "job", job }), detectors);
      if (!outcome.ok) await end();
      return outcome;
    },
    dispose: end,
  };
}

/** Waits for the answer to a job, or for a step that takes longer than it may. */
function raced(
  worker: Worker,
  progress: Int32Array,
  begin: () => void,
  detectors: readonly Detector[],
): Promise<JobOutcome> {
  return new Promise((resolve) => {
    let count = Atomics.load(progress, PROGRESS.count);
    let since = timeNow();
    const settle = (outcome: JobOutcome): void => {
      clearInterval(timer);
      worker.off("message", answered).off("error", crashed).off("exit", crashed);
      worker.unref();
      resolve(outcome);
    };
    const running = (): Detector | undefined =>
      Atomics.load(progress, PROGRESS.step) === STEP.detecting
        ? detectors[Atomics.load(progress, PROGRESS.detector)]
        : undefined;
    const answered = (found: FromWorker): void => settle({ ok: true, found });
    const crashed = (): void => settle({ ok: false, detector: running()?.key, reason: "crash" });
    const look = (): void => {
      const now = Atomics.load(progress, PROGRESS.count);
      const step = Atomics.load(progress, PROGRESS.step);
      if (now !== count || step === STEP.idle) {
        count = now;
        since = timeNow();
      } else if (isOver(since, limitOf(step, running()))) {
        settle({ ok: false, detector: running()?.key, reason: "overrun" });
      }
    };
    const timer = setInterval(look, LOOK);
    worker.ref();
    worker.on("message", answered).on("error", crashed).on("exit", crashed);
    begin();
  });
}

interface Time {
  readonly clock: number;
  /** Of all threads of this process: never less than what a worker had. */
  readonly used: number;
}

function timeNow(): Time {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now(), used: (user + system) / 1000 };
}

function isOver(since: Time, limit: number): boolean {
  const now = timeNow();
  const elapsed = now.clock - since.clock;
  return elapsed > PATIENCE * limit || (elapsed > limit && now.used - since.used > limit);
}

function limitOf(step: number, detector: Detector | undefined): number {
  if (detector !== undefined && detector.engine !== "glob") return LIMITS[detector.engine];
  return step === STEP.reading ? LIMITS.reading : LIMITS.loading;
}
