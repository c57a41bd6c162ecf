import { basename } from "./path";
import { readGlob } from "./glob";

/** Whether a path is left out; `siblings` are the names beside it. */
export type LeavesOut = (path: string, siblings: ReadonlySet<string>) => boolean;

/**
 * Reads what an editor leaves out of its folders, as in VS Code's `files.exclude`: patterns of paths below the folder, each
 * `true`, or `{ when: "$(basename).ts" }` for what was made of a file beside it. What cannot be read leaves out nothing.
 */
export function readLeftOut(setting: Readonly<Record<string, unknown>>): LeavesOut {
  const rules = Object.entries(setting).flatMap(([pattern, value]) => {
    const fits = readGlob(pattern.replace(/\/$/, ""));
    const sibling = whenOf(value);
    return fits === undefined || (value !== true && sibling === undefined) ? [] : [{ fits, sibling }];
  });
  return (path, siblings) =>
    rules.some(({ fits, sibling }) => fits(path) && (sibling === undefined || siblings.has(sibling(path))));
}

/** The name of the file for whose sake another one is left out. */
function whenOf(value: unknown): ((path: string) => string) | undefined {
  if (typeof value !== "object" || value === null || !("when" in value)) return undefined;
  const { when } = value;
  if (typeof when !== "string") return undefined;
  return (path) => when.replaceAll("$(basename)", basename(path).replace(/\.[^.]*$/, ""));
}
