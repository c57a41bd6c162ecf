/** Says that no command covers some criteria, and where one can be named. */
export function uncoveredSentence(ids: readonly string[]): string {
  return `No command covers ${listed(ids)}: name one as \`verify\` of the criterion or of a task that covers it, or among the proof's \`commands\`.`;
}

/** Ids as a sentence lists them. */
export function listed(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(", ");
}
