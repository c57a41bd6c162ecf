import type { Rule } from "../rule";
import { detectorSamples } from "./detector-samples";
import { keyFactUnused, moduleFactConflict } from "./key-facts";
import { moduleBrief } from "./module-brief";
import { moduleCodeSyntax } from "./module-code-syntax";
import { moduleDates } from "./module-dates";
import { moduleDetectors } from "./module-detectors";
import { moduleGraph } from "./module-graph";
import { moduleLength } from "./module-length";
import { moduleNumber } from "./module-number";
import { modulePartUnused } from "./module-part-unused";
import { moduleSafety } from "./module-safety";
import { moduleSection } from "./module-section";
import { moduleShape } from "./module-shape";
import { moduleWording } from "./module-wording";

/** What is asked of an expertise module beside its schema and its references. */
export const EXPERTISE_RULES: readonly Rule[] = [
  moduleSection,
  moduleBrief,
  moduleLength,
  modulePartUnused,
  moduleNumber,
  moduleDates,
  moduleShape,
  moduleCodeSyntax,
  moduleWording,
  moduleSafety,
  moduleGraph,
  moduleDetectors,
  detectorSamples,
  moduleFactConflict,
  keyFactUnused,
];
