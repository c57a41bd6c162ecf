/** Numbers the tab stops of one snippet, or leaves them out where a client has none. */
export interface TabStops {
  /** An empty place to type. */
  blank(): string;
  /** A place with a text that typing replaces. */
  filled(text: string): string;
  /** A place with a choice of texts. */
  choice(texts: readonly string[]): string;
  /** Text that stands as it is. */
  literal(text: string): string;
}

/** Tab stops in the syntax of LSP snippets. */
export function snippetStops(): TabStops {
  let next = 1;
  return {
    blank: () => `\${${next++}}`,
    filled: (text) => `\${${next++}:${escape(text)}}`,
    choice: (texts) => `\${${next++}|${texts.map((text) => escape(text).replace(/[,|]/g, "\\$&")).join(",")}|}`,
    literal: escape,
  };
}

/** The same places as plain text: the first choice, and nothing where nothing is known. */
export const plainStops: TabStops = {
  blank: () => "",
  filled: (text) => text,
  choice: (texts) => texts[0] ?? "",
  literal: (text) => text,
};

function escape(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
