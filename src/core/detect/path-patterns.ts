import { readGlob, type PathMatcher } from "../files/glob";
import { isFault, type PatternFault } from "./pattern-fault";

/** Reads one pattern of paths or a list of them: a path fits where one of them does. */
export function readPathPatterns(value: unknown): PathMatcher | PatternFault {
  const written: readonly unknown[] = Array.isArray(value) ? value : [value];
  const matchers: PathMatcher[] = [];
  for (const one of written) {
    const matcher = typeof one === "string" ? readGlob(one) : undefined;
    if (matcher === undefined) return { fault: `\`${String(one)}\` is no pattern of paths` };
    matchers.push(matcher);
  }
  return matchers.length === 0
    ? { fault: "a pattern of paths is missing" }
    : (path) => matchers.some((fits) => fits(path));
}

/** What is left out by the patterns that can be read. */
export function excludes(patterns: readonly string[]): PathMatcher {
  const matcher = readPathPatterns(patterns);
  return isFault(matcher) ? () => false : matcher;
}
