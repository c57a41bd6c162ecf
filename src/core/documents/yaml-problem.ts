import type { YAMLError } from "yaml";
import type { OffsetRange } from "../text/range";
import { visibleRange, type SyntaxProblem } from "./problem";

/** A fault that the `yaml` package found in `text`; its offsets are shifted by `base`. */
export function yamlProblem(error: YAMLError, text: string, base: number, quotes: Quotes): SyntaxProblem {
  const opening = error.message.startsWith("Missing closing") ? quotes.get(base + error.pos[0]) : undefined;
  const at = opening ?? { start: base + error.pos[0], end: base + error.pos[1] };
  return { code: "syntax", message: sentenceOf(error), range: visibleRange(text, at) };
}

/** Quoted texts of a document by the offset they end at. */
export type Quotes = ReadonlyMap<number, OffsetRange>;

const SENTENCES: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "YAML is indented with spaces; this is a tab.",
  BAD_ALIAS: "An anchor or alias needs a name.",
  BAD_INDENT: "This line is indented too little for where it stands.",
  BLOCK_AS_IMPLICIT_KEY:
    "A mapping cannot start here: put it on a line of its own, or quote the text that holds a colon.",
  MULTILINE_IMPLICIT_KEY: "This line is neither `key: value` nor a list item.",
  RESOURCE_EXHAUSTION: "This document is nested too deep to be read.",
};

function sentenceOf({ code, message }: YAMLError): string {
  const first = message.split("\n")[0]?.trim() ?? "";
  const quote = /^Missing closing (.)quote/.exec(first)?.[1];
  if (quote !== undefined) return `This text is not closed: \`${quote}\` is missing.`;
  const bracket = /end with a ([\]}])/.exec(first)?.[1];
  if (bracket !== undefined) return `\`${bracket}\` is missing here, or this line is indented too little.`;
  if (first.startsWith("Implicit map keys need")) return "A colon and a value are expected after this key.";
  return SENTENCES[code] ?? (/[.!]$/.test(first) ? first : `${first}.`);
}
