import { toCrlf } from "../../support/document-cases";
import { ARTIFACTS } from "./support/editor";

/** A document in one format and one flavour of text, with what each feature answers marked in it. */
interface Row {
  readonly format: "YAML" | "front matter" | "JSON";
  readonly flavour: string;
  readonly path: string;
  readonly text: string;
}

const HEAD = `phase: specify
role: ⟦complete:specifier⟧specifier⟦/⟧
run_id: 20261123-idempotent-payments
created_at: 2026-11-23T14:05:00Z
loop_number: 0
approval: pending
`;

/** In blocks: what is marked is the smallest text that an answer is about. */
const BLOCK = `${HEAD}⟦hover:status⟧status⟦/⟧: ⟦diag:wazir/schema-enum⟧⟦complete:draft⟧drafted⟦/⟧⟦/⟧
sources:
  - ⟦link:input/brief.md⟧input/brief.md⟦/⟧
⟦symbol:requirements⟧requirements⟦/⟧:
  - id: ⟦symbol:R-1⟧R-1⟦/⟧
    text: ⟦select:1⟧One payment⟦/⟧
acceptance_criteria:
  - ⟦select:2⟧id: AC-1⟦/⟧
    text: Two requests make one payment.
    satisfies: [R-1, ⟦diag:wazir/unknown-requirement⟧R-2⟦/⟧]
`;

/** The same with characters of two UTF-16 units before what is marked, on its line. */
const EMOJI = `${HEAD}title: 😀𝒳
sources: ["😀", ⟦link:input/brief.md⟧input/brief.md⟦/⟧]
requirements: [{ text: 😀𝒳 one, ⟦symbol:id⟧id⟦/⟧: R-1 }]
acceptance_criteria:
  - { text: 😀, id: ⟦symbol:AC-1⟧AC-1⟦/⟧, "satisfies": [R-1, ⟦diag:wazir/unknown-requirement⟧R-2⟦/⟧] }
non_goals: ["😀", ⟦select:1⟧x⟦/⟧]
⟦hover:status⟧status⟦/⟧: draft
`;

/** Tabs where YAML has them: before values, comments and within lists in brackets. */
const TABS = BLOCK.replaceAll(": ⟦", ":\t⟦").replace("[R-1", "[\tR-1").replace("R-1⟦/⟧\n", "R-1⟦/⟧\t# the first\n");

const COMMENTS = `# 😀 a comment
${BLOCK.replace("\nsources:", " # status: draft\n# and one between\nsources: # here").replace("R-2⟦/⟧]\n", "R-2⟦/⟧] # the last\n")}# the end`;

const ANCHORS = BLOCK.replace("- id: ⟦symbol:R-1⟧R-1", "- &first\n    id: &name ⟦symbol:R-1⟧R-1")
  .replace(": ⟦diag:wazir/schema-enum⟧", ": &state ⟦diag:wazir/schema-enum⟧")
  .replace("approval: pending\n", "approval: &a pending\ntitle: *a\n");

const FLOW = `{ phase: specify, role: ⟦complete:specifier⟧specifier⟦/⟧, run_id: 20261123-idempotent-payments, created_at: "2026-11-23T14:05:00Z",
  loop_number: 0, approval: pending, ⟦hover:status⟧status⟦/⟧: ⟦diag:wazir/schema-enum⟧⟦complete:draft⟧drafted⟦/⟧⟦/⟧,
  sources: [⟦link:input/brief.md⟧input/brief.md⟦/⟧], ⟦symbol:requirements⟧requirements⟦/⟧: [{ id: ⟦symbol:R-1⟧R-1⟦/⟧, text: ⟦select:1⟧One payment⟦/⟧ }],
  acceptance_criteria: [{ ⟦select:2⟧id: AC-1⟦/⟧, text: Two requests make one payment.,
    satisfies: [R-1, ⟦diag:wazir/unknown-requirement⟧R-2⟦/⟧] }] }
`;

const JSON_HEAD = `{
  "phase": "specify",
  "role": "⟦complete:specifier⟧specifier⟦/⟧",
  "run_id": "20261123-idempotent-payments",
  "created_at": "2026-11-23T14:05:00Z",
  "loop_number": 0,
  "approval": "pending",
`;

