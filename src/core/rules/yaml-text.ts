import { stringify } from "yaml";

/** A text as YAML on one line, in a block or between brackets: quoted where it would be read as something else. */
export function yamlText(text: string): string {
  const isPlain = /^[\w./-]+$/.test(text) && stringify(text, { version: "1.1", lineWidth: 0 }) === `${text}\n`;
  return isPlain ? text : JSON.stringify(text);
}
