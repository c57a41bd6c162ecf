import { RUN_ID } from "../../support/projects";

/** One completion: what stands there, what is taken, and what stands there then (empty places as `‸`). */
export interface CompletionCase {
  readonly name: string;
  readonly path: string;
  /** With the cursor as `⟦^⟧`. */
  readonly before: string;
  readonly take: string;
  readonly after: string;
}

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;

/** Where artifacts of the tests stand. */
export const CLARIFICATION = `${ARTIFACTS}/clarification.md`;
export const PLAN = `${ARTIFACTS}/implementation-plan.yaml`;
export const PLAN_JSON = `${ARTIFACTS}/implementation-plan.json`;
export const MANIFEST = "wazir.manifest.yaml";

/** The fields of a task, indented. */
function task(indent: string, first = indent): string {
  const list = `${indent}  - ‸`;
  return [
    `${first}id: ‸`,
    `${indent}title: ‸`,
    `${indent}covers:`,
    list,
    `${indent}files:`,
    list,
    `${indent}verify: ‸`,
  ].join("\n");
}

/** Keys: their required skeleton, wherever the mapping stands. */
export const KEY_CASES: readonly CompletionCase[] = [
  {
    name: "a key of a list brings its first item",
    path: PLAN,
    before: "phase: plan\n⟦^⟧",
    take: "tasks",
    after: `phase: plan\ntasks:\n${task("    ", "  - ")}`,
  },
  {
    name: "half a key",
    path: PLAN,
    before: "phase: plan\ntas⟦^⟧\nrole: planner\n",
    take: "tasks",
    after: `phase: plan\ntasks:\n${task("    ", "  - ")}\nrole: planner\n`,
  },
  {
    name: "a key of a mapping brings what it has to hold",
    path: MANIFEST,
    before: "⟦^⟧",
    take: "project",
    after: "project:\n  name: ‸",
  },
  {
    name: "a key with choices",
    path: PLAN,
    before: "phase: plan\nst⟦^⟧",
    take: "status",
    after: "phase: plan\nstatus: draft",
  },
  { name: "a key that can have one value only", path: PLAN, before: "⟦^⟧", take: "phase", after: "phase: plan" },
  {
    name: "the first key of an item, after its dash",
    path: PLAN,
    before: "tasks:\n  - ⟦^⟧",
    take: "id",
    after: "tasks:\n  - id: ‸",
  },
  {
    name: "a list of an item, two columns deep",
    path: PLAN,
    before: "tasks:\n  - id: T-1\n    ⟦^⟧",
    take: "covers",
    after: "tasks:\n  - id: T-1\n    covers:\n      - ‸",
  },
  {
    name: "a list of an item, after its dash",
    path: PLAN,
    before: "tasks:\n  - co⟦^⟧",
    take: "covers",
    after: "tasks:\n  - covers:\n      - ‸",
  },
  {
    name: "a key of an item whose dash stands at the margin",
    path: PLAN,
    before: "tasks:\n- id: T-1\n  ⟦^⟧",
    take: "title",
    after: "tasks:\n- id: T-1\n  title: ‸",
  },
  {
    name: "the first item of a list, on a line of its own",
    path: PLAN,
    before: "tasks:\n  ⟦^⟧",
    take: "covers",
    after: "tasks:\n  - covers:\n      - ‸",
  },
  {
    name: "a further item, on a line of its own",
    path: PLAN,
    before: "tasks:\n  - id: T-1\n  ⟦^⟧\nphase: plan\n",
    take: "id",
    after: "tasks:\n  - id: T-1\n  - id: ‸\nphase: plan\n",
  },
  {
    name: "a further item, four columns deep",
    path: PLAN,
    before: "tasks:\n    - id: T-1\n    co⟦^⟧\n",
    take: "covers",
    after: "tasks:\n    - id: T-1\n    - covers:\n        - ‸\n",
  },
  {
    name: "a key between two others",
    path: PLAN,
    before: "tasks:\n  - id: T-1\n    ⟦^⟧\n    files: []\n",
    take: "verify",
    after: "tasks:\n  - id: T-1\n    verify: ‸\n    files: []\n",
  },
  {
    name: "a key of a wide item",
    path: PLAN,
    before: "tasks:\n    -   id: T-1\n        ti⟦^⟧",
    take: "title",
    after: "tasks:\n    -   id: T-1\n        title: ‸",
  },
  {
    name: "a key of a second item",
    path: PLAN,
    before: "tasks:\n  - id: T-1\n  - ⟦^⟧",
    take: "id",
    after: "tasks:\n  - id: T-1\n  - id: ‸",
  },
  {
    name: "a key that has its value already",
    path: PLAN,
    before: "phase: plan\nst⟦^⟧: draft\n",
    take: "status",
    after: "phase: plan\nstatus: draft\n",
  },
  {
    name: "the middle of a key",
    path: PLAN,
    before: "phase: plan\nsta⟦^⟧tus: draft\n",
    take: "status",
    after: "phase: plan\nstatus: draft\n",
  },
  {
    name: "a key in braces",
    path: PLAN,
    before: "tasks: [{id: T-1, ⟦^⟧}]",
    take: "title",
    after: "tasks: [{id: T-1, title: ‸}]",
  },
  {
    name: "a list in braces",
    path: PLAN,
    before: "tasks: [{id: T-1, ⟦^⟧}]",
    take: "covers",
    after: "tasks: [{id: T-1, covers: [‸]}]",
  },
  {
    name: "a key of the second document",
    path: PLAN,
    before: "phase: plan\n---\n⟦^⟧\n",
    take: "status",
    after: "phase: plan\n---\nstatus: draft\n",
  },
  {
    name: "a key before a fault",
    path: PLAN,
    before: "sta⟦^⟧\nphase: [\n",
    take: "status",
    after: "status: draft\nphase: [\n",
  },
  {
    name: "a key after a fault",
    path: PLAN,
    before: "phase: *x\nsta⟦^⟧",
    take: "status",
    after: "phase: *x\nstatus: draft",
  },
  {
    name: "the first key of front matter",
    path: CLARIFICATION,
    before: "---\n⟦^⟧\n---\n# Title\n",
    take: "phase",
    after: "---\nphase: clarify\n---\n# Title\n",
  },
  {
    name: "a key of front matter without its end",
    path: CLARIFICATION,
    before: "---\nphase: clarify\nsta⟦^⟧",
    take: "status",
    after: "---\nphase: clarify\nstatus: draft",
  },
  {
    name: "a list of front matter",
    path: CLARIFICATION,
    before: "---\nphase: clarify\nque⟦^⟧\n---\nText\n",
    take: "questions",
    after: "---\nphase: clarify\nquestions:\n  - id: ‸\n    text: ‸\n---\nText\n",
  },
  {
    name: "with Windows line ends",
    path: CLARIFICATION,
    before: "---\r\nphase: clarify\r\nque⟦^⟧\r\n---\r\n",
    take: "questions",
    after: "---\r\nphase: clarify\r\nquestions:\r\n  - id: ‸\r\n    text: ‸\r\n---\r\n",
  },
];

