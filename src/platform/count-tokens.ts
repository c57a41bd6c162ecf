/** The encoding that tokens are counted in, as it is recorded. */
export const TOKENIZER = "o200k_base";

/** Characters of one kind in a row that are counted in one piece: the tokenizer takes a time that grows as their square. */
const LONGEST_RUN = 256;

/** Characters of one kind in a row. */
const RUNS = /[\p{L}\p{M}]+|\s+|[^\s\p{L}\p{N}]+/gu;

/** Characters that are counted at once: of text without words, such as base64, longer pieces take far too long. */
const BLOCKS = /[^]{1,65536}/gu;

/** Cuts between characters, not within one that takes two units. */
const SLICES = new RegExp(`[^]{1,${LONGEST_RUN}}`, "gu");

/**
 * Counts tokens as the encoding `o200k_base` does. The vocabulary is two megabytes, so it is loaded when it is first
 * asked for. Words that steer a model count as the text they are. Where more than 256 letters, blanks or signs follow
 * each other, as in a line of dashes, they are counted 256 at a time, and everything 65,536 characters at a time: that is
 * at most a few tokens more.
 */
export async function tokenCounter(): Promise<(text: string) => number> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  return (text) =>
    (text.match(BLOCKS) ?? [])
      .flatMap(piecesOf)
      .reduce((total, piece) => total + countTokens(piece, { disallowedSpecial: new Set() }), 0);
}

/** A text cut so that no piece has a long run of one kind of character; in one piece where it has none. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  // A pattern for long runs alone would try each run again from each of its characters.
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (run.length <= LONGEST_RUN) continue;
    pieces.push(text.slice(from, index), ...(run.match(SLICES) ?? []));
    from = index + run.length;
  }
  return [...pieces, text.slice(from)];
}
