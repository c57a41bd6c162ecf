/** What a module of one kind looks like. */
export interface ModuleFormat {
  /** Tokens of the whole body, which is what a role gets at tier L2. */
  readonly body: { readonly least: number; readonly most: number };
  /** Percent of the body's tokens that may stand in blocks of code. */
  readonly codeShare: number;
  /** The headings of the second level in their order. */
  readonly sections: readonly FormatSection[];
}

/** A section that the format names. */
export interface FormatSection {
  readonly heading: string;
  readonly required: boolean;
}

/** Tokens of the summary, which is what a role gets at tier L0. */
export const SUMMARY_TOKENS = 30;

/** Tokens of the brief, which is what a role gets at tier L1. */
export const BRIEF_TOKENS = { least: 120, most: 250 } as const;

/** Points of the brief; the last one says when to stop and ask. */
export const BRIEF_POINTS = { least: 5, most: 7 } as const;

/** Entries of an antipattern. */
export const ENTRIES = { least: 5, most: 9 } as const;

/** Blocks under Example, and lines of any block. */
export const CODE_BLOCKS = { inExample: 2, lines: 30 } as const;

/** Days from `verified` within which a module is reviewed: fewer where it has volatile facts. */
export const REVIEW_DAYS = { withFacts: 183, without: 365 } as const;

/** Every section, in order. Facts are for volatile numbers, so a module may do without. */
function sections(rules: "Rules" | "Entries" | "Requirements", optional: readonly string[]): readonly FormatSection[] {
  const headings = ["Brief", "When it applies", rules, "Example", "Failure modes", "Verify", "Facts", "Limits"];
  return headings.map((heading) => ({ heading, required: heading !== "Facts" && !optional.includes(heading) }));
}

/** What each kind of module looks like. */
const FORMATS: ReadonlyMap<string, ModuleFormat> = new Map([
  [
    "antipattern",
    // Each entry is a failure mode with its own example.
    { body: { least: 1200, most: 2200 }, codeShare: 35, sections: sections("Entries", ["Example", "Failure modes"]) },
  ],
  ["pattern", { body: { least: 1200, most: 2400 }, codeShare: 35, sections: sections("Rules", []) }],
  // A way of working may have nothing to show in code.
  ["practice", { body: { least: 1200, most: 2400 }, codeShare: 35, sections: sections("Rules", ["Example"]) }],
  ["stack", { body: { least: 1800, most: 3000 }, codeShare: 45, sections: sections("Rules", []) }],
  ["platform", { body: { least: 1500, most: 2600 }, codeShare: 40, sections: sections("Rules", []) }],
  [
    "standard",
    {
      body: { least: 1200, most: 2600 },
      codeShare: 15,
      sections: sections("Requirements", ["Example", "Failure modes"]),
    },
  ],
  [
    "rubric",
    { body: { least: 600, most: 1500 }, codeShare: 15, sections: sections("Rules", ["Example", "Failure modes"]) },
  ],
]);

/** What a module of this kind looks like; undefined for a kind that there is not. */
export function moduleFormat(kind: string): ModuleFormat | undefined {
  return FORMATS.get(kind);
}

/** The headings under which a paragraph for each rule stands, in any kind of module. */
export const RULE_HEADINGS: readonly string[] = ["Rules", "Entries", "Requirements"];
