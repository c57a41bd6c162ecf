import type { MemoryEntry } from "../../support/memory-files";
import { RUN_ID } from "../../support/projects";
import { clarification, manifest, role, run, spec, workflow } from "../../support/texts";

/** A document with every diagnostic it gets marked, and the same document as it should be. */
export interface RuleFixture {
  /** What the pair shows; the codes are those of the marks. */
  readonly name: string;
  /** Below the project of the tests. */
  readonly path: string;
  readonly wrong: string;
  readonly right: string;
  /** Other files of the project. */
  readonly files?: Readonly<Record<string, MemoryEntry>>;
}

const RUN = `.wazir/runs/${RUN_ID}`;
const CLARIFICATION = `${RUN}/artifacts/clarification.md`;
const SPEC = `${RUN}/artifacts/spec.md`;
const MANIFEST = "wazir.manifest.yaml";
const OWN = manifest({
  paths: "{ roles: roles, workflows: workflows, skills: skills, hooks: hooks, schemas: schemas }",
});
const SKILL = "---\nname: tidy\ndescription: Puts things in their place.\n---\nText\n";
const FOLDERS = {
  "roles/.keep": "",
  "workflows/.keep": "",
  "skills/.keep": "",
  "hooks/.keep": "",
  "schemas/.keep": "",
};
const long = "x".repeat(70_000);

/** What the text of a document itself can be faulted for. */
export const TEXT_FIXTURES: readonly RuleFixture[] = [
  {
    name: "an alias without an anchor: its value is not faulted a second time",
    path: CLARIFICATION,
    wrong: clarification({ scope_summary: "⟦diag:wazir/syntax⟧*all⟦/⟧" }),
    right: clarification({ scope_summary: "'*all'" }),
  },
  {
    name: "a key twice",
    path: CLARIFICATION,
    wrong: clarification({ questions: "[]\n⟦diag:wazir/duplicate-key⟧status⟦/⟧: draft" }),
    right: clarification(),
  },
  {
    name: "brackets without end",
    path: CLARIFICATION,
    wrong: clarification({ questions: `${"[".repeat(98)}⟦diag:wazir/too-deep⟧[⟦/⟧${"[".repeat(900)}` }),
    right: clarification({ questions: `["${"[".repeat(1000)}"]` }),
  },
  {
    name: "more front matter than is read",
    path: CLARIFICATION,
    wrong: clarification({ scope_summary: `\n  ${long}\n  ${long}\n  ${long}` }).replace(
      "---",
      "⟦diag:wazir/too-large⟧---⟦/⟧",
    ),
    right: clarification() + long.repeat(3),
  },
  {
    name: "aliases of aliases",
    path: CLARIFICATION,
    wrong: clarification({
      "x-0": "&a0 [x, x, x, x, x, x, x, x, x, x]",
      "x-1": "&a1 [⟦diag:wazir/alias-limit⟧*a0⟦/⟧, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]",
      "x-2": "&a2 [*a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1]",
      "x-3": "&a3 [*a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2]",
      "x-4": "[*a3, *a3, *a3]",
    }),
    right: clarification({ "x-0": "&a0 [x]", "x-1": "[*a0, *a0]" }),
  },
  {
    name: "a conflict that Git left",
    path: CLARIFICATION,
    wrong: clarification({
      questions: "[]\n⟦diag:wazir/merge-conflict⟧<<<<<<< HEAD⟦/⟧\ntitle: One\n=======\ntitle: [\n>>>>>>> other",
    }),
    right: clarification({ title: "One" }),
  },
  {
    name: "front matter without its closing line",
    path: CLARIFICATION,
    wrong: clarification()
      .replace("---\n", "⟦diag:wazir/front-matter-unterminated⟧---⟦/⟧\n")
      .replace(/\n---\n/, "\n"),
    right: clarification(),
  },
  {
    name: "bytes that are no text",
    path: CLARIFICATION,
    wrong: "⟦diag:wazir/not-text⟧P⟦/⟧NG\0\0\u0001\0",
    right: clarification(),
  },
  {
    name: "an artifact that is only prose",
    path: CLARIFICATION,
    wrong: "⟦diag:wazir/front-matter-missing⟧# Clarification⟦/⟧\n\nKeys for payments.\n",
    right: clarification(),
  },
  {
    name: "an artifact that is empty",
    path: CLARIFICATION,
    wrong: "⟦diag:wazir/front-matter-missing⟧⟦/⟧",
    right: clarification(),
  },
];

