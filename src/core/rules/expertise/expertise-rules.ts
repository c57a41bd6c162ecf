import type { Rule } from "../rule";
import { moduleBrief } from "./module-brief";
import { moduleDates } from "./module-dates";
import { moduleLength } from "./module-length";
import { moduleNumber } from "./module-number";
import { modulePartUnused } from "./module-part-unused";
import { moduleSection } from "./module-section";

/** What is asked of an expertise module beside its schema and its references. */
export const EXPERTISE_RULES: readonly Rule[] = [
  moduleSection,
  moduleBrief,
  moduleLength,
  modulePartUnused,
  moduleNumber,
  moduleDates,
];
