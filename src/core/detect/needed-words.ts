import { isRecord } from "../documents/record";
import { readRegex } from "./read-regex";
import type { RegexNode } from "./regex-tree";

/**
 * What a text has to hold, in small letters, so that a detector can find something in it. `true` where nothing is known.
 * Looking for words is far faster than reading a program, and most files hold few.
 */
export type Need = true | string | { readonly all: readonly Need[] } | { readonly any: readonly Need[] };

/** Whether a text may hold a hit. `holds` says whether it holds a word. */
export function isMet(need: Need, holds: (word: string) => boolean): boolean {
  if (need === true) return true;
  if (typeof need === "string") return holds(need);
  return "all" in need ? need.all.every((one) => isMet(one, holds)) : need.any.some((one) => isMet(one, holds));
}

function all(needs: readonly Need[]): Need {
  const real = needs.filter((need) => need !== true);
  const [only] = real;
  return real.length === 0 ? true : real.length === 1 && only !== undefined ? only : { all: real };
}

function any(needs: readonly Need[]): Need {
  return needs.length === 0 || needs.includes(true) ? true : { any: needs };
}

/** Shorter words are nearly everywhere. */
const SHORTEST = 3;

/** What a regular expression needs: the texts in it that no alternative and no quantifier can do without. */
export function regexNeed(node: RegexNode): Need {
  switch (node.type) {
    case "set":
    case "place":
      return true;
    case "group":
      return regexNeed(node.body);
    case "repeat":
      return node.min > 0 ? regexNeed(node.body) : true;
    case "choice":
      return any(node.options.map(regexNeed));
    case "sequence":
      return all([...runsOf(node.parts), ...node.parts.map(regexNeed)]);
  }
}

/** The texts that stand in a sequence letter by letter. */
function runsOf(parts: readonly RegexNode[]): readonly Need[] {
  const runs = [""];
  for (const part of parts) {
    const literal = part.type === "set" ? part.literal : undefined;
    if (literal !== undefined && /^[\x20-\x7e]$/.test(literal)) runs.push((runs.pop() ?? "") + literal.toLowerCase());
    else if (part.type !== "place") runs.push("");
  }
  return runs.filter((run) => run.length >= SHORTEST);
}

/** Kinds of node that every grammar that has them begins with the word in their name. */
const WORD_KINDS =
  /^(throw|raise|try|catch|except|finally|return|while|switch|import|export|with|assert|defer|select|using|lock)_(?:statement|clause)$|^(await|yield|new)_expression$/;

function kindNeed(kind: unknown): Need {
  const [, statement, expression] = typeof kind === "string" ? (WORD_KINDS.exec(kind) ?? []) : [];
  return statement ?? expression ?? true;
}

/** What a rule of ast-grep needs: the names in its patterns and kinds of node, and what its regular expressions need. */
export function astRuleNeed(rule: unknown): Need {
  if (!isRecord(rule)) return true;
  const { pattern, regex, kind } = rule;
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  return all([
    patternNeed(isRecord(pattern) ? pattern.context : pattern),
    kindNeed(kind),
    typeof regex === "string" ? regexTextNeed(regex) : true,
    ...list(rule.all).map(astRuleNeed),
    ...(rule.any === undefined ? [] : [any(list(rule.any).map(astRuleNeed))]),
    ...["has", "inside", "precedes", "follows"].map((key) => astRuleNeed(rule[key])),
  ]);
}

function regexTextNeed(text: string): Need {
  const tree = readRegex(text);
  return "fault" in tree ? true : regexNeed(tree.root);
}

/** Operators that are one word to every grammar, and rare enough to tell files apart. */
const OPERATORS = /\*\*|===|!==|=>|&&|\|\||\?\?|:=/g;

/** The names and operators in a pattern of code, without `$A` and `$$$ARGS`. */
function patternNeed(pattern: unknown): Need {
  if (typeof pattern !== "string") return true;
  const code = pattern.replace(/\$+\w*/g, " ");
  const words = (code.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => word.length >= SHORTEST);
  return all([...words.map((word) => word.toLowerCase()), ...(code.match(OPERATORS) ?? [])]);
}
