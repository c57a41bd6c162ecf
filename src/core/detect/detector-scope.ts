import type { PathMatcher } from "../files/glob";
import { basename } from "../files/path";
import type { Detector } from "./detector";
import { readGlobPattern, type GlobPattern } from "./glob-pattern";
import { isFor, type SourceLanguage } from "./languages";
import { manifestFilesOf } from "./manifest-files";
import { excludes } from "./path-patterns";
import { isFault, type PatternFault } from "./pattern-fault";

/** Which files a detector is for: all that is to be known of it outside of the thread that runs it. */
export interface DetectorScope {
  readonly detector: Detector;
  /** Whether it looks into a file, by its path relative to the project; one of the engine `glob` looks into none. */
  looksInto(path: string, language: SourceLanguage | undefined): boolean;
  /** Of the engine `glob`: its pattern, or why that is none. */
  readonly glob: GlobPattern | PatternFault | undefined;
  /** Whether it leaves a file out, by its path relative to the project. */
  readonly excludes: PathMatcher;
}

const scopes = new WeakMap<Detector, DetectorScope>();

/** The scope of a detector, read once. */
export function scopeOf(detector: Detector): DetectorScope {
  const scope = scopes.get(detector) ?? readScope(detector);
  scopes.set(detector, scope);
  return scope;
}

function readScope(detector: Detector): DetectorScope {
  const isExcluded = excludes(detector.exclude);
  const looks = looksInto(detector);
  return {
    detector,
    looksInto: (path, language) => looks(path, language) && !isExcluded(path),
    glob: detector.engine === "glob" ? readGlobPattern(detector.pattern) : undefined,
    excludes: isExcluded,
  };
}

function looksInto({ engine, languages, pattern }: Detector): DetectorScope["looksInto"] {
  if (engine === "glob") return () => false;
  if (engine === "manifest") {
    const files = manifestFilesOf(pattern);
    return (path) => files.includes(basename(path));
  }
  return (_path, language) => {
    if (engine === "ast-grep" && language?.grammar === undefined) return false;
    return language === undefined ? languages === undefined : isFor(languages, language);
  };
}

/** Whether a file at this path may be a hit because it is there. */
export function isOfGlob({ glob, excludes: isExcluded }: DetectorScope, path: string): boolean {
  return glob !== undefined && !isFault(glob) && !isExcluded(path) && glob.present(path);
}
