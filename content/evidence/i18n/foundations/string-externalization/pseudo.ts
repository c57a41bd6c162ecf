import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

const MARKS = new Map(Array.from("aceinosuyACEINOSUY", (letter, i) => [letter, Array.from("áçéîñöšûýÁÇÉÎÑÖŠÛÝ")[i]]));

/** The message in brackets, accented and longer, its placeholders, tags and branches untouched. */
export function pseudo(message: string, growth = 0.4): string {
  let letters = 0;
  const write = (parts: MessageFormatElement[], counted = false): string =>
    parts.map((part) => {
      if (part.type === TYPE.literal) {
        letters += part.value.length;
        const marked = Array.from(part.value, (c) => MARKS.get(c) ?? c).join("");
        return marked.replaceAll("'", "''").replace(counted ? /[{}<#]+/g : /[{}<]+/g, (sign) => `'${sign}'`);
      }
      if (part.type === TYPE.pound) return "#";
      if (part.type === TYPE.tag) return `<${part.value}>${write(part.children, counted)}</${part.value}>`;
      if (part.type === TYPE.plural || part.type === TYPE.select) {
        const kind = part.type === TYPE.select ? "select" : part.pluralType === "ordinal" ? "selectordinal" : "plural";
        const branches = Object.entries(part.options).map(([key, { value }]) => `${key} {${write(value, part.type === TYPE.plural)}}`);
        const offset = part.type === TYPE.plural && part.offset ? `offset:${part.offset} ` : "";
        return `{${part.value}, ${kind}, ${offset}${branches.join(" ")}}`;
      }
      return message.slice(part.location!.start.offset, part.location!.end.offset);
    }).join("");
  const text = write(parse(message, { captureLocation: true }));
  return `[${text}${"·".repeat(Math.ceil(letters * growth))}]`;
}
