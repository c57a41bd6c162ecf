import type { Sha256 } from "../runs/event";

/** The digest of a command's output. Version control may change line ends on another machine: they do not count. */
export function outputDigest(output: string, sha256: Sha256): string {
  return sha256(output.replaceAll("\r\n", "\n"));
}
