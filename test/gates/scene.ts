import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { asAgent, asAgentOn, asPerson, type Said } from "../protocol/support/terminal";
import { temporaryProject, type FileTree, type TemporaryProject } from "../support/temporary-project";

/** A project with a run, and those who act in it. Paths of files are below the run's folder. */
export interface Scene {
  readonly project: TemporaryProject;
  readonly run: string;
  at(path: string): string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces a text that has to stand in a file. */
  edit(path: string, from: string, to: string): void;
  remove(path: string): void;
  /** Puts a link to a file or folder of the project's surroundings in the place of what stands there. */
  link(path: string, target: string): void;
  /** The absolute path of a place beside the project, where nothing of it belongs. */
  outside(path: string): string;
  /** The lines of the run's log. */
  log(): readonly string[];
  setLog(lines: readonly string[]): void;
  /** Another run of the same project. */
  other(run: string): Scene;
  /** The agent that does the work acts, without a terminal. */
  readonly agent: (...words: readonly string[]) => Promise<Said>;
  /** Another agent acts. */
  readonly critic: (...words: readonly string[]) => Promise<Said>;
  /** The agent acts, with this piped into the program. */
  piped(input: string, ...words: readonly string[]): Promise<Said>;
  /** The agent acts on a machine whose clock is years behind. */
  behindTime(...words: readonly string[]): Promise<Said>;
  /** A person acts, at a terminal. */
  readonly person: (...words: readonly string[]) => Promise<Said>;
  /** Someone acts at a terminal whose environment has these variables. */
  terminal(variables: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Said>;
}

/** A script that sets a program's clock back before it begins. */
const BEHIND_TIME = fileURLToPath(new URL("behind-time.cjs", import.meta.url));

/** A new project with these files. The caller disposes of it. */
export function newProject(files: FileTree): TemporaryProject {
  return temporaryProject(files);
}

/** A copy of a scene with everything around it, its keys included. The caller disposes of it. */
export function copyOf({ project, run }: Scene): Scene {
  const copy = temporaryProject();
  cpSync(dirname(project.root), dirname(copy.root), { recursive: true, verbatimSymlinks: true });
  return sceneOf(copy, run);
}

/** A run of a project as a scene. */
export function sceneOf(project: TemporaryProject, run: string): Scene {
  const at = (path: string): string => project.at(`.wazir/runs/${run}/${path}`);
  const read = (path: string): string => readFileSync(at(path), "utf8");
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const remove = (path: string): void => rmSync(at(path), { recursive: true, force: true });
  return {
    ...{ project, run, at, read, write, remove },
    edit(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`);
      write(path, text.replace(from, to));
    },
    link(path, target) {
      remove(path);
      symlinkSync(target, at(path).replace(/\/$/, ""));
    },
    outside: (path) => join(dirname(project.root), path),
    log: () => read("events.ndjson").trimEnd().split("\n"),
    setLog: (lines) => write("events.ndjson", `${lines.join("\n")}\n`),
    other: (id) => sceneOf(project, id),
    agent: (...words) => asAgent(project, words),
    critic: (...words) => asAgent(project, words, "critic"),
    piped: (input, ...words) => asAgent(project, words, "bot", input),
    behindTime: (...words) => asAgentOn(BEHIND_TIME, project, words),
    person: (...words) => asPerson(project, words),
    terminal: (variables, ...words) => asPerson(project, words, "", variables),
  };
}

/** Throws where something that prepares a scene was refused. */
export function done({ code, text }: Said): void {
  if (code !== 0) throw new Error(`A step that has to succeed ended with ${code}: ${text}`);
}
