import { describe, expect, test } from "vitest";
import { toCrlf } from "../../support/document-cases";
import { RUN_ID, runFiles } from "../../support/projects";
import { completeAt, contextWith } from "../../support/service";
import { ARTIFACTS, labelsAt, takenAt } from "./support/editor";

const context = await contextWith(runFiles());
const HEAD = "phase: specify\nrole: specifier\n";

/** A text with the cursor, what is taken, and the text after that. Each stands in a YAML file and in front matter. */
type Case = readonly [name: string, text: string, label: string, after: string];

const KEYS: readonly Case[] = [
  ["in an empty document", "⟦^⟧", "status", "status: draft"],
  ["on an empty line", `${HEAD}⟦^⟧\n`, "status", `${HEAD}status: draft\n`],
  [
    "between two keys",
    "phase: specify\n⟦^⟧\nrole: specifier\n",
    "status",
    "phase: specify\nstatus: draft\nrole: specifier\n",
  ],
  ["at the end without a line end", `${HEAD}⟦^⟧`, "loop_number", `${HEAD}loop_number: 0`],
  ["after half a word", `${HEAD}sta⟦^⟧\n`, "status", `${HEAD}status: draft\n`],
  ["in the middle of a word", `${HEAD}st⟦^⟧xyz\n`, "status", `${HEAD}status: draft\n`],
  ["before a word", `${HEAD}⟦^⟧stat\n`, "status", `${HEAD}status: draft\n`],
  ["before a comment", `${HEAD}sta⟦^⟧ # later\n`, "status", `${HEAD}status: draft # later\n`],
  ["where a colon stands", `${HEAD}st⟦^⟧at: draft\n`, "status", `${HEAD}status: draft\n`],
  ["where a colon stands behind a space", `${HEAD}st⟦^⟧at : draft\n`, "status", `${HEAD}status : draft\n`],
  ["where only a colon stands", `⟦^⟧: specify\n`, "phase", "phase: specify\n"],
  ["a key that is there, at itself", "pha⟦^⟧se: specify\n", "phase", "phase: specify\n"],
  ["a fixed value", "role: specifier\n⟦^⟧\n", "phase", "role: specifier\nphase: specify\n"],
  ["a list of texts", `${HEAD}⟦^⟧\n`, "sources", `${HEAD}sources:\n  - \n`],
  ["a list of mappings", `${HEAD}⟦^⟧\n`, "requirements", `${HEAD}requirements:\n  - id: \n    text: \n`],
  [
    "a list within a list's mapping",
    `${HEAD}⟦^⟧\n`,
    "acceptance_criteria",
    `${HEAD}acceptance_criteria:\n  - id: \n    text: \n    satisfies:\n      - \n`,
  ],
  ["after a dash", "requirements:\n  - ⟦^⟧\n", "id", "requirements:\n  - id: \n"],
  ["after a dash without indentation", "requirements:\n- ⟦^⟧\n", "id", "requirements:\n- id: \n"],
  ["after a dash, four columns in", "requirements:\n    - te⟦^⟧\n", "text", "requirements:\n    - text: \n"],
  ["after a dash and three spaces", "requirements:\n-   ⟦^⟧\n", "id", "requirements:\n-   id: \n"],
  [
    "below a dash, two columns",
    "acceptance_criteria:\n  - id: AC-1\n    ⟦^⟧\n",
    "satisfies",
    "acceptance_criteria:\n  - id: AC-1\n    satisfies:\n      - \n",
  ],
  [
    "below a dash, four columns",
    "acceptance_criteria:\n    -   id: AC-1\n        ⟦^⟧\n",
    "satisfies",
    "acceptance_criteria:\n    -   id: AC-1\n        satisfies:\n          - \n",
  ],
  [
    "between the keys of an item",
    "acceptance_criteria:\n- id: AC-1\n  sat⟦^⟧\n  text: a\n- id: AC-2\n",
    "satisfies",
    "acceptance_criteria:\n- id: AC-1\n  satisfies:\n    - \n  text: a\n- id: AC-2\n",
  ],
  [
    "behind the items, at the root",
    "requirements:\n  - id: R-1\nsta⟦^⟧\n",
    "status",
    "requirements:\n  - id: R-1\nstatus: draft\n",
  ],
  ["behind emoji", 'title: "😀 𝒳"\nsta⟦^⟧\n', "status", 'title: "😀 𝒳"\nstatus: draft\n'],
  ["in braces", "{ title: 😀, st⟦^⟧ }\n", "status", "{ title: 😀, status: draft }\n"],
  ["in braces, a list of mappings", "{⟦^⟧}\n", "requirements", "{requirements: [{ id: , text:  }]}\n"],
  ["in braces, a list of texts", "{ ⟦^⟧ }\n", "sources", "{ sources: [] }\n"],
  ["in braces in a list", "requirements: [{ id: R-1, ⟦^⟧ }]\n", "text", "requirements: [{ id: R-1, text:  }]\n"],
  ["in braces over lines", "{\n  title: a,\n  st⟦^⟧\n}\n", "status", "{\n  title: a,\n  status: draft\n}\n"],
  ["where another line is broken", "title: [a\nsta⟦^⟧\n", "status", "title: [a\nstatus: draft\n"],
];

