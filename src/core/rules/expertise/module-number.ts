import { citationsIn, proseOf, type ProseBlock } from "../../library/module-prose";
import type { Finding, Rule } from "../rule";
import { digitsOf, figuresIn, isSilent, SUMMARIES, type Figure } from "./figures";
import { moduleTextRule } from "./module-rule";

const CODE = "wazir/module-number-without-source";

/** A sentence or row that makes a claim, and whether it says where that is from. */
interface Claim {
  readonly figures: readonly Figure[];
  readonly start: number;
  readonly isCited: boolean;
  readonly section: string;
}

/**
 * Finds numbers, versions, dates, percentages and appeals to studies whose sentence or table row cites no source. In
 * the brief, the checks and the other parts that sum up, a figure may have its source where it is first said. What a
 * check is tried with, and a table under Example, claim nothing.
 */
export const moduleNumber: Rule = moduleTextRule(
  [{ code: CODE, severity: "warning", title: "A figure of a module has no source in its sentence or row." }],
  ({ document }) => {
    const claims = proseOf(document)
      .filter((block) => !isSilent(block))
      .flatMap(claimsOf);
    const sourced = new Set(claims.flatMap(({ isCited, figures }) => (isCited ? figures.map(digitsOf) : [])));
    return claims
      .filter(({ isCited }) => !isCited)
      .flatMap(({ figures, start, section }) =>
        figures
          .filter((figure) => !SUMMARIES.includes(section) || digitsOf(figure) === "" || !sourced.has(digitsOf(figure)))
          .map((figure): Finding => {
            const at = start + figure.index;
            const message = `\`${figure.text}\` has no source in its sentence or row: cite one, as in \`[S1]\`, or say that it is our default, our limit or an example.`;
            return { code: CODE, message, range: { start: at, end: at + figure.text.length } };
          }),
      );
  },
);

/** A row is one claim, whose source stands in any of its cells; elsewhere each sentence is one. */
function claimsOf({ kind, text, range, sentences, section }: ProseBlock): readonly Claim[] {
  const parts = kind === "row" ? [{ text, range }] : sentences;
  return parts.map((part) => {
    // The citations themselves are no figures.
    const own = part.text.replace(/\[S\d[^\]]*\]/g, (cited) => "¤".repeat(cited.length));
    // A row under Facts is judged by itself: what it lacks is said there.
    const isShown = kind === "row" && (section === "Example" || section === "Facts");
    const isCited = citationsIn(part.text).length > 0;
    const figures =
      (isShown && !isCited) || isInput(section, text, part.range.start - range.start) ? [] : figuresIn(own);
    return { figures, start: part.range.start, isCited, section };
  });
}

/** Whether a part of a check says what to put in, before its `Pass:`, rather than what must come out. */
function isInput(section: string, check: string, at: number): boolean {
  return section === "Verify" && !/\bpass\b/i.test(check.slice(0, at + "Pass".length));
}
