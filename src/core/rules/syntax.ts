import { removeEntry } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import type { SyntaxCode } from "../documents/problem";
import type { ReadDocument } from "../documents/read-document";
import { valueOf } from "../documents/tree";
import type { OffsetRange } from "../text/range";
import { lineEndOf } from "../text/text-change";
import { editFix, type Fix } from "./fix";
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
  looksAt: "document",
  codes: Object.entries(TITLES).map(([code, [severity, title]]): RuleCode => ({
    code: `wazir/${code}`,
    severity,
    title,
  })),
  check({ document, kind }) {
    if (kind === undefined) return [];
    return document.problems.map((problem) => ({ ...problem, code: `wazir/${problem.code}` }));
  },
  fixes({ code, range }, { document, path }) {
    if (code === "wazir/duplicate-key") return withoutDuplicate(document, path, range);
    if (code !== "wazir/front-matter-unterminated" || document.frontMatter === undefined) return [];
    const { end } = document.frontMatter;
    const lineEnd = lineEndOf(document.text);
    const gap = /[\r\n]/.test(document.text.charAt(end - 1)) ? "" : lineEnd;
    const changes = [{ range: { start: end, end }, text: `${gap}---${lineEnd}` }];
    return editFix(path, "Close the front matter with `---`", changes);
  },
};

/** Either of two entries with one key can go; where they say the same it is the later one. */
function withoutDuplicate(document: ReadDocument, path: string, range: OffsetRange): readonly Fix[] {
  const place = placeWithRange(document, range)?.entry;
  if (place === undefined) return [];
  const { map, entry } = place;
  const first = map.entries.find(({ key }) => key === entry.key);
  if (first === undefined || first === entry) return [];
  const isSame = JSON.stringify(valueOf(first.value)) === JSON.stringify(valueOf(entry.value));
  return [
    ...editFix(path, `Remove this \`${entry.key}\``, removeEntry(document, map, entry), isSame),
    ...editFix(path, `Remove the first \`${entry.key}\``, removeEntry(document, map, first)),
  ];
}
