import type { TextChange } from "../text/text-change";
import { lineEndOf } from "../text/text-change";
import type { SourceLanguage } from "./languages";
import { IGNORE, lineAt } from "./source-suppressions";

/** A comment to be written, in two parts: what comes before the reason, and what comes behind it. */
export interface SuppressionComment {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * The comment that would suppress a rule for the line of an offset, above the line; undefined in a language that has no
 * comments. Where the line lies within markup of JSX, the comment takes the form that is one there.
 */
export function suppressionComment(
  text: string,
  offset: number,
  rule: string,
  language: SourceLanguage | undefined,
): SuppressionComment | undefined {
  const style = language?.comment;
  if (style === undefined) return undefined;
  const { start, end } = lineAt(text, offset);
  const line = text.slice(start, end);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const isMarkup = (language?.id === "tsx" || language?.id === "jsx") && /^\s*(?:<[A-Za-z/]|\{)/.test(line);
  const open = isMarkup ? "{/*" : style.open;
  const close = isMarkup ? " */}" : style.close === undefined ? "" : ` ${style.close}`;
  return { at: start, before: `${indent}${open} ${IGNORE} ${rule} -- `, after: `${close}${lineEndOf(text)}` };
}

/** The comment as a change of the text, with a reason. */
export function suppressionChange({ at, before, after }: SuppressionComment, reason: string): TextChange {
  return { range: { start: at, end: at }, text: before + reason + after };
}
