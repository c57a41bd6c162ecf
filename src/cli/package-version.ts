import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the package that this program is part of. */
export function packageVersion(): string {
  const about = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")) as { version: string };
  return about.version;
}