/** Whole items of a list with the keys they need and the next free id, wherever the item begins. */
export const ITEM_CASES: readonly CompletionCase[] = [
  {
    name: "a whole item, after its dash",
    path: PLAN,
    before: "tasks:\n  - ⟦^⟧",
    take: "T-1 …",
    after: `tasks:\n${task("    ", "  - ").replace("id: ‸", "id: T-1")}`,
  },
  {
    name: "a whole item behind others has the id after theirs",
    path: CLARIFICATION,
    before: "---\nquestions:\n  - {id: Q-2, text: a}\n  - {id: Q-9, text: b}\n  - {id: other, text: c}\n  - ⟦^⟧\n---\n",
    take: "Q-10 …",
    after:
      "---\nquestions:\n  - {id: Q-2, text: a}\n  - {id: Q-9, text: b}\n  - {id: other, text: c}\n  - id: Q-10\n    text: ‸\n---\n",
  },
  {
    name: "a whole item on a line of its own",
    path: CLARIFICATION,
    before: "---\nquestions:\n  - id: Q-1\n    text: a\n  ⟦^⟧\n---\n",
    take: "Q-2 …",
    after: "---\nquestions:\n  - id: Q-1\n    text: a\n  - id: Q-2\n    text: ‸\n---\n",
  },
  {
    name: "a whole item, once its first letters are typed, at the margin",
    path: CLARIFICATION,
    before: "---\nquestions:\n- i⟦^⟧\n---\n",
    take: "Q-1 …",
    after: "---\nquestions:\n- id: Q-1\n  text: ‸\n---\n",
  },
  {
    name: "a whole item in braces",
    path: CLARIFICATION,
    before: "---\nquestions: [{⟦^⟧}]\n---\n",
    take: "Q-1 …",
    after: "---\nquestions: [{id: Q-1, text: ‸}]\n---\n",
  },
  {
    name: "a whole item without an id, behind emoji",
    path: PLAN.replace("implementation-plan", "verification-proof"),
    before: "title: 😀\ncommands:\n  - ⟦^⟧\n",
    take: "item …",
    after: "title: 😀\ncommands:\n  - command: ‸\n    exit_code: ‸\n",
  },
  {
    name: "the next free id alone",
    path: PLAN,
    before: "tasks:\n  - id: T-4\n  - id: ⟦^⟧\n",
    take: "T-5",
    after: "tasks:\n  - id: T-4\n  - id: T-5\n",
  },
];

