import type { Subject } from "../../src/core/library/subjects";
import type { LibraryItem } from "../../src/core/library/item";
import { readItem } from "../../src/core/library/read-item";

const KINDS = ["antipattern", "pattern", "practice", "stack", "platform", "standard", "rubric"] as const;
const ROLES = ["planner", "executor", "reviewer", "verifier", "designer", "researcher"] as const;
const TIERS = ["L0", "L1", "L2"] as const;
const SECTIONS = ["When it applies", "Example", "Failure modes", "Verify", "Facts", "Limits"] as const;

/** Numbers from 0 to 1 that look random and are the same every time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state >>> 8) & 0xffffff) / 0x1000000;
  };
}

/** What synthetic modules are about. */
export interface Subjects {
  readonly stacks: readonly Subject[];
  readonly concerns: readonly Subject[];
}

/**
 * Modules as many as asked for, of the size and form that the format asks for, the same every time. Every concern and
 * stack is served once there are enough of them.
 */
export function syntheticModules(count: number, { stacks, concerns }: Subjects): readonly LibraryItem[] {
  return Array.from({ length: count }, (_, index) => {
    const next = numbersFrom(index + 1);
    const word = wordsFrom(next);
    const id = `synthetic/${word()}/${word()}-${index}`;
    const kind = KINDS[index % KINDS.length] ?? "practice";
    const text = moduleText({ id, kind, index, next, word, stacks, concerns });
    return readItem({ kind: "module", id, origin: "bundled", path: `expertise/${id}.md`, text });
  });
}

interface Making extends Subjects {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly index: number;
  readonly next: () => number;
  readonly word: () => string;
}

function moduleText({ id, kind, index, next, word, stacks, concerns }: Making): string {
  const some = (length: number): string => Array.from({ length }, word).join(" ");
  const at = <Item>(list: readonly Item[], place: number): Item | undefined => list[place % list.length];
  const stack = kind === "stack" || index % 3 === 0 ? `"${at(stacks, index)?.id ?? "node"}"` : '"*"';
  const served = [at(concerns, index)?.id, next() < 0.5 ? at(concerns, index * 7 + 3)?.id : undefined];
  const tiers = ROLES.map((role) => `${role}: ${TIERS[Math.floor(next() * 3)] ?? "L1"}`).join(", ");
  const core = kind === "antipattern" ? "Entries" : kind === "standard" ? "Requirements" : "Rules";
  const paragraph = (): string => `${some(12)}. ${some(18)}, ${some(9)}.`;
  const entries = Array.from({ length: 5 }, (_, at) =>
    kind === "antipattern"
      ? `### AP-${at + 1} ${some(3)}\n\n${paragraph()}\n\n${paragraph()}`
      : `**R${at + 1} ${some(3)}.** ${paragraph()}`,
  );
  const sections = SECTIONS.filter(() => next() < 0.9).map((name) => {
    const code =
      name === "Example" ? `\n\n\`\`\`ts\nconst ${word()} = ${word()}(/* ${some(4)} */);\n# not a heading\n\`\`\`` : "";
    return `## ${name}\n\n${Array.from({ length: 2 + Math.floor(next() * 4) }, paragraph).join("\n\n")}${code}`;
  });
  return [
    "---",
    `id: ${id}`,
    "schema: 1",
    `title: "${some(3)}"`,
    `kind: ${kind}`,
    `summary: "${some(14)}."`,
    `aliases: [${some(1)}, ${some(1)}, "${some(2)}"]`,
    `symptoms: ["${some(6)}", "${some(5)}", "${some(7)}"]`,
    `applies: { stacks: [${stack}], concerns: [${[...new Set(served.filter((each) => each !== undefined))].join(", ")}] }`,
    `tiers: { ${tiers} }`,
    `severity: ${["critical", "high", "medium", "low"][index % 4] ?? "low"}`,
    `rules: [{ id: R1, level: must, text: "${some(8)}" }]`,
    "---",
    "",
    `# ${some(3)}`,
    "",
    `## Brief\n\n${Array.from({ length: 6 }, () => `- ${some(14)}.`).join("\n")}`,
    "",
    `## ${core}\n\n${entries.join("\n\n")}`,
    "",
    sections.join("\n\n"),
    "",
  ].join("\n");
}

/** Words of a large vocabulary in which a few are very common, as in a language, with as many beginnings as one has. */
function wordsFrom(next: () => number): () => string {
  const [starts, ends] = ["bcdfghklmnprstvwz", "aeiou"];
  const syllables = Array.from({ length: 85 }, (_, at) => `${starts.charAt(at % 17)}${ends.charAt(at % 5)}`);
  return () => {
    const rank = Math.floor(12_000 * next() ** 3);
    const places = [rank % 85, Math.floor(rank / 85) % 85, (rank * 31) % 85];
    return places.map((place) => syllables[place] ?? "").join("");
  };
}
