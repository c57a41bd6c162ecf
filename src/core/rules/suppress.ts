import type { ReadDocument } from "../documents/read-document";
import { lineEndOf, type TextChange } from "../text/text-change";
import { editFix, type Fix } from "./fix";
import type { Finding, RuleContext } from "./rule";

/** The comments that would keep a finding from being reported: for its line, and for its document. JSON has no comments. */
export function suppressionFixes({ code, range }: Finding, { document, path }: RuleContext): readonly Fix[] {
  if (document.format === "json") return [];
  return [
    ...editFix(path, `Suppress \`${code}\` here`, [aboveLine(document, range.start, code)]),
    ...editFix(path, `Suppress \`${code}\` in this file`, [forFile(document, code)]),
  ];
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
