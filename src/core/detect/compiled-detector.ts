import { readAstPattern, type AstPattern } from "./ast-pattern";
import type { Detector, DetectorFault } from "./detector";
import { readGlobPattern, type GlobPattern } from "./glob-pattern";
import { readManifestPattern, type ManifestPattern } from "./manifest-pattern";
import { isFault, type PatternFault } from "./pattern-fault";
import { readRegexPattern, type RegexPattern } from "./regex-pattern";

/** A detector's pattern in the form that its engine runs. */
export type CompiledPattern =
  | ({ readonly engine: "regex" } & RegexPattern)
  | ({ readonly engine: "ast-grep" } & AstPattern)
  | ({ readonly engine: "glob" } & GlobPattern)
  | ({ readonly engine: "manifest" } & ManifestPattern);

/** A detector that can be run. */
export interface CompiledDetector {
  readonly detector: Detector;
  readonly pattern: CompiledPattern;
}

/** Reads the pattern of a detector. */
function compileDetector(detector: Detector): CompiledDetector | PatternFault {
  const pattern = compilePattern(detector);
  return isFault(pattern) ? pattern : { detector, pattern };
}

/** Detectors that can be run, and why the others cannot. */
export interface CompiledDetectors {
  readonly compiled: readonly CompiledDetector[];
  readonly faults: readonly DetectorFault[];
}

/** Reads the patterns of detectors. */
export function compileDetectors(detectors: readonly Detector[]): CompiledDetectors {
  const read = detectors.map((detector) => ({ detector, result: compileDetector(detector) }));
  return {
    compiled: read.flatMap(({ result }) => (isFault(result) ? [] : [result])),
    faults: read.flatMap(({ detector, result }) =>
      isFault(result) ? [{ detector: detector.key, message: `The pattern is refused: ${result.fault}.` }] : [],
    ),
  };
}

function compilePattern({ engine, pattern }: Detector): CompiledPattern | PatternFault {
  switch (engine) {
    case "regex":
      return tagged(engine, readRegexPattern(pattern));
    case "ast-grep":
      return tagged(engine, readAstPattern(pattern));
    case "glob":
      return tagged(engine, readGlobPattern(pattern));
    case "manifest":
      return tagged(engine, readManifestPattern(pattern));
  }
}

function tagged<Engine extends string, Pattern extends object>(
  engine: Engine,
  pattern: Pattern | PatternFault,
): (Pattern & { readonly engine: Engine }) | PatternFault {
  return isFault(pattern) ? pattern : { ...pattern, engine };
}
