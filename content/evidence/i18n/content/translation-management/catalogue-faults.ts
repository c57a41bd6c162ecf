import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

export type Catalogue = Record<string, string>;
const KINDS = ["literal", "argument", "number", "date", "time", "select", "plural", "pound", "tag"];

/** Each argument and tag of a message with its kind, as `name:kind`. */
function parts(message: string): Set<string> {
  const found = new Set<string>();
  const visit = (list: MessageFormatElement[]): void => {
    for (const part of list) {
      if (part.type === TYPE.literal || part.type === TYPE.pound) continue;
      found.add(`${part.value}:${KINDS[part.type]}`);
      if (part.type === TYPE.tag) visit(part.children);
      if (part.type === TYPE.plural || part.type === TYPE.select) Object.values(part.options).forEach((o) => visit(o.value));
    }
  };
  visit(parse(message));
  return found;
}

/** What is wrong with a translation of `source`; empty where it may ship. */
export function catalogueFaults(source: Catalogue, target: Catalogue): string[] {
  const faults = Object.keys(target).filter((key) => !Object.hasOwn(source, key)).map((key) => `${key}: not in the source any more`);
  for (const [key, text] of Object.entries(source)) {
    const other = target[key];
    if (other === undefined || other.trim() === "") { faults.push(`${key}: missing`); continue; }
    try {
      const [want, have] = [parts(text), parts(other)];
      for (const part of want) if (!have.has(part)) faults.push(`${key}: lost ${part}`);
      for (const part of have) if (!want.has(part)) faults.push(`${key}: invented ${part}`);
    } catch (error) {
      faults.push(`${key}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return faults;
}