/** What a schema can find wrong. */
export const SCHEMA_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a key that is missing is shown at the first key of its mapping",
    path: CLARIFICATION,
    wrong: clarification({ scope_summary: "" }).replace("phase", "⟦diag:wazir/schema-required⟧phase⟦/⟧"),
    right: clarification(),
  },
  {
    name: "a key that is misspelt is one fault, at the key that stands there",
    path: CLARIFICATION,
    wrong: clarification({ status: "" }).replace("---\n\n", "⟦diag:wazir/schema-required⟧statsu⟦/⟧: draft\n---\n\n"),
    right: clarification(),
  },
  {
    name: "a misspelt key of a closed mapping is one fault too",
    path: `${RUN}/run.yaml`,
    wrong: run({ intent: "" }) + "⟦diag:wazir/schema-required⟧intnet⟦/⟧: feature\n",
    right: run(),
  },
  {
    name: "a key that nobody knows",
    path: `${RUN}/run.yaml`,
    wrong: run() + "⟦diag:wazir/schema-unknown-key⟧priority⟦/⟧: high\n",
    right: run(),
  },
  {
    name: "a text where a number belongs",
    path: CLARIFICATION,
    wrong: clarification({ loop_number: "⟦diag:wazir/schema-type⟧'0'⟦/⟧" }),
    right: clarification({ loop_number: "0" }),
  },
  {
    name: "a value that is not written yet is shown at its key",
    path: CLARIFICATION,
    wrong: clarification().replace("status: draft", "⟦diag:wazir/schema-type⟧status⟦/⟧:"),
    right: clarification(),
  },
  {
    name: "an item that is neither a text nor a mapping",
    path: SPEC,
    wrong: spec({ requirements: "\n  - ⟦diag:wazir/schema-type⟧7⟦/⟧" }),
    right: spec({ requirements: "\n  - Seven." }),
  },
  {
    name: "an item of the right form with two faults of its own",
    path: SPEC,
    wrong: spec({
      acceptance_criteria: "\n  - ⟦diag:wazir/schema-required⟧id⟦/⟧: ⟦diag:wazir/schema-pattern⟧A1⟦/⟧\n    text: One.",
    }),
    right: spec({ acceptance_criteria: "\n  - id: AC-1\n    text: One.\n    satisfies: [R-1]" }),
  },
  {
    name: "a status that is none",
    path: CLARIFICATION,
    wrong: clarification({ status: "⟦diag:wazir/schema-enum⟧banana⟦/⟧" }),
    right: clarification({ status: "in_review" }),
  },
  {
    name: "the phase of another kind",
    path: CLARIFICATION,
    wrong: clarification({ phase: "⟦diag:wazir/schema-const⟧clarification⟦/⟧" }),
    right: clarification({ phase: "clarify" }),
  },
  {
    name: "a manifest of another version",
    path: MANIFEST,
    wrong: manifest({ manifest_version: "⟦diag:wazir/schema-const⟧3⟦/⟧" }),
    right: manifest({ manifest_version: "2" }),
  },
  {
    name: "a date that is none",
    path: CLARIFICATION,
    wrong: clarification({ created_at: "⟦diag:wazir/schema-format⟧not a date⟦/⟧" }),
    right: clarification({ created_at: "'2026-11-23T14:05:00+01:00'" }),
  },
  {
    name: "an id that is a path",
    path: CLARIFICATION,
    wrong: clarification({ run_id: "⟦diag:wazir/schema-pattern⟧⟦diag:wazir/unknown-run⟧../../esc⟦/⟧⟦/⟧" }),
    right: clarification({ run_id: RUN_ID }),
  },
  {
    name: "a list that is empty and may not be",
    path: SPEC,
    wrong: spec().replace(/requirements:[^]*?(?=acceptance)/, "⟦diag:wazir/schema-limit⟧requirements⟦/⟧: []\n"),
    right: spec(),
  },
  {
    name: "a text that is empty",
    path: CLARIFICATION,
    wrong: clarification({ scope_summary: "⟦diag:wazir/schema-limit⟧''⟦/⟧" }),
    right: clarification({ scope_summary: "All" }),
  },
  {
    name: "a number below what it may be",
    path: CLARIFICATION,
    wrong: clarification({ loop_number: "⟦diag:wazir/schema-limit⟧-1⟦/⟧" }),
    right: clarification({ loop_number: "1" }),
  },
  {
    name: "the same item twice",
    path: "roles/tester.md",
    wrong: role({ tools: "[read, ⟦diag:wazir/schema-repeated-item⟧read⟦/⟧]" }),
    right: role({ tools: "[read, search]" }),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "a keyword of a workspace's own schema",
    path: "notes/one.yaml",
    wrong: "$schema: note.schema.json\nsize: ⟦diag:wazir/schema-other⟧3⟦/⟧\n",
    right: "$schema: note.schema.json\nsize: 4\n",
    files: {
      [MANIFEST]: OWN,
      ...FOLDERS,
      "schemas/note.schema.json": JSON.stringify({ type: "object", properties: { size: { multipleOf: 2 } } }),
    },
  },
  {
    name: "a manifest that is a list",
    path: MANIFEST,
    wrong: "⟦diag:wazir/schema-type⟧- manifest_version: 2⟦/⟧\n- project: {name: shop}\n",
    right: manifest(),
  },
  {
    name: "a manifest that is empty",
    path: MANIFEST,
    wrong: "⟦diag:wazir/schema-required⟧⟦/⟧⟦diag:wazir/schema-required⟧⟦/⟧",
    right: manifest(),
  },
  {
    name: "a key of one's own where the schema allows it",
    path: "roles/tester.md",
    wrong: role({ "⟦diag:wazir/schema-unknown-key⟧own⟦/⟧": "1" }),
    right: role({ "x-own": "1" }),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
];

