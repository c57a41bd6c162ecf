import { spawnSync } from "node:child_process";
import { installDebianPackages } from "../host/debian-packages.mjs";

/** The programs that tests need beside ours, each with its package: shells to complete commands in, and an editor. */
const PROGRAMS = { zsh: "zsh", fish: "fish", nvim: "neovim" };

/** Installs what is missing of them through apt; where that cannot be, says so: their tests are skipped then. */
export async function ensurePrograms() {
  const missing = Object.keys(PROGRAMS).filter((program) => spawnSync(program, ["--version"]).status !== 0);
  if (missing.length === 0) return;
  try {
    await installDebianPackages(missing.map((program) => PROGRAMS[program]));
  } catch (error) {
    console.log(`Tests in ${missing.join(" and ")} are skipped: ${error instanceof Error ? error.message : error}`);
  }
}
