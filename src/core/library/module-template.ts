import { yamlScalar } from "../documents/write-scalar";
import { moduleFormat, REVIEW_DAYS } from "./module-format";

/** What is said of a module before it is written. */
export interface NewModule {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** An ISO date. */
  readonly today: string;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The text of a new module: every section of its kind in its order, and a header whose parts name each other as they
 * should. What stands in angle brackets is to be written.
 */
export function moduleTemplate({ id, kind, title, today }: NewModule): string {
  const headings =
    moduleFormat(kind)
      ?.sections.filter(({ required }) => required)
      .map(({ heading }) => heading) ?? [];
  const review = new Date(Date.parse(today) + (REVIEW_DAYS.withFacts - 1) * DAY).toISOString().slice(0, 10);
  const rules = RULES.map((text, index) => {
    const number = String(index + 1);
    return `  - { id: R${number}, level: must, text: "<${text}>", checks: [V${number}] }`;
  });
  const sources = ["S1", "S2"].map(
    (source) =>
      `  - { id: ${source}, title: "<Whose page it is>", url: "https://example.com/${source}", accessed: ${today}, tier: primary }`,
  );
  const header = [
    `id: ${yamlScalar(id, "")}`,
    "schema: 1",
    `title: ${yamlScalar(title, "")}`,
    `kind: ${kind}`,
    'summary: "<What to do, in one imperative sentence>"',
    'aliases: ["<another name>", "<an abbreviation>", "<what people say>"]',
    'symptoms: ["<what a person sees>", "<the text of an error>", "<what users complain of>"]',
    'applies: { stacks: ["*"], concerns: [] }',
    "tiers: { executor: L2, reviewer: L1 }",
    "severity: medium",
    "rules:",
    ...rules,
    "sources:",
    ...sources,
    `verified: ${today}`,
    `review_by: ${review}`,
  ];
  const body = headings.map((heading) => `## ${heading}\n\n${sectionOf(heading)}`);
  return `---\n${header.join("\n")}\n---\n\n# ${title}\n\n${body.join("\n\n")}\n`;
}

const RULES = ["What always holds", "What to do first", "What never to do"];

function sectionOf(heading: string): string {
  switch (heading) {
    case "Brief":
      return [
        "<What the subject is, in a sentence>",
        "<The first thing to do>",
        "<What goes wrong most often>",
        "<How to see that it is right>",
        "Stop and ask a human when <what nobody else can decide>.",
      ]
        .map((point) => `- ${point}`)
        .join("\n");
    case "When it applies":
      return "| Situation | Do |\n| --- | --- |\n| <where it holds> | <what to do> |\n| <where it does not> | <what to do instead> |";
    case "Rules":
    case "Entries":
    case "Requirements":
      return RULES.map(
        (text, index) => `**R${index + 1} ${text} (must).** <Why, and when not.> [S${index === 1 ? 2 : 1}]`,
      ).join("\n\n");
    case "Example":
      return "```text\n<the smallest whole example>\n```";
    case "Failure modes":
      return "| You see | Cause | Fix |\n| --- | --- | --- |\n| <what is seen> | <why> | <what to do> |";
    case "Verify":
      return RULES.map((_, index) => `- **V${index + 1}** <What to run or look at.> Pass: <what is seen then>.`).join(
        "\n",
      );
    default:
      return "<What this module does not cover.>";
  }
}
