import type { Confidence } from "../../core/detect/detector";
import { recordOf } from "../../core/library/item";
import type { DetectionSeverity } from "../../service/features/detections";
import type { Settings } from "../settings";

/** What the settings say of detectors for a document. */
export interface DetectorSettings {
  /** How sure a detector is at least; undefined where none is shown. */
  readonly lowest: Confidence | undefined;
  readonly severity: DetectionSeverity;
}

/** The settings for a document; what is not set, or set wrong, has its default. */
export async function detectorSettings(settings: Settings, uri: string): Promise<DetectorSettings> {
  const { show, severity } = recordOf((await settings.of(uri)).detectors);
  return {
    lowest: show === "off" ? undefined : show === "medium" ? "medium" : "high",
    severity: severity === "information" ? "information" : "hint",
  };
}
