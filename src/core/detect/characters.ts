/** A set of characters: those below 128 one by one, all others as one. Bit 128 stands for the others. */
export type CharacterSet = bigint;

const OTHERS = 128;

/** No character. */
export const NONE: CharacterSet = 0n;

/** Every character. */
export const ALL: CharacterSet = (1n << BigInt(OTHERS + 1)) - 1n;

/** The characters from one code to another. */
export function between(from: number, to: number): CharacterSet {
  let set = to >= OTHERS ? 1n << BigInt(OTHERS) : NONE;
  for (let code = from; code <= Math.min(to, OTHERS - 1); code++) set |= 1n << BigInt(code);
  return set;
}

/** One character by its code. */
export function single(code: number): CharacterSet {
  return between(code, code);
}

/** What is not in a set. The others stay in: of them some may be. */
export function complement(set: CharacterSet): CharacterSet {
  return (ALL & ~set) | (1n << BigInt(OTHERS));
}

const code = (character: string): number => character.charCodeAt(0);
const DIGITS = between(code("0"), code("9"));
const WORD = DIGITS | between(code("a"), code("z")) | between(code("A"), code("Z")) | single(code("_"));
const BLANKS = between(9, 13) | single(32) | (1n << BigInt(OTHERS));

/** The sets that `\d`, `\w`, `\s` and their opposites stand for. */
export const ESCAPED_SETS: ReadonlyMap<string, CharacterSet> = new Map([
  ["d", DIGITS],
  ["w", WORD],
  ["s", BLANKS],
  ["D", complement(DIGITS)],
  ["W", complement(WORD)],
  ["S", complement(BLANKS)],
]);

/** A set with the other case of each of its letters. */
export function inAnyCase(set: CharacterSet): CharacterSet {
  let all = set;
  for (let upper = code("A"); upper <= code("Z"); upper++) {
    const both = single(upper) | single(upper + 32);
    if ((set & both) !== NONE) all |= both;
  }
  return all;
}
