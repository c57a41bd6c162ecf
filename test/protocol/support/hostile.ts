import { clarificationFields, clarificationJson } from "./documents";

/** Texts that have broken programs like ours, each with the language it is in and a code that must be found in it. */
export interface HostileText {
  readonly name: string;
  readonly extension: "yaml" | "json" | "md";
  readonly text: string;
  readonly code: string;
}

/** Texts that nest a thousand and more levels deep. */
export const NESTED: readonly HostileText[] = [1_000, 20_000].flatMap((levels): HostileText[] => {
  const bombs: readonly [string, string][] = [
    ["[", "[".repeat(levels)],
    ["- ", "- ".repeat(levels)],
    ["{a: ", "{a: ".repeat(levels)],
    ["a:\\n ", Array.from({ length: Math.min(levels, 400) }, (_, depth) => `${" ".repeat(depth)}a:\n`).join("")],
    ["? ", "? ".repeat(levels)],
  ];
  const json: readonly [string, string][] = [
    ["[", "[".repeat(levels)],
    ["[…]", "[".repeat(levels) + "]".repeat(levels)],
    ['{"a":', '{"a":'.repeat(levels)],
  ];
  return [
    ...bombs.map(([name, text]) => ({ name: `${levels} ${name}`, extension: "yaml" as const, text, code: "too-deep" })),
    ...bombs.map(([name, text]) => ({
      name: `${levels} ${name} in front matter`,
      extension: "md" as const,
      text: `---\nphase: clarify\nquestions:\n ${text.replaceAll("\n", "\n ")}\n---\n`,
      code: "too-deep",
    })),
    ...json.map(([name, text]) => ({ name: `${levels} ${name}`, extension: "json" as const, text, code: "too-deep" })),
  ];
});

const laughs = Array.from(
  { length: 30 },
  (_, level) =>
    `a${level + 1}: &a${level + 1} [*a${level},*a${level},*a${level},*a${level},*a${level},*a${level},*a${level},*a${level},*a${level}]`,
);

const conflict = `<<<<<<< HEAD\n${clarificationFields()}=======\n${clarificationFields("pay-2")}>>>>>>> theirs\n`;

/** Other texts that nobody means to write. */
export const ODD: readonly HostileText[] = [
  { name: "an alias bomb", extension: "yaml", text: `a0: &a0 [lol]\n${laughs.join("\n")}\n`, code: "alias-limit" },
  { name: "a merge bomb", extension: "yaml", text: mergeBomb(), code: "alias-limit" },
  {
    name: "an anchor that holds itself",
    extension: "yaml",
    text: "sources: &a [*a]\nquestions: &b {c: *b}\n",
    code: "syntax",
  },
  { name: "git conflict markers", extension: "yaml", text: conflict, code: "merge-conflict" },
  {
    name: "git conflict markers in front matter",
    extension: "md",
    text: `---\n${conflict}---\n`,
    code: "merge-conflict",
  },
  {
    name: "git conflict markers in JSON",
    extension: "json",
    text: clarificationJson()
      .replace('  "status"', '<<<<<<< HEAD\n  "status"')
      .replace('  "loop', '=======\n>>>>>>> theirs\n  "loop'),
    code: "merge-conflict",
  },
  { name: "5,000 conflicts", extension: "yaml", text: conflict.repeat(400), code: "merge-conflict" },
  { name: "NUL bytes", extension: "yaml", text: `phase: clarify\n\0\0\0\u0001`, code: "not-text" },
  { name: "NUL bytes in Markdown", extension: "md", text: "---\nphase: \0\n---\n", code: "not-text" },
  { name: "NUL bytes in JSON", extension: "json", text: '{"phase": "\0"}', code: "not-text" },
  { name: "a picture", extension: "json", text: "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0", code: "not-text" },
  { name: "control characters", extension: "json", text: "\u0001\u0002\u0003\u0004", code: "syntax" },
  { name: "half a surrogate pair", extension: "json", text: '{"phase": "\ud83d', code: "syntax" },
  { name: "nothing but a fence", extension: "md", text: "---", code: "front-matter-unterminated" },
  { name: "an empty file", extension: "json", text: "", code: "syntax" },
  {
    name: "keys of Object.prototype",
    extension: "json",
    text: '{"__proto__": {"phase": 1}, "constructor": {}, "toString": 1}',
    code: "schema-required",
  },
  { name: "30,000 lines of nothing", extension: "yaml", text: "\n".repeat(30_000), code: "schema-required" },
  {
    name: "a line of 150,000 characters",
    extension: "yaml",
    text: `status: ${"x".repeat(150_000)}\n`,
    code: "schema-enum",
  },
  {
    name: "10,000 keys",
    extension: "yaml",
    text: `status: no\n${Array.from({ length: 10_000 }, (_, n) => `k${n}: ${n}`).join("\n")}\n`,
    code: "schema-enum",
  },
  { name: "a JSON text of 5 MB", extension: "json", text: bigJson(5), code: "too-large" },
];

/** Merge keys that double with each line. */
function mergeBomb(): string {
  const lines = Array.from(
    { length: 28 },
    (_, n) => `m${n + 1}: &m${n + 1} {<<: [*m${n}, *m${n}], k${n}: [*m${n}, *m${n}]}`,
  );
  return `m0: &m0 {a: 1}\n${lines.join("\n")}\n`;
}

/** A JSON artifact of so many megabytes. */
export function bigJson(megabytes: number): string {
  const finding = `    ${JSON.stringify({ id: "F-1", severity: "low", title: "x".repeat(900) })},\n`;
  const findings = finding.repeat(Math.ceil((megabytes * 1024 * 1024) / finding.length));
  return `{\n  "phase": "review",\n  "role": "reviewer",\n  "findings": [\n${findings}    {}\n  ]\n}\n`;
}
