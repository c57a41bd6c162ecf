import type { SyntaxCode } from "../documents/problem";
import type { Rule, RuleCode, Severity } from "./rule";

const TITLES: Readonly<Record<SyntaxCode, readonly [Severity, string]>> = {
  syntax: ["error", "The text is not valid YAML, JSON or front matter."],
  "duplicate-key": ["error", "A key stands twice in one mapping."],
  "too-deep": ["error", "The document is nested too deep to be read."],
  "too-large": ["warning", "The document is too large to be checked."],
  "alias-limit": ["error", "Aliases repeat more values than are read."],
  "merge-conflict": ["error", "A Git conflict stands in the document unresolved."],
  "front-matter-unterminated": ["error", "The front matter has no closing line."],
  "not-text": ["error", "The file is not text."],
};

/** Reports what the reader found wrong with the text itself, in documents of ours. */
export const syntax: Rule = {
  codes: Object.entries(TITLES).map(([code, [severity, title]]): RuleCode => ({
    code: `wazir/${code}`,
    severity,
    title,
  })),
  check({ document, kind }) {
    if (kind === undefined) return [];
    return document.problems.map((problem) => ({ ...problem, code: `wazir/${problem.code}` }));
  },
};
