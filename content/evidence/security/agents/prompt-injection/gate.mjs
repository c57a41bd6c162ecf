/** What each tool touches: `private` data, `foreign` text, a way out (`sends`), or what is `final`. */
const TOOLS = new Map([
  ["read_mail", { foreign: true, private: true }],
  ["fetch_page", { foreign: true, sends: true }], // an address can carry data out
  ["read_file", { private: true }], // own files; of a repository: foreign as well
  ["send_mail", { sends: true }],
  ["delete_file", { final: true }],
]);

/** One for each run. It looks at what happened, never at what the text says. */
export class Gate {
  #seen = { foreign: false, private: false };
  #origins;
  constructor(origins) { this.#origins = new Set(origins); }

  /** "allow", "ask" (a person sees tool and exact arguments) or "deny". Call it before each tool call. */
  decide(tool, args) {
    const t = TOOLS.get(tool);
    if (t === undefined) return "deny";
    const known = tool === "fetch_page" && URL.canParse(args.url) && this.#origins.has(new URL(args.url).origin);
    if (t.final === true && this.#seen.foreign) return "ask";
    if (t.sends === true && !known && this.#seen.private) return this.#seen.foreign ? "deny" : "ask";
    if (t.sends === true && !known && this.#seen.foreign) return "ask";
    return "allow";
  }
  /** Call it after each tool call. What was read stays read until the run ends. */
  record(tool) {
    const t = TOOLS.get(tool) ?? { foreign: true, private: true };
    this.#seen.foreign ||= t.foreign === true;
    this.#seen.private ||= t.private === true;
  }
}
