import { isRecord } from "../documents/record";
import { astRuleNeed, type Need } from "./needed-words";
import type { PatternFault } from "./pattern-fault";

/** A rule of ast-grep as its engine takes it. */
export interface AstConfig {
  readonly rule: Readonly<Record<string, unknown>>;
  readonly constraints?: unknown;
  readonly utils?: unknown;
}

/** The pattern of a detector with the engine `ast-grep`. */
export interface AstPattern {
  readonly need: Need;
  readonly config: AstConfig;
  /** Whether all that a match needs stands in one statement of the outermost level. */
  readonly isLocal: boolean;
}

/** The keys of a whole configuration; without `rule` among them, a mapping is the rule itself. */
const CONFIG_KEYS: readonly string[] = ["rule", "constraints", "utils"];

/**
 * Reads the pattern of a detector with the engine `ast-grep`: a piece of code, a rule object, or a mapping of `rule` with
 * `constraints` and `utils`. Whether the kinds of node exist, only the grammar of a language knows.
 */
export function readAstPattern(pattern: unknown): AstPattern | PatternFault {
  if (typeof pattern === "string") return readAstPattern({ pattern });
  if (!isRecord(pattern)) return { fault: "it is a piece of code or a rule object of ast-grep" };
  if (pattern.rule === undefined) return patternOf({ rule: pattern });
  const unknown = Object.keys(pattern).find((key) => !CONFIG_KEYS.includes(key));
  if (unknown !== undefined)
    return { fault: `\`${unknown}\` is not known beside \`rule\`; there are \`constraints\` and \`utils\`` };
  const { rule, constraints, utils } = pattern;
  if (!isRecord(rule)) return { fault: "`rule` is a rule object of ast-grep" };
  return patternOf({
    rule,
    ...(constraints === undefined ? {} : { constraints }),
    ...(utils === undefined ? {} : { utils }),
  });
}

function patternOf(config: AstConfig): AstPattern {
  return { need: astRuleNeed(config.rule), config, isLocal: config.utils === undefined && isLocal(config.rule) };
}

/** What a whole file is to the grammars. */
const WHOLE: readonly unknown[] = ["program", "module", "source_file", "compilation_unit", "stylesheet"];

/** Whether a rule looks neither at what stands before or behind a node, nor at whole files. */
function isLocal(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.every(isLocal);
  if (!isRecord(rule)) return true;
  if ("precedes" in rule || "follows" in rule || "matches" in rule || WHOLE.includes(rule.kind)) return false;
  return Object.values(rule).every(isLocal);
}
