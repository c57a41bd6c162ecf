import type { NamingCase } from "../../support/naming";
import { RUN_ID, runFiles } from "../../support/projects";
import { clarification, manifest, plan, role, run, spec, workflow } from "../../support/texts";

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;
const PATHS = "{ roles: roles, workflows: workflows, hooks: hooks, skills: skills, expertise: expertise }";

const module = (id: string, related = "[]"): string =>
  `---\nid: ${id}\nschema: 1\ntitle: T\nkind: pattern\nsummary: S\nrelated: ${related}\n---\n`;

/** One thing with all the places that name it, in each kind of document, format and style. */
export const NAMING_CASES: readonly NamingCase[] = [
  {
    name: "a role: manifest, workflows, artifacts; block and flow lists, quotes",
    files: {
      "wazir.manifest.yaml": manifest({
        paths: PATHS,
        roles: '[⟦ref:⟧tester⟦/⟧, "⟦ref:⟧tester⟦/⟧x", clarifier]',
      }).replace('"⟦ref:⟧tester⟦/⟧x"', "testers"),
      "roles/tester.md": role({ id: "⟦def:⟧tester⟦/⟧" }),
      "workflows/load-test.md": workflow({ role: "'⟦ref:⟧tester⟦/⟧'  # tester" }),
      [`${ARTIFACTS}/clarification.md`]: clarification({ role: '"⟦ref:⟧tester⟦/⟧"', title: "tester" }),
    },
    renamed: "breaker",
    moves: [["roles/tester.md", "roles/breaker.md"]],
  },
  {
    name: "a workflow and its phase are one thing; its file is in kebab-case",
    files: {
      "wazir.manifest.yaml": manifest({
        paths: PATHS,
        workflows: "\n  - clarify\n  - ⟦ref:⟧load_test⟦/⟧\n",
        phases: "\n  - '⟦ref:⟧load_test⟦/⟧'\n",
      }),
      "workflows/load-test.md": workflow({ id: "⟦def:⟧load_test⟦/⟧", reject_to: "⟦ref:⟧load_test⟦/⟧" }),
      "workflows/other.md": workflow({ id: "other", reject_to: '"⟦ref:⟧load_test⟦/⟧"' }),
      [`${ARTIFACTS}/notes.md`]: "---\nphase: ⟦ref:⟧load_test⟦/⟧\nrole: clarifier\n---\n",
      [`.wazir/runs/${RUN_ID}/status.json`]: '{ "phase": "⟦ref:⟧load_test⟦/⟧", "run_id": "load_test" }',
    },
    renamed: "soak_test",
    moves: [["workflows/load-test.md", "workflows/soak-test.md"]],
  },
  {
    name: "a rule of a module: its header and prose, and with the module's id in prose of any document",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/payments/refunds.md": `---
id: payments/refunds
schema: 1
kind: rubric
rules: [{ id: "⟦def:⟧R2⟦/⟧", level: must, text: R2 holds }, { id: R20, level: must, text: T }]
detect: [{ id: D1, rule: ⟦ref:⟧R2⟦/⟧, message: R2 }, { id: D2, rule: R20 }]
---

# Refunds

## When it applies

| Situation | Do |
| --- | --- |
| R2 is full | ⟦txt:⟧R2⟦/⟧; then pay |
| Both | ⟦txt:⟧R2⟦/⟧ and R20 |

## Rules

**⟦txt:⟧R2⟦/⟧ One key.** As (⟦txt:⟧R2⟦/⟧), not \`R2\`, R20, R2-1, see/R2 or other/module#R2.

By rule ⟦txt:⟧R2⟦/⟧, by [the key](#⟦txt:⟧R2⟦/⟧) and by \`payments/refunds#⟦txt:⟧R2⟦/⟧\`. Files in R2 cost nothing. Not R2–R20, and
not rule R2 of the bank.

\`\`\`ts
R2
\`\`\`
`,
      "expertise/payments/vouchers.md": `${module("payments/vouchers").replace("related: []", "rules: [{ id: R2 }]")}
R2 is its own. \`payments/refunds#⟦txt:⟧R2⟦/⟧\`, \`payments/refunds#R20\`, payments/refunds#R2
`,
      "roles/teller.md": `${role({ id: "teller" })}\nObey \`payments/refunds#⟦txt:⟧R2⟦/⟧\`, not R2.\n`,
    },
    renamed: "R7",
    moves: [],
  },
  {
    name: "a rule by whose id its module calls something else: only where its explanation begins",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/files/buckets.md": `---
id: files/buckets
schema: 1
kind: rubric
title: Buckets
rules: [{ id: ⟦def:⟧R2⟦/⟧, level: must, text: T }, { id: R3, level: must, text: T }]
---

# Buckets

## When it applies

| Situation | Do |
| --- | --- |
| Much is read | R2 |
| Little is read | S3 (R3), not a bucket of Cloudflare R2 (R2) |

## Rules

**⟦txt:⟧R2⟦/⟧ One bucket.** See rule R2, [one bucket](#⟦txt:⟧R2⟦/⟧) and \`files/buckets#⟦txt:⟧R2⟦/⟧\`.
`,
    },
    renamed: "R7",
    moves: [],
  },
  {
    name: "a hook, in YAML",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS, required_hooks: "[⟦ref:⟧keep_out⟦/⟧]" }),
      "hooks/definitions/keep_out.yaml": "id: ⟦def:⟧keep_out⟦/⟧\ntrigger: session_start\n",
    },
    renamed: "stay_out",
    moves: [["hooks/definitions/keep_out.yaml", "hooks/definitions/stay_out.yaml"]],
  },
  {
    name: "a module is named by its path",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/db/locks.md": module("⟦def:⟧db/locks⟦/⟧", '["⟦ref:⟧db/locks⟦/⟧", db/keys]'),
      "expertise/db/keys.md": module("db/keys", "\n  - ⟦ref:⟧db/locks⟦/⟧"),
    },
    renamed: "db/row-locks",
    moves: [["expertise/db/locks.md", "expertise/db/row-locks.md"]],
  },
  {
    name: "a stack: its list, modules, the composition map's keys, and tasks",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/stacks.yaml": "⟦def:⟧fastgres⟦/⟧:\n  about: Ours.\nother: { about: fastgres }\n",
      "expertise/db/locks.md": `---\nid: db/locks\ntitle: fastgres\napplies:\n  stacks: ["⟦ref:⟧fastgres⟦/⟧", other]\n  concerns: [fastgres]\n---\n`,
      "expertise/composition-map.yaml":
        "auto:\n  ⟦ref:⟧fastgres⟦/⟧: { executor: [db/locks] }\nstacks:\n  ⟦ref:⟧fastgres⟦/⟧: { executor: [db/locks] }\n",
    },
    renamed: "slowgres",
    moves: [],
  },
  {
    name: "a concern: its list, modules and the composition map's keys",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/concerns.yaml": "⟦def:⟧ledgers⟦/⟧:\n  about: Both sides.\n",
      "expertise/db/locks.md":
        "---\nid: db/locks\ntitle: T\napplies: { stacks: [ledgers], concerns: [⟦ref:⟧ledgers⟦/⟧] }\n---\n",
      "expertise/composition-map.yaml": "concerns:\n  ⟦ref:⟧ledgers⟦/⟧:\n    executor: [db/locks]\n",
    },
    renamed: "books",
    moves: [],
  },
  {
    name: "an anchor and its aliases are one text",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS, roles: "[&r ⟦ref:⟧tester⟦/⟧, *r, *r]", "x-other": "*r" }),
      "roles/tester.md": role({ id: "⟦def:⟧tester⟦/⟧" }),
    },
    renamed: "breaker",
    moves: [["roles/tester.md", "roles/breaker.md"]],
  },
  {
    name: "a role whose file is not named after it keeps its file",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "roles/qa.md": role({ id: "⟦def:⟧tester⟦/⟧" }),
      "workflows/load-test.md": workflow({ role: "⟦ref:⟧tester⟦/⟧" }),
    },
    renamed: "breaker",
    moves: [],
  },
  {
    name: "a criterion across the artifacts of its run; another run's is another one",
    files: {
      [`${ARTIFACTS}/spec.md`]: spec({
        acceptance_criteria: "\n  - id: ⟦def:⟧AC-1⟦/⟧\n    text: AC-1 \u{1F600}\n  - { id: AC-2, text: T }",
      }),
      [`${ARTIFACTS}/implementation-plan.md`]: plan({
        tasks:
          "\n  - { id: T-1, title: '\u{1F600}', covers: [\"⟦ref:⟧AC-1⟦/⟧\", AC-2] }\n  - id: T-2\n    covers:\n      - ⟦ref:⟧AC-1⟦/⟧",
      }),
      [`${ARTIFACTS}/verification-proof.json`]:
        '{ "commands": [ { "command": "AC-1", "covers": ["⟦ref:⟧AC-1⟦/⟧"] } ] }',
      [`${ARTIFACTS}/review.yaml`]: "findings:\n\t\n  - { id: F-1, refs: [⟦ref:⟧AC-1⟦/⟧, src/a.ts:1] }\n".replace(
        "\t\n",
        "",
      ),
    },
    others: {
      ...runFiles(),
      ".wazir/runs/other/run.yaml": run({ run_id: "other" }),
      ".wazir/runs/other/artifacts/spec.md": spec(),
    },
    renamed: "AC-10",
    moves: [],
  },
  {
    name: "an id that two artifacts give: each means its own",
    files: {
      [`${ARTIFACTS}/review.md`]: `---\nfindings:\n  - { id: ⟦def:⟧F-1⟦/⟧, title: A, refs: [⟦ref:⟧F-1⟦/⟧] }\n---\n`,
    },
    others: {
      ...runFiles(),
      [`${ARTIFACTS}/research.md`]: "---\nfindings:\n  - { id: F-1, title: B, refs: [F-1] }\n---\n",
    },
    renamed: "F-7",
    moves: [],
  },
  {
    name: "a task and a requirement",
    files: {
      [`${ARTIFACTS}/implementation-plan.md`]: plan({
        tasks: "\n  - id: ⟦def:⟧T-1⟦/⟧\n  - id: T-2\n    depends_on: [⟦ref:⟧T-1⟦/⟧]\n    title: T-1",
      }),
      [`${ARTIFACTS}/execution-notes.md`]: "---\nwork:\n  - task: ⟦ref:⟧T-1⟦/⟧\n---\n",
    },
    others: runFiles(),
    renamed: "T-11",
    moves: [],
  },
  {
    name: "a criterion in prose: alone and in code, but in no longer word, path, block of code or file of another run",
    files: {
      [`${ARTIFACTS}/spec.md`]:
        spec({ acceptance_criteria: "\n  - id: ⟦def:⟧AC-1⟦/⟧\n    text: AC-1" }) +
        "\n⟦txt:⟧AC-1⟦/⟧: (⟦txt:⟧AC-1⟦/⟧), **⟦txt:⟧AC-1⟦/⟧**, `⟦txt:⟧AC-1⟦/⟧`, [⟦txt:⟧AC-1⟦/⟧](a/AC-1.md#AC-1) and ⟦txt:⟧AC-1⟦/⟧.\n" +
        "\nAC-10, XAC-1, AC-1a, AC-1.2, AC-1/x, ac-1, `see AC-1`, AC-2\n\n~~~sh\nAC-1\n```\nAC-1\n~~~\n\n\u{1F600} ⟦txt:⟧AC-1⟦/⟧",
      [`${ARTIFACTS}/review.md`]: "---\nphase: review\n---\n\n| ⟦txt:⟧AC-1⟦/⟧ | holds |\n",
    },
    others: {
      ...runFiles(),
      ".wazir/runs/other/run.yaml": run({ run_id: "other" }),
      ".wazir/runs/other/artifacts/review.md": "---\nphase: review\n---\n\nAC-1\n",
      "docs/notes.md": "AC-1",
    },
    renamed: "AC-10",
    moves: [],
  },
  {
    name: "an id that two artifacts give, in the prose of each: its own",
    files: {
      [`${ARTIFACTS}/review.md`]: "---\nfindings: [{ id: ⟦def:⟧F-1⟦/⟧, title: A }]\n---\n\n⟦txt:⟧F-1⟦/⟧\n",
    },
    others: {
      ...runFiles(),
      [`${ARTIFACTS}/research.md`]: "---\nfindings: [{ id: F-1, title: B }]\n---\n\nF-1\n",
      [`${ARTIFACTS}/spec.md`]: `${spec()}\nF-1\n`,
    },
    renamed: "F-7",
    moves: [],
  },
  {
    name: "a role in code of prose; the same word outside of code is a word",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS, roles: "[⟦ref:⟧tester⟦/⟧]" }),
      "roles/tester.md": `${role({ id: "⟦def:⟧tester⟦/⟧" })}\nA tester asks the \`⟦txt:⟧tester⟦/⟧\`.\n`,
      "workflows/other.md": `${workflow({ id: "other" })}\n\`\`⟦txt:⟧tester⟦/⟧\`\` \`a tester\` \`tester.md\` \`tester\n`,
    },
    renamed: "breaker",
    moves: [["roles/tester.md", "roles/breaker.md"]],
  },
  {
    name: "a module and one of its rules",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS }),
      "expertise/db/locks.md": `${module("⟦def:⟧db/locks⟦/⟧")}\n\`⟦txt:⟧db/locks⟦/⟧#R2\` db/locks\n`,
      [`${ARTIFACTS}/review.md`]: "---\nphase: review\n---\n\n`⟦txt:⟧db/locks⟦/⟧` `db/locks#R 2`\n",
    },
    others: runFiles(),
    renamed: "db/row-locks",
    moves: [["expertise/db/locks.md", "expertise/db/row-locks.md"]],
  },
  {
    name: "a workflow of one word is named by data alone: a key may have its name",
    files: {
      "wazir.manifest.yaml": manifest({ paths: PATHS, workflows: "[⟦ref:⟧soak⟦/⟧]" }),
      "workflows/soak.md": `${workflow({ id: "⟦def:⟧soak⟦/⟧" })}\nEach task's \`soak\`.\n`,
    },
    renamed: "boil",
    moves: [["workflows/soak.md", "workflows/boil.md"]],
  },
];
