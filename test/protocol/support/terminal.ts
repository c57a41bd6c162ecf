import { execFile } from "node:child_process";
import { join } from "node:path";
import { PROGRAMS, runCli } from "../../support/programs";
import type { TemporaryProject } from "../../support/temporary-project";

/** How a command at a terminal ended. */
export interface Said {
  readonly code: number;
  /** Both streams; at a terminal they are one. */
  readonly text: string;
}

/** Runs the program as an agent does: without a terminal; `input` is piped into it. */
export async function asAgent(
  project: TemporaryProject,
  args: readonly string[],
  id = "bot",
  input = "",
): Promise<Said> {
  const env = { ...settingsOf(project), WAZIR_ACTOR: id };
  const { code, stdout, stderr } = await runCli(args, { cwd: project.root, env, input });
  return { code: code ?? -1, text: stdout + stderr };
}

/** The same with a script that is loaded before the program. */
export async function asAgentOn(script: string, project: TemporaryProject, args: readonly string[]): Promise<Said> {
  const env = { ...settingsOf(project), WAZIR_ACTOR: "bot" };
  const { code, stdout, stderr } = await runCli(args, { cwd: project.root, env, preload: script });
  return { code: code ?? -1, text: stdout + stderr };
}

/** The JSON that the program prints for an agent. */
export async function jsonFor<T>(project: TemporaryProject, args: readonly string[], id?: string): Promise<T> {
  const { text } = await asAgent(project, [...args, "--json"], id);
  return JSON.parse(text) as T;
}

/** Runs the program as a person does: at a terminal, which `typed` is typed into, without the signs of an agent or CI. */
export function asPerson(
  project: TemporaryProject,
  args: readonly string[],
  typed = "",
  variables: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const words = [process.execPath, join(PROGRAMS, "cli.js"), ...args].map(
    (word) => `'${word.replaceAll("'", `'\\''`)}'`,
  );
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, TERM: "dumb", ...settingsOf(project), ...variables };
  return new Promise((resolve) => {
    const child = execFile(
      "script",
      ["-qec", words.join(" "), "/dev/null"],
      { cwd: project.root, env },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
        resolve({ code, text: (stdout + stderr).replaceAll("\r\n", "\n") });
      },
    );
    child.stdin?.end(typed);
  });
}

/** The user's settings of a test, beside its project. */
function settingsOf(project: TemporaryProject): { readonly XDG_CONFIG_HOME: string } {
  return { XDG_CONFIG_HOME: `${project.root}.settings` };
}
