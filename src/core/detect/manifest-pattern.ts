import { isRecord } from "../documents/record";
import { textsOf } from "../library/item";
import type { OffsetRange } from "../text/range";
import { dependenciesIn } from "./dependencies";
import { MANIFEST_FILES, manifestFilesOf } from "./manifest-files";
import type { PatternFault } from "./pattern-fault";
import { allowsIn, isVersionRange } from "./version-ranges";

/** The pattern of a detector with the engine `manifest`. */
export interface ManifestPattern {
  readonly names: readonly string[];
  /** Undefined for any version. */
  readonly range: string | undefined;
  /** Where one of these is declared as well, nothing is a hit. */
  readonly without: readonly string[];
}

const KEYS: readonly string[] = ["dependency", "range", "without", "in"];

/**
 * Reads the pattern of a detector with the engine `manifest`: the name of a dependency, or `{dependency, range, without, in}`.
 * `in` names the manifests that are looked at, all of them where it is missing.
 */
export function readManifestPattern(pattern: unknown): ManifestPattern | PatternFault {
  const given = isRecord(pattern) ? pattern : { dependency: pattern };
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { fault: `\`${unknown}\` is not known here; there are \`${KEYS.join("`, `")}\`` };
  const names = oneOrMore(given.dependency);
  if (names.length === 0) return { fault: "`dependency` is a name or a list of names" };
  const { range } = given;
  if (range !== undefined && (typeof range !== "string" || !isVersionRange(range))) {
    return { fault: "`range` is a range of versions, such as `<4.19.0`" };
  }
  const known: readonly string[] = MANIFEST_FILES;
  const strange = manifestFilesOf(given).find((name) => !known.includes(name));
  if (strange !== undefined)
    return { fault: `\`${strange}\` is not read; there are \`${MANIFEST_FILES.join("`, `")}\`` };
  return { names, range, without: oneOrMore(given.without) };
}

function oneOrMore(value: unknown): readonly string[] {
  return typeof value === "string" && value !== "" ? [value] : textsOf(value);
}

/** Where the manifest at a path declares what the pattern names. */
export function manifestHits(
  { names, range, without }: ManifestPattern,
  path: string,
  text: string,
): readonly OffsetRange[] {
  const declared = dependenciesIn(path, text);
  if (declared.some(({ name }) => without.includes(name))) return [];
  return declared
    .filter(({ name, versions }) => names.includes(name) && (range === undefined || allowsIn(versions, range)))
    .map((dependency) => dependency.range);
}
