import { MarkupKind, type MarkupContent } from "vscode-languageserver-types";
import type { ClientAbilities } from "./context";

/**
 * Text from a document as Markdown that shows it letter by letter on one line: no link, no address that becomes one,
 * no image, no HTML, no heading, no list.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+\-!<>|~&@]|:(?=\/)|(?<=^\d+)\.|(?<=\bwww)\./gi, "\\$&");
}

/** Text as inline code; a back-tick in it cannot end the code. */
export function inlineCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || text.trim() === "" ? " " : "";
  return `${fence}${pad}${text.replace(/[\r\n]+/g, " ")}${pad}${fence}`;
}

/** A text that leads to a URI. */
export function link(text: string, uri: string): string {
  return `[${escapeMarkdown(text)}](${uri.replace(/[()\s]/g, encodeURIComponent)})`;
}

/** Paragraphs as the content that a client can show: Markdown, or the same words without its marks. */
export function paragraphs(parts: readonly string[], abilities: ClientAbilities): MarkupContent {
  const value = parts.filter((part) => part !== "").join("\n\n");
  if (abilities.markdown) return { kind: MarkupKind.Markdown, value };
  return { kind: MarkupKind.PlainText, value: value.replace(MARKS, withoutMark) };
}

/** What Markdown of ours holds besides words: an escaped character, code in its fence, a link, and emphasis. */
const MARKS =
  /\\([!-/:-@[-`{-~])|(?<fence>`+)(?<code>.*?[^`])\k<fence>(?!`)|\[(?<text>(?:\\.|[^\]\\])*)\]\([^)\s]*\)|\*+/g;

function withoutMark(_mark: string, escaped?: string, fence?: string, code = "", text?: string): string {
  if (escaped !== undefined) return escaped;
  if (text !== undefined) return text.replace(MARKS, withoutMark);
  if (fence === undefined) return "";
  return fence.length > 1 || code.trim() === "" ? code.slice(1, -1) : code;
}
