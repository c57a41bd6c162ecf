/** A pattern of paths, ready to be asked. */
export type PathMatcher = (path: string) => boolean;

/** What a pattern may grow to where its braces are written out. */
const MAX_ALTERNATIVES = 256;

/**
 * Reads a pattern of paths with `/`: `*` and `?` within a name, `[a-z]`, `{a,b}` with braces in braces, and `**` for any
 * number of folders. Undefined where it cannot be read. The time that a match takes grows with the product of the lengths of
 * pattern and path at most, whatever they hold.
 */
export function readGlob(pattern: string): PathMatcher | undefined {
  const written = expandBraces(pattern, MAX_ALTERNATIVES);
  if (written === undefined || pattern === "") return undefined;
  const alternatives = written.map((one) => one.split("/").map(readSegment));
  if (alternatives.some((segments) => segments.includes(undefined))) return undefined;
  const readable = alternatives as readonly (readonly Segment[])[];
  return (path) => {
    const names = path.split("/");
    return readable.some((segments) => matches(segments, names, matchesSegment));
  };
}

/** A part between two slashes: any folders, or the tokens of a name. */
type Segment = "any" | readonly Token[];
type Token = "any" | ((character: string) => boolean);

/** Matches a list with wildcards: where it fails, the last wildcard takes one more. */
function matches<Part, Item>(
  parts: readonly (Part | "any")[],
  items: readonly Item[],
  fits: (part: Part | "any", item: Item) => boolean,
): boolean {
  let [part, item] = [0, 0];
  let retry: { part: number; item: number } | undefined;
  while (item < items.length || part < parts.length) {
    const wanted = parts[part];
    if (wanted === "any") {
      retry = { part, item };
      part++;
      if (part === parts.length) return true;
      continue;
    }
    const given = items[item];
    if (wanted !== undefined && given !== undefined && fits(wanted, given)) {
      part++;
      item++;
      continue;
    }
    if (retry === undefined || retry.item >= items.length) return false;
    retry.item++;
    part = retry.part + 1;
    item = retry.item;
  }
  return true;
}

function matchesSegment(segment: Segment, name: string): boolean {
  return segment !== "any" && matches(segment, Array.from(name), (token, one) => token !== "any" && token(one));
}

function readSegment(written: string): Segment | undefined {
  if (written === "**") return "any";
  const tokens: Token[] = [];
  const characters = Array.from(written);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (character === "*") {
      if (tokens.at(-1) !== "any") tokens.push("any");
    } else if (character === "?") {
      tokens.push(() => true);
    } else if (character === "[") {
      const end = characters.indexOf("]", at + 2);
      if (end < 0) return undefined;
      tokens.push(characterClass(characters.slice(at + 1, end)));
      at = end;
    } else {
      tokens.push((one) => one === character);
    }
  }
  return tokens;
}

function characterClass(characters: readonly string[]): (character: string) => boolean {
  const isNegated = characters[0] === "!" || characters[0] === "^";
  const given = isNegated ? characters.slice(1) : characters;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < given.length; at++) {
    const from = given[at] ?? "";
    const to = given[at + 1] === "-" ? given[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) at += 2;
  }
  return (one) => ranges.some(([from, to]) => from <= one && one <= to) !== isNegated;
}

/** The patterns without braces that one with braces stands for; undefined where a brace has no end or there are too many. */
function expandBraces(pattern: string, limit: number): readonly string[] | undefined {
  const open = pattern.indexOf("{");
  if (open < 0) return pattern.includes("}") ? undefined : [pattern];
  const group = braceGroup(pattern, open);
  if (group === undefined) return undefined;
  const all: string[] = [];
  for (const choice of group.choices) {
    const expanded = expandBraces(pattern.slice(0, open) + choice + pattern.slice(group.end), limit - all.length);
    if (expanded === undefined || all.length + expanded.length > limit) return undefined;
    all.push(...expanded);
  }
  return all;
}

function braceGroup(pattern: string, open: number): { choices: readonly string[]; end: number } | undefined {
  const choices: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === "{") depth++;
    if (depth === 1 && (character === "," || character === "}")) {
      choices.push(pattern.slice(from, at));
      from = at + 1;
    }
    if (character === "}" && --depth === 0) return { choices, end: at + 1 };
  }
  return undefined;
}
