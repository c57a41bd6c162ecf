import type { Detector, DetectorFault, Hit } from "./detector";

/** A text to look at. */
export interface TextToDetect {
  /** Relative to its project, or a bare name. */
  readonly path: string;
  readonly text: string;
  /** The id of its language; undefined where it is not known. */
  readonly language: string | undefined;
}

/** What detectors found in one text. */
export interface Detection {
  readonly hits: readonly Hit[];
  readonly faults: readonly DetectorFault[];
  /** Detectors that took too long on this text, and were ended. */
  readonly overruns: readonly string[];
  /** Whether the text could not be read in time, so that only a part of the detectors was run, or none. */
  readonly unread: boolean;
}

/** Runs detectors over texts, each within a limit of time: `platform` does so in threads that can be ended. */
export interface DetectorRunner {
  /** Which detectors are run from now on. */
  setDetectors(detectors: readonly Detector[]): void;
  /** Runs them over a text, or those with these keys only. Never rejects for what a detector or a text holds. */
  detect(source: TextToDetect, only?: readonly string[]): Promise<Detection>;
}
