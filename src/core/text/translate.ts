/** Puts a message into the reader's language and fills `{0}`, `{1}` …: `vscode.l10n.t`, or `untranslated`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The message as it stands in the source, filled. A place that nothing is given for stays as it is. */
export const untranslated: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