const JSON_TEXT = `${JSON_HEAD}  ⟦hover:status⟧"status"⟦/⟧: ⟦diag:wazir/schema-enum⟧"⟦complete:draft⟧drafted⟦/⟧"⟦/⟧,
  "sources": ["⟦link:input/brief.md⟧input/brief.md⟦/⟧"],
  ⟦symbol:requirements⟧"requirements"⟦/⟧: [
    { "id": ⟦symbol:R-1⟧"R-1"⟦/⟧, "text": "⟦select:1⟧One payment⟦/⟧" }
  ],
  "acceptance_criteria": [
    {
      ⟦select:2⟧"id": "AC-1"⟦/⟧,
      "text": "Two requests make one payment.",
      "satisfies": ["R-1", ⟦diag:wazir/unknown-requirement⟧"R-2"⟦/⟧]
    }
  ]
}
`;

const JSON_EMOJI = JSON_TEXT.replace("  ⟦hover", '  "title": "😀𝒳", ⟦hover')
  .replace('"sources": [', '"sources": ["😀", ')
  .replace('{ "id"', '{ "text": "😀𝒳", "id"')
  .replace(', "text": "⟦select:1⟧One payment⟦/⟧" }', ', "source": "⟦select:1⟧One payment⟦/⟧" }')
  .replace('"satisfies"', '"note": "😀", "satisfies"');

/**
 * Comments are no JSON: each is a fault of its own, and what stands around them is read all the same. What a text that
 * is not whole lacks is held against nobody, so the requirement that is unknown stays unsaid.
 */
const JSON_COMMENTS = JSON_TEXT.replace(/⟦diag:wazir\/unknown-requirement⟧("R-2")⟦\/⟧/, "$1")
  .replace('  "sources"', '  ⟦diag:wazir/syntax⟧// where it comes from⟦/⟧\n  "sources"')
  .replace('"sources": ["⟦', '"sources": [⟦diag:wazir/syntax⟧/* 😀 */⟦/⟧"⟦');

const JSON_FLOW = JSON_TEXT.replace(/\n */g, " ");

function row(format: Row["format"], flavour: string, text: string): Row {
  const ending = { YAML: "yaml", JSON: "json", "front matter": "md" }[format];
  const marked = text.replace(/(satisfies"?:\s*\[\s*"?)R-1/g, "$1⟦ref:R-1⟧R-1⟦/⟧");
  return { format, flavour, path: `${ARTIFACTS}/spec.${ending}`, text: marked };
}

const fenced = (text: string): string => `---\n${text}${text.endsWith("\n") ? "" : "\n"}---\n\n# Spec 😀\n`;

/** What comes with YAML, alone or as front matter. */
function yamlRows(format: "YAML" | "front matter", wrap: (text: string) => string): readonly Row[] {
  return [
    row(format, "LF", wrap(BLOCK)),
    row(format, "CRLF", toCrlf(wrap(BLOCK))),
    row(format, "BOM", `\uFEFF${wrap(BLOCK)}`),
    row(format, "emoji before the range", wrap(EMOJI)),
    row(format, "tabs", wrap(TABS)),
    row(format, "comments", wrap(COMMENTS)),
    row(format, "anchors", wrap(ANCHORS)),
    row(format, "flow style", wrap(FLOW)),
  ];
}

/** Every format in every flavour. */
export const TABLE: readonly Row[] = [
  ...yamlRows("YAML", (text) => text),
  row("YAML", "multi-document", `---\n${BLOCK}---\n${BLOCK}`),
  ...yamlRows("front matter", fenced),
  row("front matter", "multi-document", `${fenced(BLOCK)}\n---\nstatus: of no meaning\n---\n`),
  row("JSON", "LF", JSON_TEXT),
  row("JSON", "CRLF", toCrlf(JSON_TEXT)),
  row("JSON", "BOM", `\uFEFF${JSON_TEXT}`),
  row("JSON", "emoji before the range", JSON_EMOJI),
  row(
    "JSON",
    "tabs",
    JSON_TEXT.replace(/^(?: {2})+/gm, (blanks) => "\t".repeat(blanks.length / 2)),
  ),
  row("JSON", "comments", JSON_COMMENTS),
  row("JSON", "flow style", JSON_FLOW),
];
