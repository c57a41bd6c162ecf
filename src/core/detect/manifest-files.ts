import { isRecord } from "../documents/record";
import { textsOf } from "../library/item";

/** The names of the manifests that dependencies are read from. */
export const MANIFEST_FILES = [
  "package.json",
  "pyproject.toml",
  "go.mod",
  "Cargo.toml",
  "pom.xml",
  "pubspec.yaml",
] as const;

/** The names of the files that the pattern of a detector with the engine `manifest` is for: those of `in`, or all. */
export function manifestFilesOf(pattern: unknown): readonly string[] {
  if (!isRecord(pattern) || pattern.in === undefined) return MANIFEST_FILES;
  return typeof pattern.in === "string" ? [pattern.in] : textsOf(pattern.in);
}
