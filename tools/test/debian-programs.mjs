import { spawnSync } from "node:child_process";
import { installDebianPackages } from "../host/debian-packages.mjs";
import { ensureHelix } from "../host/install-helix.mjs";

/** The programs that tests need beside ours, each with its package: shells to complete commands in, editors and their terminal, and what tells which files are opened. */
const PROGRAMS = { zsh: "zsh", fish: "fish", nvim: "neovim", tmux: "tmux", strace: "strace" };

/** Installs what is missing of them through apt; where that cannot be, says so: their tests are skipped then. */
export async function ensurePrograms() {
  try {
    await ensureHelix();
  } catch (error) {
    sayNotTested("Helix", error);
  }
  const missing = Object.keys(PROGRAMS).filter(
    (program) => spawnSync(program, [program === "tmux" ? "-V" : "--version"]).status !== 0,
  );
  if (missing.length === 0) return;
  try {
    await installDebianPackages(missing.map((program) => PROGRAMS[program]));
  } catch (error) {
    sayNotTested(missing.join(" and "), error);
  }
}

/**
 * @param {string} programs
 * @param {unknown} why
 */
function sayNotTested(programs, why) {
  console.log(`Tests in ${programs} are skipped: ${why instanceof Error ? why.message : why}`);
}
