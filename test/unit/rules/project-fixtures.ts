import { RUN_ID } from "../../support/projects";
import { expertiseModule } from "../../support/modules";
import { clarification, hook, manifest, role, skill, workflow } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const MANIFEST = "wazir.manifest.yaml";
const KEYS = ["roles", "workflows", "skills", "hooks", "expertise"];
const PATHS = `{ ${KEYS.map((key) => `${key}: ${key}`).join(", ")} }`;
const FOLDERS = Object.fromEntries(KEYS.map((key) => [`${key}/.keep`, ""]));
const FILES = { [MANIFEST]: manifest({ paths: PATHS }), ...FOLDERS };
const MAP = "expertise/composition-map.yaml";
const MODULE = "expertise/payments/refunds.md";
const RETRY = "architecture/distributed/idempotency-and-retry";
const long = "x".repeat(1024);

/** What a manifest says that its own lists or its files do not bear out. */
export const MANIFEST_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a manifest of the first version is one fault",
    path: MANIFEST,
    wrong: manifest({ manifest_version: "⟦diag:wazir/manifest-version⟧1⟦/⟧ # for now", hosts: "[claude]" }),
    right: manifest({ manifest_version: "2 # for now", hosts: "[claude]" }),
  },
  {
    name: "the first version as a text",
    path: MANIFEST,
    wrong: manifest({ manifest_version: "⟦diag:wazir/manifest-version⟧'1.0'⟦/⟧" }),
    right: manifest({ manifest_version: "2" }),
  },
  {
    name: "a truth value is no version",
    path: MANIFEST,
    wrong: manifest({ manifest_version: "⟦diag:wazir/schema-type⟧true⟦/⟧" }),
    right: manifest(),
  },
  {
    name: "files that a manifest's lists leave out, each at its list",
    path: MANIFEST,
    wrong: manifest({
      paths: PATHS,
      "⟦diag:wazir/undeclared-file⟧⟦diag:wazir/undeclared-file⟧roles⟦/⟧⟦/⟧": "[author]",
      "⟦diag:wazir/undeclared-file⟧workflows⟦/⟧": "\n  - clarify",
      "⟦diag:wazir/undeclared-file⟧required_hooks⟦/⟧": "[session_start]",
    }),
    right: manifest({
      paths: PATHS,
      roles: "[author, tester, auditor]",
      workflows: "\n  - clarify\n  - load_test",
      required_hooks: "[session_start, audit_log]",
    }),
    files: {
      ...FOLDERS,
      "roles/tester.md": role(),
      "roles/auditor.md": role({ id: "auditor" }),
      "roles/content-author.md": role({ id: "content-author", aliases: "[author]" }),
      "workflows/load-test.md": workflow(),
      "hooks/definitions/audit_log.yaml": hook(),
    },
  },
  {
    name: "a manifest without lists leaves nothing out",
    path: MANIFEST,
    wrong: manifest({ paths: PATHS, "⟦diag:wazir/undeclared-file⟧roles⟦/⟧": "[verifier]" }),
    right: manifest({ paths: PATHS }),
    files: { ...FOLDERS, "roles/tester.md": role(), "workflows/load-test.md": workflow() },
  },
  {
    name: "phases that are no workflow of the manifest",
    path: MANIFEST,
    wrong: manifest({
      workflows: "[clarify, execute]",
      phases: "[clarify, ⟦diag:wazir/undeclared-phase⟧plan⟦/⟧, ⟦diag:wazir/unknown-phase⟧exekute⟦/⟧]",
    }),
    right: manifest({ phases: "[clarify, plan]" }),
  },
  {
    name: "an export target that is no host of the manifest",
    path: MANIFEST,
    wrong: manifest({
      hosts: "[claude, vscode]",
      export_targets: "[claude, ⟦diag:wazir/export-target-not-host⟧codex⟦/⟧, ⟦diag:wazir/schema-enum⟧vscode⟦/⟧]",
    }),
    right: manifest({ export_targets: "[claude, codex]" }),
  },
];

