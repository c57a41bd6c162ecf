import type { Subject } from "../library/subjects";
import { termsOf } from "./terms";

/** Words that stand for each other, whatever the subject: short forms and their long ones. */
const SAME: readonly (readonly string[])[] = [
  ["auth", "authentication", "login"],
  ["authz", "authorization", "permission"],
  ["db", "database"],
  ["k8s", "kubernetes"],
  ["js", "javascript"],
  ["ts", "typescript"],
  ["config", "configuration"],
  ["env", "environment"],
  ["repo", "repository"],
  ["dep", "dependency"],
  ["a11y", "accessibility"],
  ["i18n", "internationalization", "localization", "l10n"],
  ["rtl", "right-to-left"],
  ["perf", "performance", "slow"],
  ["oom", "memory"],
  ["async", "asynchronous", "await"],
  ["postgres", "postgresql"],
  ["mongo", "mongodb"],
  ["golang", "go"],
  ["ci", "pipeline"],
  ["pwd", "password"],
  ["creds", "credentials"],
  ["dup", "duplicate", "twice"],
];

/** Terms to look for beside the terms of a query. */
export type Synonyms = ReadonlyMap<string, ReadonlySet<string>>;

/** Synonyms by term: the table's, and other names of stacks that are one word. */
export function synonymsOf(stacks: readonly Subject[]): Synonyms {
  const synonyms = new Map<string, Set<string>>();
  const groups = [
    ...SAME,
    ...stacks.map(({ id, synonyms: others }) => [id, ...others.filter((word) => !/[\s/-]/.test(word))]),
  ];
  for (const group of groups) {
    const terms = group.map((word) => termsOf(word)).filter((words) => words.length === 1);
    const flat = [...new Set(terms.flat())];
    for (const term of flat) {
      const known = synonyms.get(term) ?? new Set();
      for (const other of flat) if (other !== term) known.add(other);
      synonyms.set(term, known);
    }
  }
  return synonyms;
}
