import type { OffsetRange } from "../text/range";

/** How sure a hit is: `high` may show in an editor, `medium` when asked for, `low` is for reviews. */
export type Confidence = "high" | "medium" | "low";

export type DetectorEngine = "regex" | "ast-grep" | "glob" | "manifest";

/** A detector of a module, ready to be run and to be told of. Plain data: it goes to a worker. */
export interface Detector {
  /** `module#D1`. */
  readonly key: string;
  readonly module: string;
  /** The id of the rule that it watches, and what the rule says. */
  readonly rule: string;
  readonly ruleText: string;
  readonly level: string;
  readonly engine: DetectorEngine;
  /** Undefined where it looks at files of any language. */
  readonly languages: readonly string[] | undefined;
  /** In the form of the engine. */
  readonly pattern: unknown;
  readonly message: string;
  readonly confidence: Confidence;
  /** Patterns of paths, relative to the project, that it does not look at. */
  readonly exclude: readonly string[];
  /** How much harm it does to break the module's rules. */
  readonly severity: string;
  readonly origin: "bundled" | "workspace";
}

/** A place where a detector sees a breach. */
export interface Hit {
  /** The detector's key. */
  readonly detector: string;
  readonly range: OffsetRange;
}

/** How a rule is named in comments and reports: `module#R2`. */
export function ruleName({ module, rule }: Pick<Detector, "module" | "rule">): string {
  return `${module}#${rule}`;
}

/** A detector that could not be run, and why. */
export interface DetectorFault {
  readonly detector: string;
  readonly message: string;
}
