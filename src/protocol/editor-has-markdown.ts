/**
 * The initialization option by which a client says that its editor outlines and folds the headings of Markdown itself;
 * the server then leaves them out, so that nothing shows twice.
 */
export const EDITOR_HAS_MARKDOWN_OPTION = "editorHasMarkdown";

/** Whether the options, which may be anything a client sent, say so. */
export function editorHasMarkdown(options: unknown): boolean {
  if (typeof options !== "object" || options === null) return false;
  return (options as Record<string, unknown>)[EDITOR_HAS_MARKDOWN_OPTION] === true;
}
