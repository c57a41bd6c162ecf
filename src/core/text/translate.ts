/** Puts a message into the reader's language and fills `{0}`, `{1}` …: `vscode.l10n.t`, or `untranslated`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** Puts messages into a language of which these are the words, by the message as it stands in the source; without words that stands. */
export function translator(words: Readonly<Record<string, unknown>>): Translate {
  return (message, ...args) => {
    const translation = Object.hasOwn(words, message) ? words[message] : undefined;
    return untranslated(typeof translation === "string" && translation !== "" ? translation : message, ...args);
  };
}

/** The message as it stands in the source, filled. A place that nothing is given for stays as it is. */
export const untranslated: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