const VALUES: readonly Case[] = [
  ["where nothing stands", "status: ⟦^⟧\n", "in_review", "status: in_review\n"],
  ["half a word", "status: in⟦^⟧\n", "in_review", "status: in_review\n"],
  ["in the middle of a word", "status: in⟦^⟧_revue\n", "in_review", "status: in_review\n"],
  ["in place of another", "status: ⟦^⟧draft\n", "approved", "status: approved\n"],
  ["without a space", "status:⟦^⟧\n", "in_review", "status: in_review\n"],
  ["a word without a space", "status:in⟦^⟧\n", "in_review", "status: in_review\n"],
  ["before a comment", "status: ⟦^⟧ # so far\n", "draft", "status: draft # so far\n"],
  ["in double quotes", 'status: "dr⟦^⟧aft"\n', "in_review", 'status: "in_review"\n'],
  ["in single quotes", "status: 'dr⟦^⟧aft'\n", "in_review", "status: 'in_review'\n"],
  ["in empty quotes", "status: '⟦^⟧'\n", "in_review", "status: 'in_review'\n"],
  [
    "in a quote without an end",
    'status: "in⟦^⟧\nloop_number: 0\n',
    "in_review",
    'status: "in_review"\nloop_number: 0\n',
  ],
  ["on the next line", "status:\n  ⟦^⟧\n", "draft", "status:\n  draft\n"],
  [
    "behind emoji on the same line",
    "{ title: 😀𝒳, status: in⟦^⟧ }\n",
    "in_review",
    "{ title: 😀𝒳, status: in_review }\n",
  ],
  ["an open quote in braces", '{ status: "in⟦^⟧, title: a }\n', "in_review", '{ status: "in_review", title: a }\n'],
  ["a fixed value", "phase: ⟦^⟧\n", "specify", "phase: specify\n"],
  ["a default", "approval: ⟦^⟧\n", "pending", "approval: pending\n"],
  ["a number", "loop_number: ⟦^⟧\n", "0", "loop_number: 0\n"],
  [
    "an example that needs quotes",
    "requirements:\n  - source: ⟦^⟧\n",
    "input/brief.md:3",
    'requirements:\n  - source: "input/brief.md:3"\n',
  ],
  [
    "the same in single quotes",
    "requirements:\n  - source: '⟦^⟧'\n",
    "input/brief.md:3",
    "requirements:\n  - source: 'input/brief.md:3'\n",
  ],
  ["a role", `phase: specify\nrole: spec⟦^⟧\n`, "specifier", `phase: specify\nrole: specifier\n`],
  ["a run", "run_id: 2026⟦^⟧1123-x\n", RUN_ID, `run_id: ${RUN_ID}\n`],
  ["where another line is broken", "title: [a\nstatus: ⟦^⟧\n", "draft", "title: [a\nstatus: draft\n"],
];

const FORMS: readonly [name: string, file: string, wrap: (text: string) => string][] = [
  ["YAML", "spec.yaml", (text) => text],
  ["front matter", "spec.md", (text) => `---\n${text}${text.endsWith("\n") ? "" : "\n"}---\n\n# Spec 😀\n`],
  [
    "front matter with CRLF",
    "spec.md",
    (text) => toCrlf(`---\n${text}${text.endsWith("\n") ? "" : "\n"}---\n\nText\n`),
  ],
  ["front matter without an end", "spec.md", (text) => `---\n${text}`],
  ["a second YAML document", "spec.yaml", (text) => `title: other\nstatus: draft\n---\n${text}`],
];

describe.each(FORMS)("in %s", (_form, file, wrap) => {
  test.each(KEYS)("a key %s", (_name, text, label, after) => {
    expect(takenAt(context, `${ARTIFACTS}/${file}`, wrap(text), label)).toBe(wrap(after));
  });

  test.each(VALUES)("a value %s", (_name, text, label, after) => {
    expect(takenAt(context, `${ARTIFACTS}/${file}`, wrap(text), label)).toBe(wrap(after));
  });
});

