import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import type { OpenRun } from "../../../../src/extension/engine/open-project";
import type { RunOverview } from "../../../../src/core/pipeline/run-overview";
import { closeEditors } from "../../support/documents";
import { watchInputs, type Inputs } from "../../support/inputs";
import { answerMessages, type Messages } from "../../support/messages";
import { until } from "../../support/until";
import { place, run, wazir } from "../../support/wazir";

/** The folder of the extension that is tested. */
function extensionFolder(): string {
  const extension = vscode.extensions.getExtension("wazir.wazir");
  assert(extension, "the extension is not installed in this host");
  return extension.extensionPath;
}

/** Runs the terminal program in another process, as an agent does. */
export function asAgent(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", WAZIR_ACTOR: "bot" };
  const options = { cwd: place().fsPath, env };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(extensionFolder(), "dist/cli.js"), ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`wazir ${args.join(" ")}: ${stdout}${stderr}`));
    });
  });
}

/** The current run as the window has it. */
export async function current(): Promise<OpenRun> {
  const { state } = await wazir();
  const open = state.snapshot?.projects[0]?.run;
  assert(open, "no run is under way");
  return open;
}

/** Starts a run that is small, and is then the current one. */
export async function startSmall(title: string): Promise<string> {
  await run("startRun", { title, intent: "bugfix", size: "small" });
  const { state } = await wazir();
  const found = state.snapshot?.projects[0]?.project.runs.find((each) => each.title === title);
  assert(found, `${title} was not started`);
  return found.id;
}

/** Gives up the current run, so that the next test has its own. */
export async function endRun(): Promise<void> {
  const { state } = await wazir();
  await state.refresh();
  const open = state.snapshot?.projects[0]?.run;
  const log = open?.seen.ok === true ? open : undefined;
  if (log === undefined) return;
  const { showWarningMessage } = vscode.window;
  vscode.window.showWarningMessage = () => Promise.resolve("Abandon");
  try {
    await run("abandonRun", { reason: "The test is over." });
  } finally {
    vscode.window.showWarningMessage = showWarningMessage;
  }
}

/** Waits until the current run is as `fits` wants it. */
export async function untilRun<T>(fits: (overview: RunOverview) => T | undefined, missing: string): Promise<T> {
  const { state } = await wazir();
  return until(
    state.onDidChange,
    () => {
      const overview = state.snapshot?.projects[0]?.run?.overview;
      return overview === undefined ? undefined : fits(overview);
    },
    () => missing,
  );
}

/** The marks of the phases that are not pending. */
export async function marks(): Promise<string> {
  const { overview } = await current();
  const begun = overview?.phases.filter(({ mark }) => mark !== "pending") ?? [];
  return begun.map(({ phase, mark }) => `${phase.id} ${mark}`).join(", ");
}

/** Writes an artifact of a run. */
export async function write(id: string, kind: string, text: string): Promise<void> {
  await writeFile(place(".wazir/runs", id, "artifacts", `${kind}.md`).fsPath, text);
}

function header(phase: string, role: string, id: string): string {
  return `---\nphase: ${phase}\nrole: ${role}\nrun_id: ${id}\ncreated_at: 2026-11-23T10:00:00Z\nsources: [the brief]\nstatus: draft\nloop_number: 0\n`;
}

/** What honest authors write in a quick run. */
export const texts = {
  clarification: (id: string) =>
    `${header("clarify", "clarifier", id)}scope_summary: Counts from one.\nquestions: []\n---\n\n# Clarification\n\nRows begin at one.\n`,
  notes: (id: string) =>
    `${header("execute", "executor", id)}branch: main\nwork:\n  - task: T-1\n    summary: Counts from one.\n    state: done\n    commit: 1a2b3c4\n    files: [sum.test.mjs]\n    commands:\n      - command: node --test sum.test.mjs\n        exit_code: 0\n    deviation: none\n---\n\n# Execution notes\n\nDone.\n`,
  review: (id: string) =>
    `${header("review", "reviewer", id)}findings: []\nverdict: pass\n---\n\n# Review\n\nTried zero and one.\n`,
};

/** What a suite in a window works with. */
export interface Seat {
  readonly inputs: Inputs;
  readonly messages: Messages;
}

/**
 * Gives the suite around it the inputs and messages of the window, answering messages by `answers`, and ends its run and
 * closes its editors when it is over. `begin` is the rest of what the suite begins with.
 */
export function seated(begin: () => Promise<void>, ...answers: readonly string[]): Seat {
  let inputs: Inputs | undefined;
  let messages: Messages | undefined;
  before(async () => {
    await wazir();
    inputs = watchInputs();
    messages = answerMessages(...answers);
    await begin();
  });
  after(async () => {
    inputs?.dispose();
    messages?.dispose();
    await closeEditors();
    await endRun();
  });
  return {
    get inputs() {
      assert(inputs, "the suite has not begun");
      return inputs;
    },
    get messages() {
      assert(messages, "the suite has not begun");
      return messages;
    },
  };
}
