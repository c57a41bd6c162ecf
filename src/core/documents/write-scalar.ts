/** The quote that stands around a value already; empty for none. */
export type Quote = "" | '"' | "'";

/** A value as YAML on one line, quoted where it has to be or where a quote stands around it already. */
export function yamlScalar(value: string | number | boolean, quote: Quote): string {
  const text = String(value);
  if (quote === '"') return JSON.stringify(text).slice(1, -1);
  if (quote === "'") return text.replaceAll("'", "''");
  return typeof value !== "string" || isPlain(text) ? text : JSON.stringify(text);
}

/** Whether a text without quotes is read as that text, in YAML 1.1 too: not as a number, a date or a boolean. */
function isPlain(text: string): boolean {
  if (/^\d/.test(text))
    return /^[\w./@-]+$/.test(text) && Number.isNaN(Number(text.replaceAll("_", ""))) && !/^\d+-\d+-\d+$/.test(text);
  return /^[A-Za-z_][\w./@-]*( [\w./@-]+)*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
}

/** A value as JSON; without its quotes where they stand around it already. */
export function jsonScalar(value: string | number | boolean, quote: Quote): string {
  const text = JSON.stringify(value);
  return quote === "" ? text : text.replace(/^"|"$/g, "");
}
