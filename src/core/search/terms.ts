import { stem } from "./stem";

/** Words that say nothing of a subject; in a question least of all. */
const STOP_WORDS = new Set(
  (
    "a about after again all also although am an and any anyone are as at be because been before being between both " +
    "but by can cannot could did do does doesn doing don done each either else even ever every for from get gets " +
    "getting give given gives go goes going got had has have having he her here his how i if in instead into is isn it " +
    "its just keep keeps know let like made make makes making may me might mine must my need needs no nor not now of " +
    "off on once one only onto or other our out over own per please put really same say says see seem seems shall she " +
    "should so some something still such take tell than that the their them then there these they thing things this " +
    "those though through to too try trying under until up upon us use used uses using very via want wants was way we " +
    "well were what when where whether which while who whom whose why will with within without won would yet you your"
  ).split(" "),
);

/** Counts of anything, and the thousands of `10,000`; longer numbers are codes and ports. */
const SMALL_NUMBER = /^(?:\d{1,2}|0+)$/;

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{L}+/gu;

/**
 * The terms of a text in its order: stems in small letters, without the words that say nothing. `NullPointerException`
 * gives itself and its three words.
 */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    const plain = word.replace(/['’]\p{L}+$/u, "");
    const parts = /\p{Ll}\p{Lu}/u.test(plain) ? [plain, ...(plain.match(PARTS) ?? [])] : [plain];
    for (const part of parts) {
      const lower = part.toLowerCase();
      if (lower.length > 1 && lower.length <= LONGEST_TERM && !STOP_WORDS.has(lower) && !SMALL_NUMBER.test(lower))
        terms.push(stem(lower));
    }
  }
  return terms;
}

/** Words, as terms, that stand in questions and errors about anything: they say little of what is asked for. */
export const COMMON_TERMS: ReadonlySet<string> = new Set(
  (
    "add allow appear application bad better best break broken bug call cause change check code correct create default " +
    "different error exception expect fail failure fatal file find first fix follow found function happen help implement " +
    "input invalid issue last line link long look lot mark match message method missing name need new nothing number old " +
    "only open option output please possible problem project question report result return right run set show single " +
    "sometimes start stop support system text time type understand unexpected update user valid value version warning " +
    "work write wrong"
  )
    .split(" ")
    .map((word) => stem(word)),
);

/** Longer runs of letters are keys and hashes. */
const LONGEST_TERM = 40;
