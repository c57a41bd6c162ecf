import { MarkdownString } from "vscode";

/**
 * A tooltip of these paragraphs, as text: what a workspace says can be neither a link nor a command. Empty ones are left
 * out. Lines wrap between words: `appendText` would join the words by blanks that do not break.
 */
export function plainTooltip(paragraphs: readonly string[]): MarkdownString {
  const shown = paragraphs.filter((paragraph) => paragraph.trim() !== "");
  return new MarkdownString(shown.map(escaped).join("\n\n"));
}

/** Every mark that Markdown could read, read as itself, and line ends as blanks. */
function escaped(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/\s+/g, " ")
    .trim();
}