describe("which keys are proposed", () => {
  test.each<readonly [name: string, text: string, expected: readonly string[]]>([
    [
      "those that have to be there first, none that is",
      `${HEAD}⟦^⟧\nloop_number: 0\n`,
      [
        ...["run_id", "created_at", "sources", "status", "requirements", "acceptance_criteria", "approval"],
        ...["artifact_type", "title", "non_goals", "assumptions"],
      ],
    ],
    ["of an item", "requirements:\n  - id: R-1\n    ⟦^⟧\n", ["text", "source"]],
    [
      "of an item, around the place",
      "acceptance_criteria:\n  - id: AC-1\n    ⟦^⟧\n    satisfies: [R-1]\n",
      ["text", "verify", "judged_by"],
    ],
    ["the one under the cursor too", "requirements:\n  - sour⟦^⟧ce: a\n    id: R-1\n", ["text", "source"]],
    ["of its own document", "requirements:\n  - id: R-1\n---\nrequirements:\n  - text: a\n    ⟦^⟧\n", ["id", "source"]],
  ])("%s", (_name, text, expected) => {
    expect(labelsAt(context, `${ARTIFACTS}/spec.yaml`, text)).toEqual(expected);
  });

  test("with what they mean, and whether they have to be there", () => {
    const items = completeAt(context, `${ARTIFACTS}/spec.yaml`, "⟦^⟧");
    expect(items.find(({ label }) => label === "status")).toMatchObject({
      detail: "required",
      documentation: { kind: "markdown", value: expect.stringContaining("How far this artifact is") as string },
    });
    expect(items.find(({ label }) => label === "non_goals")?.detail).toBe("optional");
  });
});

describe("nothing is proposed", () => {
  test.each([
    ["in a comment", "spec.yaml", "# sta⟦^⟧\nphase: specify\n"],
    ["in a comment behind a value", "spec.yaml", "status: draft # dr⟦^⟧\n"],
    ["in a comment behind a text with a quote", "spec.yaml", "title: it's # it's ⟦^⟧\n"],
    ["in the middle of a text", "spec.yaml", "title: one ⟦^⟧ two\n"],
    ["behind a closing quote", "spec.yaml", "status: 'draft'⟦^⟧\n"],
    ["before an opening quote", "spec.yaml", 'status: ⟦^⟧"draft"\n'],
    ["in a text over lines", "spec.yaml", "title: >\n  one\n  sta⟦^⟧\n"],
    ["below a text", "spec.yaml", "title: one\n  sta⟦^⟧\n"],
    ["below a key that is not known", "spec.yaml", "mine:\n  sta⟦^⟧\n"],
    ["for a key that is not known", "spec.yaml", "mine: ⟦^⟧\n"],
    ["in the body", "spec.md", "---\nphase: specify\n---\nsta⟦^⟧\n"],
    ["at the end of the body", "spec.md", "---\nphase: specify\n---\n\nstatus: ⟦^⟧"],
    ["in the opening fence", "spec.md", "--⟦^⟧-\nphase: specify\n---\n"],
    ["in the closing fence", "spec.md", "---\nphase: specify\n--⟦^⟧-\n"],
    ["in Markdown without front matter", "spec.md", "sta⟦^⟧\n"],
    ["below a fence that is not the first line", "spec.md", "\n---\nsta⟦^⟧\n---\n"],
    ["behind the end of front matter that is not closed", "spec.md", "---\nphase: specify\n\n# Spec\n\nsta⟦^⟧\n"],
    ["in YAML that nests too deep", "spec.yaml", `a: ${"[".repeat(2000)}\nsta⟦^⟧`],
    ["in a document that is none of ours", "/elsewhere/other.yaml", "sta⟦^⟧\n"],
  ])("%s", (_name, file, text) => {
    expect(labelsAt(context, file.startsWith("/") ? file : `${ARTIFACTS}/${file}`, text)).toEqual([]);
  });

  test("of a type that quotes would change", () => {
    const path = `${ARTIFACTS}/clarification.yaml`;
    expect(labelsAt(context, path, "questions:\n  - blocking: ⟦^⟧\n")).toEqual(["true", "false"]);
    expect(labelsAt(context, path, 'questions:\n  - blocking: "⟦^⟧"\n')).toEqual([]);
  });
});

describe("front matter at its edges", () => {
  test.each<Case>([
    ["without a line in it", "---\n⟦^⟧---\n", "phase", "---\nphase: specify\n---\n"],
    ["without a line in it, CRLF", "---\r\n⟦^⟧---\r\nText", "phase", "---\r\nphase: specify\r\n---\r\nText"],
    ["right before the closing fence", "---\nrole: a\n⟦^⟧---", "status", "---\nrole: a\nstatus: draft\n---"],
    [
      "right before the heading it ends at",
      "---\nrole: a\n⟦^⟧# Spec\n",
      "status",
      "---\nrole: a\nstatus: draft\n# Spec\n",
    ],
    ["with nothing after the opening fence", "---\n⟦^⟧", "phase", "---\nphase: specify"],
    ["closed by dots", "---\nsta⟦^⟧\n...\nText\n", "status", "---\nstatus: draft\n...\nText\n"],
  ])("%s", (_name, text, label, after) => {
    expect(takenAt(context, `${ARTIFACTS}/spec.md`, text, label)).toBe(after);
  });
});

test("what is written below a key ends its lines as the document does", () => {
  expect(takenAt(context, `${ARTIFACTS}/spec.yaml`, "title: a\r\n⟦^⟧\r\n", "requirements")).toBe(
    "title: a\r\nrequirements:\r\n  - id: \r\n    text: \r\n",
  );
});
