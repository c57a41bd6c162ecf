import { readDocument, type ReadDocument } from "../documents/read-document";
import { applyChanges, lineEndOf, type TextChange } from "../text/text-change";
import { editFix, type Fix } from "./fix";
import type { Finding, RuleContext } from "./rule";
import { suppresses, suppressionsOf } from "./suppressions";

/**
 * The comments that would keep a finding from being reported: for its line, and for its document. Within a text over
 * several lines there is no place for one, and JSON has none at all.
 */
export function suppressionFixes(finding: Finding, { document, path }: RuleContext): readonly Fix[] {
  if (document.format === "json") return [];
  const { code, range } = finding;
  const offered = [
    { title: `Suppress \`${code}\` here`, change: aboveLine(document, range.start, code) },
    { title: `Suppress \`${code}\` in this file`, change: forFile(document, code) },
  ];
  return offered
    .filter(({ change }) => isHeeded(document, finding, change))
    .flatMap(({ title, change }) => editFix(path, title, [change]));
}

/** Whether a comment is read as one where it would stand, and is for the finding. */
function isHeeded({ text, format }: ReadDocument, finding: Finding, change: TextChange): boolean {
  const after = readDocument(applyChanges(text, [change]), format);
  const isBehind = finding.range.start >= change.range.start;
  const start = finding.range.start + (isBehind ? change.text.length : 0);
  return suppressionsOf(after).some((one) => suppresses(one, { ...finding, range: { start, end: start } }));
}

function aboveLine(document: ReadDocument, offset: number, code: string): TextChange {
  const { text, body } = document;
  const line = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const start = line === 0 && text.startsWith("\uFEFF") ? 1 : offset === 0 ? 0 : line;
  const indent = /^[ ]*/.exec(text.slice(start))?.[0] ?? "";
  const words = `wazir-disable-next-line ${code}`;
  const comment = body !== undefined && offset >= body.start ? `<!-- ${words} -->` : `# ${words}`;
  return { range: { start, end: start }, text: `${indent}${comment}${lineEndOf(text)}` };
}

function forFile({ format, text, frontMatter }: ReadDocument, code: string): TextChange {
  const words = `wazir-disable-file ${code}`;
  const lineEnd = lineEndOf(text);
  if (format === "yaml" || frontMatter !== undefined) {
    const start = frontMatter?.start ?? (text.startsWith("\uFEFF") ? 1 : 0);
    return { range: { start, end: start }, text: `# ${words}${lineEnd}` };
  }
  const gap = text === "" || /[\r\n]$/.test(text) ? "" : lineEnd;
  return { range: { start: text.length, end: text.length }, text: `${gap}<!-- ${words} -->${lineEnd}` };
}
