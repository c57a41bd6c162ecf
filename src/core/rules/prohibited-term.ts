import { proseIn } from "../documents/prose";
import type { ReadDocument } from "../documents/read-document";
import { entryOf } from "../documents/tree";
import type { OffsetRange } from "../text/range";
import type { Finding, Rule } from "./rule";

const CODE = "wazir/prohibited-term";

/** The keys whose text an agent or a person reads as it stands. */
const READ_KEYS = ["title", "summary"];

/**
 * Finds the manifest's `prohibited_terms` in roles and workflows: whole words in any case, also across a line break.
 * Code is left alone: what stands in a fenced block or between back-ticks is named, not said.
 */
export const prohibitedTerm: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "A role or workflow contains a term that the manifest prohibits." }],
  check({ kind, document, project }) {
    const pattern = kind?.id === "role" || kind?.id === "workflow" ? patternOf(project.manifest.prohibitedTerms) : null;
    if (pattern === null) return [];
    return spansOf(document).flatMap(({ start, end }) =>
      [...document.text.slice(start, end).matchAll(pattern)].map((match): Finding => {
        const [found] = match;
        const range = { start: start + match.index, end: start + match.index + found.length };
        const message = `The manifest's \`prohibited_terms\` rule out \`${found.replace(/\s+/g, " ")}\`. Say what is meant: who does what, and how anyone sees that it is done.`;
        return { code: CODE, message, range };
      }),
    );
  },
};

function spansOf(document: ReadDocument): readonly OffsetRange[] {
  const { body, roots, text } = document;
  const values = READ_KEYS.flatMap((key) => entryOf(roots[0]?.node, key)?.value?.range ?? []);
  return [...values, ...(body === undefined ? [] : proseIn(text, body))];
}

/** What matches any of the terms, the longest first; a word joined on by a hyphen makes another word of it. */
function patternOf(terms: readonly string[]): RegExp | null {
  const alternatives = terms
    .map((term) => term.trim())
    .filter((term) => term !== "")
    .sort((a, b) => b.length - a.length)
    .map((term) =>
      term
        .split(/\s+/)
        .map(escaped)
        .join(String.raw`\s+`),
    );
  if (alternatives.length === 0) return null;
  const word = String.raw`[\p{L}\p{N}_]`;
  return new RegExp(`(?<!${word}-?)(?:${alternatives.join("|")})(?!-?${word})`, "giu");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
