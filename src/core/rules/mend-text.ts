import type { TimeLimit } from "../time-limit";

/** A text as it would have been written right, and whether nothing had to be guessed for it. */
export interface MendedText {
  readonly text: string;
  readonly certain: boolean;
}

const DATE_TIME =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?$/;

/** A date, time or address in the form that `format` asks for; undefined where the text does not tell what is meant. */
export function mendFormat(text: string, format: string): MendedText | undefined {
  if (format === "uri")
    return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(text) ? { text: `https://${text}`, certain: false } : undefined;
  const match = DATE_TIME.exec(text.trim());
  if (match === null) return undefined;
  const [, year = "", month = "", day = "", hour, minute = "00", second = "00", fraction = "", zone] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (format === "date") return { text: date, certain: hour === undefined };
  if (format !== "date-time") return undefined;
  const offset = zone === undefined ? "Z" : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const time = `${(hour ?? "00").padStart(2, "0")}:${minute}:${second}${fraction}`;
  return { text: `${date}T${time}${offset}`, certain: hour !== undefined && zone !== undefined };
}

/** Milliseconds that a workspace's pattern may take. */
const MATCHING = 100;

/** A text that differs in case, separators or space only and that `pattern` accepts; undefined where none does. */
export function mendPattern(text: string, pattern: string, limit: TimeLimit): string | undefined {
  const accepts = expression(pattern);
  const trimmed = text.trim();
  const words = trimmed.replace(/[\s_]+/g, "-");
  const forms = [
    trimmed,
    trimmed.toLowerCase(),
    trimmed.toUpperCase(),
    words,
    words.toLowerCase(),
    words.toUpperCase(),
  ];
  // `AC1` where `AC-1` is meant.
  const numbered = trimmed.toUpperCase().replace(/^([A-Z]+)[\s_]*(\d+)$/, "$1-$2");
  const all = [...forms, words.toLowerCase().replaceAll("-", "_"), numbered].filter((form) => form !== text);
  return limit(() => all.find((form) => accepts?.test(form)), MATCHING)?.result;
}

/** A schema's pattern as ajv reads it; undefined where it is none. */
function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
