import { isRecord } from "../documents/record";
import type { OffsetRange } from "../text/range";
import { regexNeed, type Need } from "./needed-words";
import { isFault, type PatternFault } from "./pattern-fault";
import { readRegex } from "./read-regex";
import { regexDanger } from "./regex-safety";
import { sourceOf } from "./regex-tree";

/** Hits in one file that are told of: a file with more is of another kind than the detector is for. */
export const MAX_HITS = 100;

/** A regular expression of the safe subset, ready to search. */
export interface RegexPattern {
  readonly need: Need;
  search(text: string): readonly OffsetRange[];
}

/**
 * Reads the pattern of a detector with the engine `regex`: a text, or `{regex, same, not}`. `same` names two groups that have
 * to hold the same text, which stands for a reference back; `not` is searched within each match, which then is none.
 */
export function readRegexPattern(pattern: unknown): RegexPattern | PatternFault {
  const given = isRecord(pattern) ? pattern : { regex: pattern };
  const { regex, same, not, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return { fault: `\`${unknown}\` is not known here; there are \`regex\`, \`same\` and \`not\`` };
  const main = compile(regex);
  if (isFault(main)) return main;
  const without = not === undefined ? undefined : compile(not);
  if (without !== undefined && isFault(without)) return { fault: `in \`not\`: ${without.fault}` };
  const pair = same === undefined ? undefined : pairOf(same, main.groupNames);
  if (pair !== undefined && isFault(pair)) return pair;
  return {
    need: main.need,
    search: (text) => search(text, main.expression, (match) => isSame(match, pair) && !contains(match[0], without)),
  };
}

interface Compiled {
  readonly expression: RegExp;
  readonly need: Need;
  readonly groupNames: readonly string[];
}

function compile(pattern: unknown): Compiled | PatternFault {
  if (typeof pattern !== "string" || pattern === "") return { fault: "a regular expression is a text" };
  const tree = readRegex(pattern);
  if (isFault(tree)) return { fault: `${tree.fault} (at character ${tree.at + 1})` };
  const danger = regexDanger(tree.root);
  if (danger !== undefined) return { fault: `${danger.fault} (at character ${danger.at + 1})` };
  try {
    const expression = new RegExp(sourceOf(tree.root), `gu${tree.flags}`);
    return { expression, need: regexNeed(tree.root), groupNames: tree.groupNames };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

type Pair = readonly [string, string];

function pairOf(same: unknown, names: readonly string[]): Pair | PatternFault {
  const [one, other, ...more] = Array.isArray(same) ? (same as unknown[]) : [];
  if (typeof one !== "string" || typeof other !== "string" || more.length > 0) {
    return { fault: "`same` is a list of the names of two groups" };
  }
  const missing = [one, other].find((name) => !names.includes(name));
  return missing === undefined ? [one, other] : { fault: `there is no group \`(?<${missing}>…)\`` };
}

function isSame({ groups }: RegExpExecArray, pair: Pair | undefined): boolean {
  if (pair === undefined) return true;
  const [one, other] = pair.map((name) => groups?.[name]?.toLowerCase());
  return one === other;
}

function contains(text: string, pattern: Compiled | undefined): boolean {
  if (pattern === undefined) return false;
  pattern.expression.lastIndex = 0;
  return pattern.expression.test(text);
}

/** Every match that counts. After one that does not, the search goes on behind its first character. */
function search(text: string, expression: RegExp, counts: (match: RegExpExecArray) => boolean): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null && found.length < MAX_HITS; match = expression.exec(text)) {
    const isHit = match[0] !== "" && counts(match);
    if (isHit) found.push({ start: match.index, end: match.index + match[0].length });
    else expression.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}