/** What a role, a workflow, a hook or a skill says that does not agree with its place or with the others. */
export const ITEM_FIXTURES: readonly RuleFixture[] = [
  {
    name: "the id of a role",
    path: "roles/auditor.md",
    wrong: role({ id: "⟦diag:wazir/id-not-file-name⟧tester⟦/⟧" }),
    right: role({ id: "auditor" }),
    files: FILES,
  },
  {
    name: "the id of a workflow, with `_` where its file has `-`",
    path: "workflows/load-test.md",
    wrong: workflow({ id: "⟦diag:wazir/id-not-file-name⟧⟦diag:wazir/schema-pattern⟧load-test⟦/⟧⟦/⟧" }),
    right: workflow({ id: "load_test" }),
    files: FILES,
  },
  {
    name: "the id of a hook",
    path: "hooks/definitions/audit_log.yaml",
    wrong: hook({ id: "⟦diag:wazir/id-not-file-name⟧'session_start'⟦/⟧" }),
    right: hook(),
    files: FILES,
  },
  {
    name: "the id of a module, which is its path",
    path: MODULE,
    wrong: expertiseModule({ id: "⟦diag:wazir/id-not-file-name⟧billing/refunds⟦/⟧" }),
    right: expertiseModule(),
    files: FILES,
  },
  {
    name: "a name that is not the skill's folder",
    path: "skills/tidy/SKILL.md",
    wrong: skill({ name: "⟦diag:wazir/skill-name-not-folder⟧tidy-up⟦/⟧" }),
    right: skill(),
    files: FILES,
  },
  {
    name: "a description of one character too many",
    path: "skills/tidy/SKILL.md",
    wrong: skill({ description: `⟦diag:wazir/description-too-long⟧${long}y⟦/⟧` }),
    right: skill({ description: long }),
    files: FILES,
  },
  {
    name: "a hook without an entry for two of the bundled hosts",
    path: "hooks/audit_log.yaml",
    wrong:
      hook({ host_fallback: "" }) + "⟦diag:wazir/missing-host⟧host_fallback⟦/⟧: { claude: w, codex: w, gemini: w }\n",
    right: hook(),
    files: FILES,
  },
  {
    name: "a hook needs no entry for what is no host of the manifest, nor of hooks",
    path: "hooks/audit_log.yaml",
    wrong: hook({ host_fallback: "" }) + "⟦diag:wazir/missing-host⟧host_fallback⟦/⟧: {}\n",
    right: hook({ host_fallback: "{ codex: wrapper_command }" }),
    files: { ...FILES, [MANIFEST]: manifest({ paths: PATHS, hosts: "[codex, emacs]" }) },
  },
  {
    name: "a role is not measured by a workflow that names none",
    path: `.wazir/runs/${RUN_ID}/artifacts/clarification.md`,
    wrong: clarification({ role: "⟦diag:wazir/unknown-role⟧nobody⟦/⟧" }),
    right: clarification({ role: "planner" }),
    files: { ...FILES, "workflows/clarify.md": "# Clarify\n" },
  },
  {
    name: "rejections that go back and forth",
    path: "workflows/load-test.md",
    wrong: workflow({ reject_to: "⟦diag:wazir/reject-cycle⟧tune⟦/⟧" }),
    right: workflow({ reject_to: "execute" }),
    files: { ...FILES, "workflows/tune.md": workflow({ id: "tune", reject_to: "load_test" }) },
  },
  {
    name: "of two phases in a circle the one that sends rejections forward",
    path: "workflows/tune.md",
    wrong: workflow({ id: "tune", reject_to: "⟦diag:wazir/reject-cycle⟧load_test⟦/⟧" }),
    right: workflow({ id: "tune" }),
    files: {
      ...FILES,
      [MANIFEST]: manifest({ paths: PATHS, phases: "[tune, load_test]" }),
      "workflows/load-test.md": workflow({ reject_to: "tune" }),
    },
  },
  {
    name: "and not the one that sends them back",
    path: "workflows/load-test.md",
    wrong: workflow({ reject_to: "⟦diag:wazir/unknown-workflow⟧tunes⟦/⟧" }),
    right: workflow({ reject_to: "tune" }),
    files: {
      ...FILES,
      [MANIFEST]: manifest({ paths: PATHS, phases: "[tune, load_test]" }),
      "workflows/tune.md": workflow({ id: "tune", reject_to: "load_test" }),
    },
  },
  {
    name: "a circle of others is theirs, and one's own target means once more",
    path: "workflows/load-test.md",
    wrong: workflow({ reject_to: "⟦diag:wazir/reject-cycle⟧plan_review⟦/⟧" }),
    right: workflow({ reject_to: "load_test" }),
    files: {
      ...FILES,
      "workflows/load-test.md": workflow(),
      "workflows/plan.md": workflow({ id: "plan", reject_to: "load_test" }),
    },
  },
  {
    name: "a workflow that leads into a circle is not in it",
    path: "workflows/load-test.md",
    wrong: workflow({ reject_to: "⟦diag:wazir/unknown-workflow⟧tunes⟦/⟧" }),
    right: workflow({ reject_to: "tune" }),
    files: {
      ...FILES,
      "workflows/tune.md": workflow({ id: "tune", reject_to: "trim" }),
      "workflows/trim.md": workflow({ id: "trim", reject_to: "tune" }),
    },
  },
  {
    name: "terms that the bundled manifest prohibits",
    path: "roles/tester.md",
    wrong:
      role({ title: "⟦diag:wazir/prohibited-term⟧Best effort⟦/⟧" }) +
      "\nAct ⟦diag:wazir/prohibited-term⟧as\nappropriate⟦/⟧, ⟦diag:wazir/prohibited-term⟧IF POSSIBLE⟦/⟧.\n",
    right:
      role() +
      "\nNever say `if possible`.\n\n> ~~~\n> best effort\n> ~~~\n\n1. ```text\n   best effort\n   - ```\n   ```\n",
    files: FILES,
  },
  {
    name: "terms that the manifest prohibits, whole words only",
    path: "workflows/load-test.md",
    wrong: workflow() + "\nStart the ⟦diag:wazir/prohibited-term⟧Daemon⟦/⟧ (⟦diag:wazir/prohibited-term⟧C++⟦/⟧).\n",
    right: workflow() + "\nDaemons, a daemon-set, pandaemon, C++11 and best effort.\n",
    files: { ...FILES, [MANIFEST]: manifest({ paths: PATHS, prohibited_terms: "[daemon, C++, 'web  UI', ' ']" }) },
  },
  {
    name: "of two terms the longer one, after a fence that was closed",
    path: "roles/tester.md",
    wrong:
      role() +
      "\n```sh\nweb ui\n```\n\nA ⟦diag:wazir/prohibited-term⟧web ui kit⟦/⟧, a `x ⟦diag:wazir/prohibited-term⟧web ui⟦/⟧.\n",
    right: role() + "\n```sh\nweb ui\n\n~~~\nweb ui\n",
    files: { ...FILES, [MANIFEST]: manifest({ paths: PATHS, prohibited_terms: "[web UI, web ui kit]" }) },
  },
];

