/**
 * How modules are written into a context. Every piece begins with a mark that is neither blank nor `/` and ends with a
 * line break: there the tokenizer cuts in any case, so the tokens of a text are the sum of those of its pieces.
 */

/** What stands at the head of a context, and above the modules that are named only. */
export const FRAME = {
  head: "# Expertise\n\nThe modules that apply to this work, the closest first. `id#R2` names a rule of a module.\n\n",
  lines: "# Also applies\n\n",
} as const;

/** What a line or heading is made of. */
interface Named {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Tier L0: one line. */
export function lineOf({ id, title, summary }: Named): string {
  return `- ${oneLine(title)} (${id}): ${oneLine(summary)}\n`;
}

/** The heading above a module's brief or body, and whatever its body has before the first section. */
export function titleOf({ id, title }: Named, preamble = ""): string {
  return `# ${oneLine(title)} (${id})\n\n${preamble === "" ? "" : block(preamble)}`;
}

/** A brief or a part of a body. */
export function block(text: string): string {
  return `${text.replace(/\r\n?/g, "\n").trim()}\n\n`;
}

/** Tier L1: the title and the brief. */
export function briefOf(module: Named, brief: string): string {
  return `${titleOf(module)}${block(brief)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
