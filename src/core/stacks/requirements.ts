import type { Dependency } from "../detect/dependencies";

/** What a pip requirements file, a `Pipfile` or a `setup.py` names, line by line: the name, and where it stands. */
export function requirementsIn(text: string): readonly Dependency[] {
  return [...text.matchAll(/^.*$/gm)].flatMap((match): readonly Dependency[] => {
    const line = match[0].replace(/(^|\s)#.*$/, "");
    const found = /^\s*["']?([A-Za-z][\w.-]*)(\[[^\]]*\])?\s*["']?\s*([=<>~!].*)?["']?,?\s*$/.exec(line);
    if (found === null) return [];
    const [, name = "", , versions = ""] = found;
    const start = match.index + line.indexOf(name);
    return [{ name, versions: versions.trim(), range: { start, end: start + name.length } }];
  });
}