/** What modules and the composition map name. */
export const COMPOSITION_FIXTURES: readonly RuleFixture[] = [
  {
    name: "modules and roles in every layer of a composition map",
    path: MAP,
    wrong: [
      `always: { executor: [${RETRY}, ⟦diag:wazir/unknown-module⟧process/ai⟦/⟧], ⟦diag:wazir/unknown-role⟧coder⟦/⟧: [] }`,
      "auto:",
      "  reviewer: [⟦diag:wazir/unknown-module⟧a/b.md⟦/⟧]",
      "  all-stacks:",
      "    all-roles: [⟦diag:wazir/unknown-module⟧a/c⟦/⟧]",
      "    ⟦diag:wazir/unknown-role⟧nobody⟦/⟧: []",
      "stacks:",
      "  node: { antipatterns: [⟦diag:wazir/unknown-module⟧a/d⟦/⟧], ⟦diag:wazir/unknown-role⟧anti⟦/⟧: [] }",
      "concerns:",
      "  payments: { executor: [⟦diag:wazir/unknown-module⟧a/e⟦/⟧], ⟦diag:wazir/unknown-role⟧antipatterns⟦/⟧: [] }",
      "",
    ].join("\n"),
    right: [
      `always: { executor: [${RETRY}], author: [payments/refunds.md], x-team: [] }`,
      `auto: { all-stacks: { all-roles: [${RETRY}.md] }, reviewer: [payments/refunds] }`,
      `stacks: { node: { executor: [${RETRY}], antipatterns: [payments/refunds] } }`,
      "concerns: { payments: { verifier: [] } }",
      "",
    ].join("\n"),
    files: { ...FILES, [MODULE]: expertiseModule() },
  },
  {
    name: "a module that has another id now",
    path: MAP,
    wrong: "always: { executor: [⟦diag:wazir/unknown-module⟧payments/credits⟦/⟧] }\n",
    right: "always: { executor: [payments/refunds] }\n",
    files: { ...FILES, [MODULE]: expertiseModule({ formerly: "[payments/credits]" }) },
  },
  {
    name: "what a module refers to",
    path: MODULE,
    wrong: expertiseModule({
      related: `[${RETRY}, ⟦diag:wazir/unknown-module⟧payments/charges⟦/⟧]`,
      tiers: "{ executor: L2, ⟦diag:wazir/unknown-role⟧coder⟦/⟧: L1 }",
      applies:
        '{ stacks: ["*", ⟦diag:wazir/unknown-stack⟧nod⟦/⟧], concerns: [payments, ⟦diag:wazir/unknown-concern⟧money⟦/⟧] }',
    }),
    right: expertiseModule({
      related: `[${RETRY}]`,
      applies: "{ stacks: [node], concerns: [payments, billing] }",
    }),
    files: { ...FILES, [MAP]: "stacks: { node: {} }\nconcerns: { billing: {} }\n" },
  },
  {
    name: "stacks and concerns of a task",
    path: "tasks/task-01.yaml",
    wrong:
      "$schema: task.schema.json\nid: task-01\ntitle: Keys\ntype: feature\nrequired_roles: [⟦diag:wazir/unknown-role⟧coder⟦/⟧]\ncomposition: { stack: [⟦diag:wazir/unknown-stack⟧nodejs⟦/⟧], concerns: [payments] }\n",
    right:
      "$schema: task.schema.json\nid: task-01\ntitle: Keys\ntype: feature\nrequired_roles: [verifier]\ncomposition: { stack: [node], concerns: [payments] }\n",
    files: { ...FILES, [MAP]: "stacks: { node: {} }\n" },
  },
  {
    name: "rules, detectors and checks of a module",
    path: MODULE,
    wrong: expertiseModule({
      rules: [
        "\n  - { id: R1, level: must, text: One., detect: [D1, ⟦diag:wazir/unknown-module-part⟧D2⟦/⟧], checks: [V3] }",
        "\n  - { id: R2, level: must, text: Two., checks: [V1, V2, ⟦diag:wazir/unknown-module-part⟧V4⟦/⟧] }",
        "\n  - { id: R3, level: must, text: Three. }",
      ].join(""),
      detect:
        "\n  - { id: D1, rule: ⟦diag:wazir/unknown-module-part⟧R4⟦/⟧, engine: glob, pattern: a, message: Look., confidence: low }",
    }).replace(
      "- **V1**",
      "Not V42, as [S1, ⟦diag:wazir/unknown-module-part⟧S9⟦/⟧] says, in `[S8]`.\n\n```sh\nV4\n```\n\n- **V1**",
    ),
    right: expertiseModule({
      rules: [
        "\n  - { id: R1, level: must, text: One., checks: [V3] }",
        "\n  - { id: R2, level: must, text: Two., checks: [V1, V2] }",
        "\n  - { id: R3, level: must, text: Three., detect: [D1] }",
      ].join(""),
      detect: "\n  - { id: D1, rule: R3, engine: glob, pattern: a, message: Look., confidence: low }",
    }),
    files: { ...FILES, "expertise/payments/refunds.detect.yaml": "schema: 1\ndetectors: { D1: {} }\n" },
  },
];
