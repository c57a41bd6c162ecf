import { proseOf, UNREAD, wordsIn, type ProseBlock } from "../../library/module-prose";
import { editFix } from "../fix";
import type { Finding, Rule } from "../rule";
import { titleLine } from "./tier-measures";
import { moduleTextRule } from "./module-rule";
import { readingGrade } from "./reading-grade";
import { TERMS, VAGUE } from "./words";

const LONG = "wazir/module-long-sentence";
const GRADE = "wazir/module-reading-grade";
const VAGUE_WORD = "wazir/module-vague-word";
const TERM = "wazir/module-term";

/** Words of a sentence, and the grade at school by which a text can be read. */
const MOST = { words: 35, grade: 12 };

/** Finds sentences that are too long, texts that are hard to read, and words that say nothing or are spelt otherwise. */
export const moduleWording: Rule = moduleTextRule(
  [
    { code: LONG, severity: "warning", title: "A sentence of a module has too many words." },
    { code: GRADE, severity: "warning", title: "A module is hard to read." },
    { code: VAGUE_WORD, severity: "warning", title: "A module uses a word that says nothing which can be checked." },
    { code: TERM, severity: "warning", title: "A module writes a name in another way than its makers do." },
  ],
  (context) => {
    const blocks = proseOf(context.document);
    const findings = blocks.flatMap((block) => [...longSentences(block), ...vagueWords(block), ...terms(block)]);
    const grade = readingGrade(blocks);
    if (grade <= MOST.grade) return findings;
    const message = `The text reads at grade ${grade.toFixed(1)}, and at most ${MOST.grade} is asked for: shorter sentences, shorter words.`;
    return [...findings, { code: GRADE, message, range: titleLine(context.document) }];
  },
  ({ code, data, range }, { path }) => {
    if (code !== TERM || typeof data?.term !== "string") return [];
    return editFix(path, `Replace with \`${data.term}\``, [{ range, text: data.term }], true);
  },
);

function longSentences({ sentences }: ProseBlock): readonly Finding[] {
  return sentences.flatMap(({ text, range }) => {
    const words = wordsIn(text).length;
    if (words <= MOST.words) return [];
    const message = `This sentence has ${words} words, and at most ${MOST.words} are asked for: make two of it.`;
    return [{ code: LONG, message, range }];
  });
}

const LETTER = String.raw`[\p{L}\p{N}${UNREAD}]`;

/** Any of these words, the longest first, not within a longer one. */
function anyOf(words: Iterable<string>, flags: string): RegExp {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const pattern = sorted.map((word) => word.replace(/[.]/g, String.raw`\.`).replace(/ /g, String.raw`\s+`)).join("|");
  return new RegExp(`(?<!${LETTER}[-.]?)(?:${pattern})(?![-.]?${LETTER})`, flags);
}

const VAGUE_WORDS = anyOf(VAGUE.keys(), "giu");
const WRITTEN_OTHERWISE = anyOf(TERMS.keys(), "gu");

function vagueWords({ text, range }: ProseBlock): readonly Finding[] {
  return [...text.matchAll(VAGUE_WORDS)].map(({ 0: word, index }) => {
    const advice = VAGUE.get(word.toLowerCase().replace(/\s+/g, " ")) ?? "Leave it out.";
    const start = range.start + index;
    return {
      code: VAGUE_WORD,
      message: `\`${word.replace(/\s+/g, " ")}\` says nothing that can be checked. ${advice}`,
      range: { start, end: start + word.length },
    };
  });
}

function terms({ text, range }: ProseBlock): readonly Finding[] {
  return [...text.matchAll(WRITTEN_OTHERWISE)].flatMap(({ 0: word, index }) => {
    const term = TERMS.get(word.replace(/\s+/g, " "));
    if (term === undefined) return [];
    const start = range.start + index;
    return [
      {
        code: TERM,
        message: `\`${word.replace(/\s+/g, " ")}\` is written \`${term}\`.`,
        range: { start, end: start + word.length },
        data: { term },
      },
    ];
  });
}
