import { UNREAD, type ProseBlock } from "../../library/module-prose";

/** A number, version, date or appeal to a study in a sentence. */
export interface Figure {
  /** As it is written, with its unit. */
  readonly text: string;
  /** Offset in the sentence. */
  readonly index: number;
}

/** Names that have a number in them: what follows one of these words says which one, not how many. */
const NAMES = [
  String.raw`RFC|ISO(?:\/IEC)?|IEC|IEEE|ECMA|NIST(?: SP)?|FIPS|BCP|STD|PEP|JEP|JSR|KEP|EIP|ERC|BIP|CWE|CVE|GHSA|CAPEC|UTS|UAX|UTR|TR|DIN|EN`,
  String.raw`OAuth|OpenID(?: Connect)?|TLS|SSL|HTTP|WCAG|SC|ASVS|MASVS|PCI(?: DSS)?|SOC|SLSA|CSS|HTML|ES|OWASP|OpenAPI|Unicode|CLDR`,
  String.raw`GDPR|Art(?:icle)?s?|Recitals?|Sections?|Clauses?|Chapters?|Annex|Parts?|Step|Steps|Figures?|Table|Option|Phase|Tier|Priority|Layer|Levels?|Principle|Criterion|Technique|Guideline|Requirement|Rule|Pattern|Case|Top|Type|Class|Version|Page`,
  String.raw`ports?|status(?: codes?)?|code|codes|HTTP status|exit(?: code| status)?|errno|SQLSTATE|line|lines? \d+ to|item|row|column|slide|Principles?|chapter|section|step|phase|level|layer|tier|option|type|API level|Web Vitals|Web|Base|base`,
];

const NAMED = new RegExp(String.raw`(?:^|[^\p{L}])(?:${NAMES.join("|")})[ \u00A0](?:§ ?)?$`, "u");

/** The status codes of HTTP that are spoken of by their number. */
const STATUS = new Set(
  "100 101 103 200 201 202 203 204 205 206 207 300 301 302 303 304 307 308 400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431 451 500 501 502 503 504 505 507 508 511".split(
    " ",
  ),
);

/** What makes a number a measure: a unit, or that which is counted. */
const UNIT = String.raw`(?:[ \u00A0]?(?:%|°|×|x\b|ns\b|[µu]s\b|ms\b|s\b|sec\b|min\b|h\b|d\b|[kKMGT]?i?B\b|k\b|M\b|[kKMG]?bit\b|[kMG]?Hz\b|px\b|pt\b|dp\b|sp\b|r?em\b|cm\b|mm\b|[kMG]?bps\b|[kMG]?bit\/s|fps\b|rpm\b|qps\b|rps\b|USD\b|EUR\b)|[ \u00A0](?:percent|per cent|percentage points?|(?:nano|micro|milli)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?|kilobytes?|megabytes?|gigabytes?|characters?|pixels?|tokens?|times|million|billion|thousand)\b)`;

/** A number with what belongs to it: sign, currency, thousands, decimals, a date, a range, a unit. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}_#${UNREAD}.])(?<![\p{L}\p{N}][-/_:.]|[#§@])[$€£≥≤<>~±≈+]? ?\d+(?:[.,:\-–/]\d+)*(?:\.x)?${UNIT}?`,
  "gu",
);

/** Appeals to knowledge that nobody can look up. */
const STUDY =
  /\b(?:stud(?:y|ies)|research|surveys?|experts?|data|benchmarks?|statistics|analys[ei]s|measurements?|experiments?)\s+(?:has|have|had)?\s*(?:also\s+)?(?:say|says|said|show|shows|showed|shown|find|finds|found|suggest|suggests|suggested|prove|proves|proved|report|reports|indicate|indicates|indicated|agree|confirm|confirms|confirmed|recommend|recommends)\b|\baccording to (?:stud(?:y|ies)|research|surveys?|experts?)\b/gi;

/** Words that make of a figure something chosen here, or an example: nobody else has to say so. */
const OWN =
  /\b(?:for example|for instance|e\.g\.|say,|such as|imagine|suppose|our (?:own )?(?:default|limit|choice|budget|threshold|target|aim|value|pick|rule|test|cap|floor|ceiling)s?|house (?:default|limit|value|rule)s?|we (?:choose|chose|use|set|pick|picked|cap|aim|count|treat))\b/i;

/** What a text claims with figures; none where it says that they are its own choice or an example. */
export function figuresIn(text: string): readonly Figure[] {
  if (OWN.test(text)) return [];
  return [...numbersIn(text), ...[...text.matchAll(STUDY)].map((match) => ({ text: match[0], index: match.index }))];
}

function numbersIn(text: string): readonly Figure[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const figure = { text: match[0].trim(), index: match.index + lead };
    return isName(figure, text) ? [] : [figure];
  });
}

/** Whether a number is a name, an order, or so small that it counts nothing. */
function isName(figure: Figure, text: string): boolean {
  const before = text.slice(0, figure.index);
  const after = text.slice(figure.index + figure.text.length);
  if (NAMED.test(before)) return true;
  // A number that a word hangs on: 64-bit, 2xx, 3D, 1st; but not 30-day, which is a measure.
  if (/^(?:-bit\b|xx\b|D\b|st\b|nd\b|rd\b|th\b|[A-Z]\d)/.test(after)) return true;
  // An item of a list in a line, `1)` or `(2)`, and the number of a cell by itself.
  if (/^[.)](?:\s|$)/.test(after) && /(?:^|[(|;:]\s*)$/.test(before) && /^\d{1,2}$/.test(figure.text)) return true;
  if (/^[01]$/.test(figure.text)) return true;
  const numbers = figure.text.split(/[–-]/);
  return (
    numbers.every((one) => STATUS.has(one)) &&
    !/^\s(?!errors|responses|statuses|answers|is\b|was\b|as\b)\p{L}{3,}s\b/u.test(after)
  );
}

/** The sections whose figures may have their source elsewhere in the module: they only speak of what is shown there. */
export const SUMMARIES: readonly string[] = ["Brief", "When it applies", "Failure modes", "Verify"];

/** What is compared of a figure: its digits. */
export function digitsOf(figure: Figure): string {
  return figure.text.replace(/[^\d.,:–-]/g, "").replace(/,(?=\d{3})/g, "");
}

/** Whether a block is none that speaks: a heading, or the head of a table. */
export function isSilent({ kind }: ProseBlock): boolean {
  return kind === "heading";
}
