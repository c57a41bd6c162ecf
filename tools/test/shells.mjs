import { spawnSync } from "node:child_process";
import { installDebianPackages } from "../host/debian-packages.mjs";

/** The shells that the tests complete commands in. */
const SHELLS = ["zsh", "fish"];

/** Installs what is missing of them through apt; where that cannot be, says so: their tests are skipped then. */
export async function ensureShells() {
  const missing = SHELLS.filter((shell) => spawnSync(shell, ["--version"]).status !== 0);
  if (missing.length === 0) return;
  try {
    await installDebianPackages(missing);
  } catch (error) {
    console.log(`Tests in ${missing.join(" and ")} are skipped: ${error instanceof Error ? error.message : error}`);
  }
}
