import { isPlainLocation, type PlainLocation } from "./plain-location";
import { record } from "./record";

/** Request: runs samples of a module's detectors. */
export const RUN_SAMPLES = "wazir/runSamples";
/** Request: looks for what detectors of a module find in the workspace's files. Progress is on `workDoneToken`. */
export const TRY_DETECTORS = "wazir/tryDetectors";

/** The module that is meant, or one of its detectors. */
export interface DetectorSubject {
  /** The absolute folder of its project, as `core` writes paths. */
  readonly root: string;
  readonly module: string;
  /** `D1`; all of them where it is undefined. */
  readonly detector?: string;
}

export interface RunSamplesParams extends Pick<DetectorSubject, "root" | "module"> {
  /** Ids of detectors that are run over hostile texts too, and keys of samples; everything where it is undefined. */
  readonly only?: readonly string[];
}

/** How a sample came out. */
export interface RanSample {
  /** `D1/positive/0`. */
  readonly key: string;
  /** `unrun` where nothing can be said: the pattern is refused, or takes too long on this text. */
  readonly outcome: "pass" | "fail" | "unrun";
  /** The lines of its text, from 1, in which the detector finds something. */
  readonly found: readonly number[];
  /** What is not as it should be; empty where it passes. */
  readonly message: string;
}

/** What is wrong with a detector by all of its samples. */
export interface DetectorProblem {
  readonly detector: string;
  readonly message: string;
}

export interface RunSamplesResult {
  /** `untrusted` where nothing may be run, `missing` where there is no such module or no file with samples. */
  readonly state: "done" | "cancelled" | "untrusted" | "missing";
  readonly samples: readonly RanSample[];
  readonly problems: readonly DetectorProblem[];
}

export interface TryDetectorsParams {
  readonly root: string;
  readonly module: string;
  readonly detectors: readonly string[];
  readonly workDoneToken?: string | number;
}

export interface TryDetectorsResult {
  readonly state: "done" | "untrusted" | "missing";
  readonly cancelled: boolean;
  /** By file and place, up to a limit. */
  readonly hits: readonly PlainLocation[];
  /** Hits beyond the limit. */
  readonly more: number;
  /** Hits that a comment says are meant. */
  readonly suppressed: number;
  /** Files that a detector looked at, or at whose being there. */
  readonly looked: number;
  /** Sentences for a person: what could not be run, and files that were too large. */
  readonly notices: readonly string[];
}

/** Whether an answer is one: what arrives from another process is not trusted to have a shape. */
export function isRunSamplesResult(value: unknown): value is RunSamplesResult {
  const { state, samples, problems } = record(value);
  return (
    typeof state === "string" &&
    ["done", "cancelled", "untrusted", "missing"].includes(state) &&
    Array.isArray(samples) &&
    samples.every(isRanSample) &&
    Array.isArray(problems) &&
    problems.every(isDetectorProblem)
  );
}

/** The same for what was found in the workspace. */
export function isTryDetectorsResult(value: unknown): value is TryDetectorsResult {
  const { state, cancelled, hits, more, suppressed, looked, notices } = record(value);
  return (
    typeof state === "string" &&
    ["done", "untrusted", "missing"].includes(state) &&
    typeof cancelled === "boolean" &&
    Array.isArray(hits) &&
    hits.every(isPlainLocation) &&
    [more, suppressed, looked].every((count) => typeof count === "number") &&
    Array.isArray(notices) &&
    notices.every((notice) => typeof notice === "string")
  );
}

function isRanSample(value: unknown): boolean {
  const { key, outcome, found, message } = record(value);
  return (
    typeof key === "string" &&
    typeof outcome === "string" &&
    ["pass", "fail", "unrun"].includes(outcome) &&
    Array.isArray(found) &&
    found.every((line) => typeof line === "number") &&
    typeof message === "string"
  );
}

function isDetectorProblem(value: unknown): boolean {
  const { detector, message } = record(value);
  return typeof detector === "string" && typeof message === "string";
}
