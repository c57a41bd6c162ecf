import { ALL, NONE, type CharacterSet } from "./characters";
import type { RegexFault, RegexNode } from "./regex-tree";

/** From this bound on a repetition counts as one without: below, the ways to divide a text among several stay few. */
const MANY = 20;

/**
 * Why a pattern may take a time that doubles with every character, or undefined. A repetition without a (small) bound may
 * not hold another one, nor alternatives that begin alike, nor something that may be empty: each of them gives
 * several ways to read one text, and a backtracking engine tries all.
 */
export function regexDanger(node: RegexNode): RegexFault | undefined {
  switch (node.type) {
    case "set":
    case "place":
      return undefined;
    case "group":
      return regexDanger(node.body);
    case "sequence":
      return firstOf(node.parts.map(regexDanger));
    case "choice":
      return firstOf(node.options.map(regexDanger));
    case "repeat":
      return dangerOfRepeat(node) ?? regexDanger(node.body);
  }
}

function firstOf(faults: readonly (RegexFault | undefined)[]): RegexFault | undefined {
  return faults.find((fault) => fault !== undefined);
}

function dangerOfRepeat({ body, max, at }: Extract<RegexNode, { type: "repeat" }>): RegexFault | undefined {
  if (max <= MANY) return undefined;
  if (some(body, (inner) => inner.type === "repeat" && inner.max > MANY)) {
    return { fault: `a repetition holds a repetition; give one of them a bound of at most ${MANY}`, at };
  }
  if (isNullable(body)) return { fault: "a repetition repeats what may be empty", at };
  if (some(body, hasLikeOptions)) {
    return { fault: "a repetition holds alternatives that may begin with the same character", at };
  }
  return undefined;
}

function some(node: RegexNode, is: (inner: RegexNode) => boolean): boolean {
  return is(node) || childrenOf(node).some((child) => some(child, is));
}

function childrenOf(node: RegexNode): readonly RegexNode[] {
  if (node.type === "sequence") return node.parts;
  if (node.type === "choice") return node.options;
  return node.type === "group" || node.type === "repeat" ? [node.body] : [];
}

function hasLikeOptions(node: RegexNode): boolean {
  if (node.type !== "choice") return false;
  let seen = NONE;
  for (const option of node.options) {
    const first = isNullable(option) ? ALL : firstCharacters(option);
    if ((first & seen) !== NONE) return true;
    seen |= first;
  }
  return false;
}

function isNullable(node: RegexNode): boolean {
  switch (node.type) {
    case "set":
      return false;
    case "place":
      return true;
    case "group":
      return isNullable(node.body);
    case "sequence":
      return node.parts.every(isNullable);
    case "choice":
      return node.options.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
  }
}

function firstCharacters(node: RegexNode): CharacterSet {
  switch (node.type) {
    case "set":
      return node.set;
    case "place":
      return NONE;
    case "group":
    case "repeat":
      return firstCharacters(node.body);
    case "choice":
      return node.options.reduce((all, option) => all | firstCharacters(option), NONE);
    case "sequence": {
      let all = NONE;
      for (const part of node.parts) {
        all |= firstCharacters(part);
        if (!isNullable(part)) break;
      }
      return all;
    }
  }
}
