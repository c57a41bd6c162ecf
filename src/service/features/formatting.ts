import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { formatYaml } from "../../core/documents/format-yaml";
import type { ServiceContext } from "../context";
import { rangeOf, readOf } from "../document";
import { asked } from "../subjects";

/** The change that lays out the YAML or front matter of a document of ours: the lines that differ, and no others. */
export function formattingOf(context: ServiceContext, document: TextDocument): readonly TextEdit[] {
  if (asked(context, document) === undefined) return [];
  const made = formatYaml(readOf(document));
  if (made === undefined) return [];
  const before = document.getText().slice(made.range.start, made.range.end);
  const [head, tail] = common(before, made.text);
  const range = { start: made.range.start + head, end: made.range.end - tail };
  return [{ range: rangeOf(document, range), newText: made.text.slice(head, made.text.length - tail) }];
}

/** How many characters two texts share at their beginning and at their end, by whole lines. */
function common(before: string, after: string): readonly [head: number, tail: number] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  head = before.lastIndexOf("\n", head - 1) + 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const line = before.indexOf("\n", before.length - tail);
  return [head, line < 0 ? 0 : before.length - line - 1];
}
