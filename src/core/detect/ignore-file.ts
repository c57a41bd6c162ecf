import { readGlob, type PathMatcher } from "../files/glob";

/** One line of a `.gitignore`. */
interface IgnoreLine {
  readonly fits: PathMatcher;
  readonly isNegated: boolean;
  readonly onlyFolders: boolean;
}

/** What the lines of an ignore file say of a path below its folder: ignored, taken back, or nothing. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean | undefined;

/** Reads the text of a `.gitignore`. Lines that cannot be read say nothing. */
export function readIgnoreFile(text: string): IgnoreRules {
  const lines = text.split(/\r\n|\n|\r/).flatMap(readLine);
  return (path, isFolder) => {
    const last = lines.findLast(({ fits, onlyFolders }) => (isFolder || !onlyFolders) && fits(path));
    return last === undefined ? undefined : !last.isNegated;
  };
}

function readLine(line: string): readonly IgnoreLine[] {
  const written = line.replace(/(?<!\\)\s+$/, "");
  if (written === "" || written.startsWith("#")) return [];
  const isNegated = written.startsWith("!");
  const pattern = written.slice(isNegated ? 1 : 0).replace(/^\\(?=[!#])/, "");
  const onlyFolders = pattern.endsWith("/");
  const bare = pattern.replace(/\/$/, "");
  const isAnchored = bare.includes("/");
  const fits = readGlob(isAnchored ? bare.replace(/^\//, "") : `**/${bare}`);
  return fits === undefined ? [] : [{ fits, isNegated, onlyFolders }];
}
