import { fileURLToPath } from "node:url";
import type { Detector } from "../../../src/core/detect/detector";
import type { DetectProgram } from "../../../src/platform/detect/detect-worker";

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));

/** The built program of workers. */
export const PROGRAM: DetectProgram = { module: `${dist}/detect-worker.js`, grammars: `${dist}/grammars` };

/** A detector of a module `area/subject`, with what a test does not say filled in. */
export function detector(given: Partial<Detector> & Pick<Detector, "engine" | "pattern">, id = "D1"): Detector {
  return {
    key: `area/subject#${id}`,
    module: "area/subject",
    rule: "R1",
    ruleText: "Do it well.",
    level: "must",
    languages: undefined,
    message: "It is not done well.",
    confidence: "high",
    exclude: [],
    severity: "high",
    origin: "bundled",
    ...given,
  };
}
