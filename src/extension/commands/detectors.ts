import type { DetectorActName } from "../detectors/detector-views";
import type { Command } from "./command";

/** A command on detectors; its program is read when the first of them is called. */
function onDetectors(name: DetectorActName): Command {
  return async ({ detectors }, argument) => (await detectors()).act(name, argument);
}

/** The commands on detectors, by their ids. */
export const DETECTOR_COMMANDS: Readonly<Record<string, Command>> = {
  "wazir.runDetectorSamples": onDetectors("runSamples"),
  "wazir.tryDetector": onDetectors("try"),
};