/** What only the library can tell. */
export const REFERENCE_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a role in an artifact",
    path: CLARIFICATION,
    wrong: clarification({ role: "⟦diag:wazir/unknown-role⟧clarifer⟦/⟧" }),
    right: clarification({ role: "clarifier" }),
  },
  {
    name: "roles in a manifest",
    path: MANIFEST,
    wrong: manifest({ roles: "[clarifier, ⟦diag:wazir/unknown-role⟧wizard⟦/⟧]" }),
    right: manifest({ roles: "[clarifier, author]" }),
  },
  {
    name: "a role in a workflow",
    path: "workflows/load-test.md",
    wrong: workflow({ role: "⟦diag:wazir/unknown-role⟧verifyer⟦/⟧" }),
    right: workflow(),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "workflows in a manifest",
    path: MANIFEST,
    wrong: manifest({ workflows: "\n  - clarify\n  - ⟦diag:wazir/unknown-workflow⟧clarfy⟦/⟧" }),
    right: manifest({ workflows: "\n  - clarify\n  - run_audit" }),
  },
  {
    name: "the workflow that a rejection goes back to",
    path: "workflows/load-test.md",
    wrong: workflow({ reject_to: "⟦diag:wazir/unknown-workflow⟧spezify⟦/⟧" }),
    right: workflow({ reject_to: "specify" }),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "phases in a manifest",
    path: MANIFEST,
    wrong: manifest({ phases: "[clarify, ⟦diag:wazir/unknown-phase⟧desing⟦/⟧]" }),
    right: manifest({ phases: "[clarify, load_test]", paths: "{ workflows: workflows }" }),
    files: { "workflows/load-test.md": workflow() },
  },
  {
    name: "hooks in a manifest",
    path: MANIFEST,
    wrong: manifest({ required_hooks: "[session_start, ⟦diag:wazir/unknown-hook⟧session_end⟦/⟧]" }),
    right: manifest({ required_hooks: "[session_start]" }),
  },
  {
    name: "a run that is not there",
    path: CLARIFICATION,
    wrong: clarification({ run_id: "⟦diag:wazir/unknown-run⟧20261123-idempotent-payment⟦/⟧" }),
    right: clarification(),
  },
  {
    name: "kinds of artifact in a role",
    path: "roles/tester.md",
    wrong: role({ produces: "[⟦diag:wazir/unknown-artifact-kind⟧reviews⟦/⟧]" }),
    right: role({ produces: "[review]" }),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "kinds of artifact in a workflow",
    path: "workflows/load-test.md",
    wrong: workflow({
      inputs: "[⟦diag:wazir/unknown-artifact-kind⟧specs⟦/⟧]",
      outputs: "[⟦diag:wazir/unknown-artifact-kind⟧proof⟦/⟧]",
    }),
    right: workflow(),
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "a schema of the workspace that is none",
    path: "schemas/clarification.schema.json",
    wrong: '⟦diag:wazir/schema-invalid⟧{ "type": "objekt" }⟦/⟧\n',
    right: '{ "type": "object" }\n',
    files: { [MANIFEST]: OWN, ...FOLDERS },
  },
  {
    name: "a role that does another phase",
    path: CLARIFICATION,
    wrong: clarification({ role: "⟦diag:wazir/role-not-of-phase⟧planner⟦/⟧" }),
    right: clarification(),
  },
  {
    name: "folders that are not there",
    path: MANIFEST,
    wrong: manifest({
      paths: "\n  roles: ⟦diag:wazir/missing-path⟧rolls⟦/⟧\n  docs: docs\n  state_root_default: later",
    }),
    right: manifest({ paths: "\n  roles: roles\n  docs: docs\n  state_root_default: later" }),
    files: { "roles/.keep": "", "docs/.keep": "" },
  },
  {
    name: "a link in a circle",
    path: MANIFEST,
    wrong: manifest({ paths: "\n  roles: ⟦diag:wazir/missing-path⟧round⟦/⟧" }),
    right: manifest({ paths: "\n  roles: roles" }),
    files: { round: { link: "about" }, about: { link: "round" }, "roles/.keep": "" },
  },
  {
    name: "folders outside of the project",
    path: MANIFEST,
    wrong: manifest({
      paths:
        "\n  roles: ⟦diag:wazir/escaping-path⟧../other⟦/⟧\n  docs: ⟦diag:wazir/escaping-path⟧/etc⟦/⟧\n  skills: ⟦diag:wazir/escaping-path⟧~/skills⟦/⟧\n  hooks: ⟦diag:wazir/escaping-path⟧'..\\up'⟦/⟧\n  templates: ⟦diag:wazir/escaping-path⟧away⟦/⟧",
    }),
    right: manifest({ paths: "\n  roles: a/../roles\n  docs: ./docs/\n  templates: near" }),
    files: {
      "roles/.keep": "",
      "docs/.keep": "",
      near: { link: "docs" },
      away: { link: "/etc" },
      "/etc/passwd": "",
      "/projects/other/.keep": "",
    },
  },
  {
    name: "an id twice in one list, and across lists",
    path: SPEC,
    wrong: spec({
      requirements: "\n  - {id: R-1, text: One.}\n  - {id: ⟦diag:wazir/duplicate-id⟧R-1⟦/⟧, text: Two.}",
      questions: "\n  - {id: ⟦diag:wazir/duplicate-id⟧AC-1⟦/⟧, text: Three?}",
    }),
    right: spec({
      requirements: "\n  - {id: R-1, text: One.}\n  - {id: R-2, text: Two.}",
      acceptance_criteria: "\n  - {id: AC-1, text: Both., satisfies: [R-1, R-2]}",
      questions: "\n  - {id: Q-1, text: Three?}",
    }),
  },
];

/** Documents of each kind without a fault: nothing may be found in them. */
export const CLEAN: readonly (readonly [string, string])[] = [
  ["skills/tidy/SKILL.md", SKILL],
  ["README.md", "# Shop\n\nphase: none\n"],
  ["notes/other.yaml", "phase: 3\nrole: [a]\na: *x\n"],
  ["package.json", '{"name": "shop",}'],
  [`${RUN}/captures/out.yaml`, "a: *x\n"],
];

/** Manifest with folders of its own, for tests that need one. */
export const OWN_MANIFEST = OWN;
