const LANGUAGES = ["yaml", "json", "jsonc", "markdown"];
const SCHEMES = ["file", "untitled"];

/** Logs of runs, by their name: hosts do not agree on a language for them. */
const LOGS = { scheme: "file", pattern: "**/events.ndjson" };

/** The documents that the server is told of: where ours may be. */
export const DOCUMENTS = [...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))), LOGS];