/** Values: enums and ids, the whole word replaced, quotes kept. */
export const VALUE_CASES: readonly CompletionCase[] = [
  { name: "a value", path: PLAN, before: "status: ⟦^⟧", take: "draft", after: "status: draft" },
  { name: "a value behind a bare colon", path: PLAN, before: "status:⟦^⟧", take: "draft", after: "status: draft" },
  { name: "half a value", path: PLAN, before: "status: dr⟦^⟧", take: "draft", after: "status: draft" },
  {
    name: "the middle of a value",
    path: PLAN,
    before: "status: in_⟦^⟧review # soon\n",
    take: "approved",
    after: "status: approved # soon\n",
  },
  {
    name: "a value in double quotes",
    path: PLAN,
    before: 'status: "dr⟦^⟧aft"\n',
    take: "approved",
    after: 'status: "approved"\n',
  },
  {
    name: "a value in single quotes",
    path: PLAN,
    before: "status: 'dr⟦^⟧aft'\n",
    take: "approved",
    after: "status: 'approved'\n",
  },
  {
    name: "a value with a quote too few",
    path: PLAN,
    before: 'status: "dr⟦^⟧\nphase: plan\n',
    take: "draft",
    after: 'status: "draft"\nphase: plan\n',
  },
  {
    name: "a value in brackets",
    path: MANIFEST,
    before: "hosts: [claude, ⟦^⟧]",
    take: "codex",
    after: "hosts: [claude, codex]",
  },
  {
    name: "a value after a dash",
    path: MANIFEST,
    before: "hosts:\n  - cl⟦^⟧\n",
    take: "claude",
    after: "hosts:\n  - claude\n",
  },
  {
    name: "a role in a list",
    path: MANIFEST,
    before: "roles:\n  - planner\n  - rev⟦^⟧",
    take: "reviewer",
    after: "roles:\n  - planner\n  - reviewer",
  },
  {
    name: "the first value of a list, on a line of its own",
    path: MANIFEST,
    before: "roles:\n  ⟦^⟧\n",
    take: "planner",
    after: "roles:\n  - planner\n",
  },
  {
    name: "a further value, on a line of its own",
    path: MANIFEST,
    before: "hosts:\n  - claude\n  co⟦^⟧\n",
    take: "codex",
    after: "hosts:\n  - claude\n  - codex\n",
  },
  {
    name: "a role with a hyphen",
    path: MANIFEST,
    before: "roles: [content-au⟦^⟧]",
    take: "content-author",
    after: "roles: [content-author]",
  },
  { name: "a phase", path: MANIFEST, before: "phases: [cl⟦^⟧]", take: "clarify", after: "phases: [clarify]" },
  {
    name: "a workflow",
    path: MANIFEST,
    before: "workflows:\n- run⟦^⟧",
    take: "run_audit",
    after: "workflows:\n- run_audit",
  },
  {
    name: "a hook",
    path: MANIFEST,
    before: "required_hooks: [⟦^⟧]",
    take: "loop_cap_guard",
    after: "required_hooks: [loop_cap_guard]",
  },
  {
    name: "a boolean",
    path: MANIFEST,
    before: "adapters:\n  context_mode:\n    required: ⟦^⟧",
    take: "true",
    after: "adapters:\n  context_mode:\n    required: true",
  },
  {
    name: "a run",
    path: CLARIFICATION,
    before: "---\nphase: clarify\nrun_id: 20⟦^⟧\n---\n",
    take: RUN_ID,
    after: `---\nphase: clarify\nrun_id: ${RUN_ID}\n---\n`,
  },
  {
    name: "a role in front matter",
    path: CLARIFICATION,
    before: "---\nphase: clarify\nrole: ⟦^⟧\n---\n",
    take: "clarifier",
    after: "---\nphase: clarify\nrole: clarifier\n---\n",
  },
];
