import type { Random } from "./random";

/** Pieces that mean something to a reader, and some that mean nothing to anybody. */
export const PIECES = [
  ...Array.from("\n \t:-#{}[]\"'&*!|>%@`,?\\"),
  ...["---\n", "...\n", "\r\n", "\r", "\uFEFF", "\u2028", "\u0085", "😀", "\ud800", "é", "ا", "\0"],
  ...["<<: *a", "&a ", "*a", "!!binary ", "!!int ", "%YAML 1.1\n---\n", "|2-\n", ">+\n", "? ", "- - - "],
  ...["__proto__: 1\n", "constructor: {}\n", "phase: ", "id: ", "  - ", "{{{{", "]]]]", "null", "1e999", "0x", ".nan"],
  ...[
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> b\n",
    "```\n",
    "~~~sh\n",
    "<!-- wazir-disable-next-line x -->\n",
    "<!--",
    "-->",
  ],
  ...[
    "# ",
    "###### ",
    "| a | b |\n|---|---|\n",
    "[x](../../../etc/passwd)",
    "![x](file:///etc/passwd)",
    "<detectors>\n",
    "`AC-1`",
  ],
];

/** The text with one to four random changes: something inserted, removed, doubled, moved, repeated or cut off. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(4); count > 0; count--) mutated = changedOnce(mutated, random);
  return mutated;
}

function changedOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const length = random.below(random.chance(0.5) ? 6 : 81);
  const span = text.slice(at, at + length);
  const piece = random.choose(PIECES);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + span + span + text.slice(at + length);
    case 2:
      return text.slice(0, at) + piece.repeat(1 + random.below(random.chance(0.1) ? 300 : 20)) + text.slice(at);
    case 3:
      return text.slice(at + length) + span;
    case 4:
      return text.slice(0, at);
    case 5:
      return swappedLines(text, random);
    case 6:
      return random.chance(0.2)
        ? text.replaceAll("\n", random.choose(["\r\n", "\r"]))
        : text.slice(0, at) + piece + text.slice(at);
    default:
      return text.slice(0, at) + piece + text.slice(at);
  }
}

function swappedLines(text: string, random: Random): string {
  const lines = text.split("\n");
  const [a, b] = [random.below(lines.length), random.below(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
  return lines.join("\n");
}
