// The second example of the module, as it stands there.
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

/** What is wrong with the plural branches of one translation; empty where nothing is. */
export function pluralFaults(message: string, locale: string): string[] {
  const faults: string[] = [];
  const visit = (parts: MessageFormatElement[]): void => {
    for (const part of parts) {
      if (part.type === TYPE.tag) visit(part.children);
      if (part.type !== TYPE.plural && part.type !== TYPE.select) continue;
      if (part.type === TYPE.plural) {
        const type = part.pluralType ?? "cardinal";
        const used = new Intl.PluralRules(locale, { type }).resolvedOptions().pluralCategories;
        const words = Object.keys(part.options).filter((key) => !key.startsWith("="));
        for (const category of used) {
          if (!words.includes(category)) faults.push(`{${part.value}}: ${locale} needs "${category}"`);
        }
        for (const word of words) {
          if (!(used as string[]).includes(word)) faults.push(`{${part.value}}: ${locale} never uses "${word}"`);
        }
      }
      Object.values(part.options).forEach((option) => visit(option.value));
    }
  };
  visit(parse(message));
  return faults;
}
