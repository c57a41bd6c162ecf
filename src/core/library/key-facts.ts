import { recordOf, textsOf, type LibraryItem } from "./item";
import type { Project } from "./project";

/** A fact that several modules state, with how it is stated. */
export interface KeyFact {
  readonly key: string;
  readonly value: string;
  readonly near: readonly string[];
  /** Matches where the fact is stated; its first group is the value that is given there. */
  readonly phrase: RegExp;
}

const facts = new WeakMap<LibraryItem, readonly KeyFact[]>();

/** The facts that a project's library keeps; none that is not whole. */
export function keyFacts({ library }: Project): readonly KeyFact[] {
  return library.all("key facts").flatMap((item) => {
    const known = facts.get(item) ?? factsFrom(item.fields);
    facts.set(item, known);
    return known;
  });
}

/** The facts of a document of them, given as a plain value; none that is not whole. */
export function factsFrom(fields: Readonly<Record<string, unknown>>): readonly KeyFact[] {
  return Object.entries(recordOf(fields.facts)).flatMap(([key, given]) => {
    const { value, near, phrase } = recordOf(given);
    if (typeof value !== "string" || typeof phrase !== "string" || !phrase.includes("{}")) return [];
    return [{ key, value, near: textsOf(near).map((word) => word.toLowerCase()), phrase: patternOf(phrase) }];
  });
}

/** A phrase as a pattern: words as they are, any blanks between them, and a number or word for the value. */
function patternOf(phrase: string): RegExp {
  const [before = "", after = ""] = phrase.split("{}").map(escaped);
  return new RegExp(String.raw`${before}([\p{L}\p{N}](?:[\p{L}\p{N}.,%:/-]*[\p{L}\p{N}%])?)${after}`, "giu");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
}

/** A place where a text states a fact, and the value that it gives. */
export interface StatedFact {
  readonly fact: KeyFact;
  readonly value: string;
  readonly index: number;
}

/** Where a sentence or row states one of the facts. */
export function factsIn(text: string, known: readonly KeyFact[]): readonly StatedFact[] {
  const small = text.toLowerCase();
  return known
    .filter(({ near }) => near.every((word) => small.includes(word)))
    .flatMap((fact) =>
      [...text.matchAll(fact.phrase)].map((match) => {
        const value = match[1] ?? "";
        return { fact, value, index: match.index + match[0].indexOf(value) };
      }),
    );
}
