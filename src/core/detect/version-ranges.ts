import { coerce, minVersion, satisfies, validRange, type SemVer } from "semver";

/** Whether a text is a range of versions in npm's syntax: `<4.19.0`, `>=1 <2 || 3.x`. */
export function isVersionRange(text: string): boolean {
  return validRange(text, { loose: true }) !== null;
}

/**
 * Whether the lowest version that a declaration allows is in a range. The declaration may be npm's, Cargo's, pub's or Poetry's
 * (`^1.2`), Python's (`>=1.2,<2`, `~=1.4`), Go's (`v1.2.3`) or Maven's (`1.2.3.Final`, `[1.0,2.0)`). One that says
 * nothing of versions is in none.
 */
export function allowsIn(declared: string, range: string): boolean {
  const lowest = lowestVersion(declared);
  return lowest !== undefined && satisfies(lowest, range, { loose: true, includePrerelease: true });
}

function lowestVersion(declared: string): SemVer | undefined {
  const text = declared.trim().replace(/^npm:.*@/, "");
  if (!/\d/.test(text) || /^[a-z+]+:|\//i.test(text)) return undefined;
  const range = text
    .replace(/[[(]\s*([\d.]+)[^\])]*[\])]/g, ">=$1")
    .split(",")
    .filter((part) => !/^\s*!/.test(part))
    .map((part) => part.replace(/^\s*===?\s*/, "").replace(/^\s*~=\s*/, ">="))
    .join(" ");
  return (validRange(range, { loose: true }) === null ? coerce(text) : minVersion(range, { loose: true })) ?? undefined;
}
