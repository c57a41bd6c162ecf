import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/** A program's call as the operating system takes it. */
export interface ProgramCall {
  readonly file: string;
  readonly words: readonly string[];
  /** Windows only: the words are one command line, quoted already. */
  readonly verbatim: boolean;
}

/** What a program is looked for in. */
export interface ProgramPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** The call of a program without a shell, or a sentence that says why there is none. */
export type FoundProgram =
  { readonly ok: true; readonly call: ProgramCall } | { readonly ok: false; readonly message: string };

/**
 * Finds a program by its name in the PATH, or by its path from `cwd`. On Windows the endings of PATHEXT are tried, and
 * a batch file, as `npm.cmd` is one, is called through cmd.exe with each word in quotes; words that cmd.exe would read
 * in spite of quotes are refused. A program that stands in `cwd` only is not found by its name, on Windows either.
 */
export function findProgram(words: readonly [string, ...(readonly string[])], place: ProgramPlace): FoundProgram {
  const [name, ...rest] = words;
  const isPath = (place.platform === "win32" ? /[/\\]/ : /\//).test(name);
  const path = Object.entries(place.env).find(
    ([key]) => (place.platform === "win32" ? key.toUpperCase() : key) === "PATH",
  );
  const folders = isPath ? [place.cwd] : (path?.[1] ?? "").split(delimiter).filter(isAbsolute);
  const endings = endingsOf(name, place);
  const candidates = folders.flatMap((folder) => endings.map((ending) => resolve(folder, name + ending)));
  const file = candidates.find((candidate) => isProgram(candidate, place.platform));
  if (file === undefined) {
    const where = isPath ? "there is no program at this path" : "no folder of the PATH has a program of this name";
    return { ok: false, message: `\`${name}\` was not found: ${where}.` };
  }
  if (place.platform !== "win32" || !/\.(?:cmd|bat)$/i.test(file)) {
    return { ok: true, call: { file, words: rest, verbatim: false } };
  }
  return batchCall(file, rest, place.env);
}

/** Calls a batch file. Node itself refuses to, because cmd.exe reads the words once more (CVE-2024-27980). */
export function batchCall(file: string, words: readonly string[], env: NodeJS.ProcessEnv): FoundProgram {
  const unsafe = [file, ...words].find((word) => /["%!\r\n]/.test(word));
  if (unsafe !== undefined) {
    const message = `\`${unsafe}\` cannot be given to \`${file}\`, a batch file: leave out \`"\`, \`%\` and \`!\`.`;
    return { ok: false, message };
  }
  // A back-slash before the closing quote would quote it; the program that the batch file calls reads two as one.
  const line = [file, ...words].map((word) => `"${word.replace(/\\+$/, "$&$&")}"`).join(" ");
  const shell = env.ComSpec ?? env.COMSPEC ?? join(env.SystemRoot ?? "C:\\Windows", "System32", "cmd.exe");
  return { ok: true, call: { file: shell, words: ["/d", "/v:off", "/s", "/c", `"${line}"`], verbatim: true } };
}

function endingsOf(name: string, { env, platform }: ProgramPlace): readonly string[] {
  if (platform !== "win32") return [""];
  const endings = (env.PATHEXT ?? ".COM;.EXE;.BAT;.CMD").split(";").filter((ending) => ending !== "");
  const isWhole = endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
  return isWhole ? ["", ...endings] : endings;
}

function isProgram(path: string, platform: NodeJS.Platform): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    if (platform !== "win32") accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
