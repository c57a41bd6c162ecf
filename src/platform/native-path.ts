import { sep } from "node:path";

/** A path of this machine as `core` writes it: with `/`, and a drive letter in upper case. */
export function fromNative(path: string): string {
  const slashed = sep === "\\" ? path.replaceAll("\\", "/") : path;
  return slashed.replace(/^[a-z]:\//, (drive) => drive.toUpperCase());
}
