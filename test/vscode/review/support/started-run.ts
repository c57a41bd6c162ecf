import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { place, run, wazir } from "../../support/wazir";

/** A quick run of the suite's workspace, in its first phase. */
export interface StartedRun {
  readonly id: string;
  /** A place of the run. */
  at(path: string): string;
  text(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
}

/** Starts a quick run through the command that a person uses. */
export async function startedRun(title: string): Promise<StartedRun> {
  const before = await runs();
  await run("startRun", { title, intent: "bugfix" });
  const [id] = (await runs()).filter((name) => !before.includes(name));
  assert(id, "no run was started");
  await (await wazir()).state.refresh();
  const at = (path: string): string => place(".wazir/runs", id, path).fsPath;
  return {
    id,
    at,
    text: (path) => readFile(at(path), "utf8"),
    write: (path, text) => writeFile(at(path), text),
  };
}

async function runs(): Promise<readonly string[]> {
  return readdir(place(".wazir/runs").fsPath).catch(() => []);
}

/** The front matter that every artifact begins with, open for more keys. */
export function header(phase: string, role: string, runId: string): string {
  return `---\nphase: ${phase}\nrole: ${role}\nrun_id: ${runId}\ncreated_at: 2026-11-23T10:00:00Z\nsources: [the brief]\nstatus: draft\nloop_number: 0\n`;
}
