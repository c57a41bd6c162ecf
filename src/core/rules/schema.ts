import { entryOf, nodeAtPath, valueOf, type DataNode, type PathStep } from "../documents/tree";
import { schemaOf } from "../library/document-kind";
import { explain } from "../schemas/explain";
import type { SchemaCode } from "../schemas/schema-problem";
import { firstLine, touches, type OffsetRange } from "../text/range";
import { firstVersionIn } from "./manifest-version";
import type { Rule, RuleCode } from "./rule";
import { schemaFixes } from "./schema-fixes";

const TITLES: Readonly<Record<SchemaCode, string>> = {
  "schema-required": "A required key is missing.",
  "schema-unknown-key": "A key is not known here.",
  "schema-type": "A value has the wrong type.",
  "schema-enum": "A value is none of those allowed.",
  "schema-const": "A value must be another one here.",
  "schema-format": "A date, time or address is not written as one.",
  "schema-pattern": "A value does not have the form it needs.",
  "schema-limit": "A list, text or number is too short, too long, too small or too large.",
  "schema-repeated-item": "A list holds the same item twice.",
  "schema-other": "A value does not meet its schema.",
};

/** Checks the data of a document against the schema of its kind. */
export const schemaRule: Rule = {
  looksAt: "document",
  codes: Object.entries(TITLES).map(([code, title]): RuleCode => ({ code: `wazir/${code}`, severity: "error", title })),
  check({ document, kind, project }) {
    const check = kind?.schema === undefined ? undefined : project.checks.get(kind.schema);
    const schema = kind?.schema === undefined ? undefined : schemaOf(project, kind.schema);
    if (check === undefined || schema === undefined) return [];
    const broken = document.problems.filter((problem) => problem.code !== "duplicate-key").map(({ range }) => range);
    return document.roots.flatMap((root) => {
      if (root.node === undefined && broken.length > 0) return [];
      const value = root.node === undefined ? {} : valueOf(root.node);
      const problems = explain(check(value), root.node, schema, firstLineOf(document.text, root.range.start));
      const isOlder = kind?.id === "manifest" && firstVersionIn(root.node) !== undefined;
      const own = problems.filter(({ path }) => !isBroken(root.node, path, broken) && !(isOlder && isVersion(path)));
      return own.map(({ code, message, range, path, data }) => ({
        code: `wazir/${code}`,
        message,
        range,
        data: { path, ...data },
      }));
    });
  },
  fixes: schemaFixes,
};

/** Whether a path leads to a manifest's version: that of the first one is the matter of a rule of its own. */
function isVersion(path: readonly PathStep[]): boolean {
  return path.length === 1 && path[0] === "manifest_version";
}

/** Whether the text of a value is at fault already: what a schema says of it follows from that. */
function isBroken(root: DataNode | undefined, path: readonly PathStep[], broken: readonly OffsetRange[]): boolean {
  const step = path.at(-1);
  if (step === undefined) return false;
  const owner = nodeAtPath(root, path.slice(0, -1));
  const range = typeof step === "number" ? nodeAtPath(owner, [step])?.range : entryOf(owner, step)?.range;
  return range !== undefined && broken.some(({ start }) => touches(range, start));
}

function firstLineOf(text: string, start: number): { start: number; end: number } {
  const line = firstLine(text.slice(start));
  return { start, end: start + line.end };
}
