import type { TextDetection } from "../../core/detect/detect-in-text";
import type { Detector } from "../../core/detect/detector";
import type { TextToDetect } from "../../core/detect/detector-runner";

/** What a worker is started with. */
export interface WorkerStart {
  /** The folder of the grammars. */
  readonly grammars: string;
  /** Where the worker writes what it is doing: see `Progress`. */
  readonly progress: SharedArrayBuffer;
}

/** The places in the shared memory of a worker. */
export const PROGRESS = {
  /** Counts the steps; a number that stands still is a step that takes long. */
  count: 0,
  /** One of `STEP`. */
  step: 1,
  /** Of a detector: its index among those of the worker. */
  detector: 2,
} as const;

/** What a worker is doing. */
export const STEP = { idle: 0, loading: 1, reading: 2, detecting: 3 } as const;

/** A text to look at, as a worker is given it. */
export interface DetectJob extends TextToDetect {
  /** Keys of the detectors that are run; all where it is undefined. */
  readonly only: readonly string[] | undefined;
  /** Keys of detectors that are not run: those that took too long before. */
  readonly skip: readonly string[];
}

/** What a worker is told. */
export type ToWorker =
  | { readonly type: "detectors"; readonly detectors: readonly Detector[] }
  | { readonly type: "job"; readonly job: DetectJob };

/** What a worker answers to a job. */
export type FromWorker = TextDetection;
