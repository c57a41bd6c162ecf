import { stringify } from "yaml";
import type { ScalarNode } from "../documents/tree";
import type { TextChange } from "./fix";
import { wordRange } from "./subject";

/**
 * The change that makes a text of a document another one: between the quotes that are there, with quotes where it needs
 * them, and as a whole where it is written with escapes.
 */
export function respelled(document: string, node: ScalarNode, text: string): TextChange {
  const range = wordRange(document, node);
  const isWhole = range.start === node.range.start && range.end === node.range.end;
  if (node.style === "plain" && isWhole) return { range, text: yamlText(text) };
  if (isWhole) return { range, text: JSON.stringify(text) };
  if (node.style === "single") return { range, text: text.replaceAll("'", "''") };
  return { range, text: node.style === "double" ? JSON.stringify(text).slice(1, -1) : text };
}

/** A text as YAML on one line, in a block or between brackets: quoted where it would be read as something else. */
function yamlText(text: string): string {
  const isPlain = /^[\w./-]+$/.test(text) && stringify(text, { version: "1.1", lineWidth: 0 }) === `${text}\n`;
  return isPlain ? text : JSON.stringify(text);
}
