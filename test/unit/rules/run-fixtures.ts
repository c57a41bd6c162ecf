import { RUN_ID, runFiles } from "../../support/projects";
import { clarification, plan, proof, research, review, run, spec } from "../../support/texts";
import type { RuleFixture } from "./fixtures";

const RUN = `.wazir/runs/${RUN_ID}`;
const CLARIFICATION = `${RUN}/artifacts/clarification.md`;
const SPEC = `${RUN}/artifacts/spec.md`;
const PLAN = `${RUN}/artifacts/implementation-plan.md`;
const PROOF = `${RUN}/artifacts/verification-proof.md`;
const REVIEW = `${RUN}/artifacts/review.md`;
const RESEARCH = `${RUN}/artifacts/research.md`;

const TWO_CRITERIA = "\n  - { id: AC-1, text: One., satisfies: [R-1] }\n  - { id: AC-2, text: Two., satisfies: [R-1] }";

/** One task of a plan as an item of a list. */
function task(id: string, covers: string, more = "title: Do it."): string {
  return `\n  - { id: ${id}, covers: ${covers}, files: [], verify: npm test, ${more} }`;
}

/** What only the files of a run together can tell. */
export const RUN_FIXTURES: readonly RuleFixture[] = [
  {
    name: "a criterion that satisfies what is no requirement",
    path: SPEC,
    wrong: spec({
      acceptance_criteria: "\n  - { id: AC-1, text: One., satisfies: [R-1, ⟦diag:wazir/unknown-requirement⟧R-2⟦/⟧] }",
    }),
    right: spec(),
  },
  {
    name: "criteria that no spec has, in a plan",
    path: PLAN,
    wrong: plan({
      tasks: task("T-1", "[AC-1, ⟦diag:wazir/unknown-criterion⟧AC-2⟦/⟧, ⟦diag:wazir/unknown-criterion⟧AC1⟦/⟧]"),
    }),
    right: plan(),
    files: { [SPEC]: spec() },
  },
  {
    name: "a criterion that no spec has, in a proof",
    path: PROOF,
    wrong: proof({
      commands:
        "\n  - { command: npm test, exit_code: 0, covers: [AC-1, ⟦diag:wazir/unknown-criterion⟧AC-9⟦/⟧], outcome: pass }",
    }),
    right: proof(),
    files: { [SPEC]: spec() },
  },
  {
    name: "ids of three kinds in the places of a finding; one that is settled may name what is gone",
    path: REVIEW,
    wrong: review({
      findings:
        "\n  - { id: F-1, severity: low, title: A., refs: [⟦diag:wazir/unknown-criterion⟧AC-7⟦/⟧, ⟦diag:wazir/unknown-task⟧T-7⟦/⟧, ⟦diag:wazir/unknown-finding⟧F-7⟦/⟧, AC-1, src/a.ts:7, API-7] }" +
        "\n  - { id: F-2, severity: low, title: B., refs: [AC-8], status: resolved }",
    }),
    right: review({ findings: "\n  - { id: F-1, severity: low, title: A., refs: [AC-1, T-1, F-1] }" }),
    files: { [SPEC]: spec(), [PLAN]: plan() },
  },
  {
    name: "a task that waits for one that is not there",
    path: PLAN,
    wrong: plan({ tasks: task("T-1", "[AC-1]", "title: Do it., depends_on: [⟦diag:wazir/unknown-task⟧T-2⟦/⟧]") }),
    right: plan({ tasks: task("T-1", "[AC-1]", "title: Do it., depends_on: []") }),
  },
  {
    name: "a question that was not asked",
    path: RESEARCH,
    wrong: research({ findings: "[{ id: F-1, title: A day., question: ⟦diag:wazir/unknown-question⟧Q-2⟦/⟧ }]" }),
    right: research({ findings: "[{ id: F-1, title: A day., question: Q-1 }]" }),
    files: { [CLARIFICATION]: clarification({ questions: "[{ id: Q-1, text: How long? }]" }) },
  },
  {
    name: "tasks that wait for each other, and one that waits for itself",
    path: PLAN,
    wrong: plan({
      tasks:
        task("T-1", "[AC-1]", "title: A., depends_on: [T-2]") +
        task("T-2", "[AC-1]", "title: B., depends_on: [T-3]") +
        task("T-3", "[AC-1]", "title: C., depends_on: [⟦diag:wazir/dependency-cycle⟧T-1⟦/⟧]") +
        task("T-4", "[AC-1]", "title: D., depends_on: [T-1, ⟦diag:wazir/dependency-cycle⟧T-4⟦/⟧]"),
    }),
    right: plan({
      tasks:
        task("T-1", "[AC-1]", "title: A., depends_on: []") +
        task("T-2", "[AC-1]", "title: B., depends_on: [T-1]") +
        task("T-3", "[AC-1]", "title: C., depends_on: [T-1, T-2]") +
        task("T-4", "[AC-1]", "title: D., depends_on: [T-2, T-3]"),
    }),
  },
  {
    name: "an artifact of another run",
    path: CLARIFICATION,
    wrong: clarification({ run_id: "⟦diag:wazir/wrong-run⟧20261102-refunds⟦/⟧" }),
    right: clarification(),
    files: { ...runFiles("20261102-refunds") },
  },
  {
    name: "a run record of another run",
    path: `${RUN}/run.yaml`,
    wrong: run({ run_id: "⟦diag:wazir/wrong-run⟧20261102-refunds⟦/⟧" }),
    right: run(),
  },
  {
    name: "sources that are not there, in each of the forms of a path",
    path: CLARIFICATION,
    wrong: clarification({
      sources:
        "[⟦diag:wazir/missing-source⟧src/claim.ts:18⟦/⟧, ⟦diag:wazir/missing-source⟧artifacts/spce.md⟦/⟧, ⟦diag:wazir/missing-source⟧./notes.txt⟦/⟧, ⟦diag:wazir/missing-source⟧.github/ci.yml#L3⟦/⟧, ⟦diag:wazir/missing-source⟧brief.md⟦/⟧]",
    }),
    right: clarification({
      sources:
        '[src/payments.js:18, artifacts/spec.md, spec.md, events.ndjson, input/brief.md, src, ../other/readme.md, /etc/passwd.txt, https://example.com/a.md, example.com/a.md, Node.js, "src/**/*.ts", "brief: a.md", F-2, "issue 31, a/b.md", "git@host:a/b.md"]',
    }),
    files: { [SPEC]: spec() },
  },
  {
    name: "texts of the template in what is handed over: values, and lines of the body",
    path: CLARIFICATION,
    wrong:
      clarification({
        status: "in_review",
        scope_summary:
          '⟦diag:wazir/placeholder⟧"<One or two sentences: what changes, what stays as it is, how anyone can see that it is done.>"⟦/⟧',
      }) + "\n## Done when\n\n⟦diag:wazir/placeholder⟧<One observable behaviour a line.>⟦/⟧\n",
    right:
      clarification({ status: "in_review", scope_summary: '"<Keys> for payments."' }) +
      "\n## Done when\n\n<b>One charge.</b>\n<One of my own.>\n",
  },
  {
    name: "a text of the template in a draft that is all but done",
    path: RESEARCH,
    wrong: research({
      findings:
        '[{ id: F-1, title: A., consequence: ⟦diag:wazir/placeholder⟧"<What it means for this scope, risks included.>"⟦/⟧ }]',
    }),
    right: research({ findings: "[{ id: F-1, title: A., consequence: Claim first. }]" }),
  },
  {
    name: "a requirement that no criterion satisfies",
    path: SPEC,
    wrong: spec({
      requirements: "\n  - { id: R-1, text: One. }\n  - { id: ⟦diag:wazir/requirement-uncovered⟧R-2⟦/⟧, text: Two. }",
    }),
    right: spec({
      requirements: "\n  - { id: R-1, text: One. }\n  - { id: R-2, text: Two. }",
      acceptance_criteria: "\n  - { id: AC-1, text: One., satisfies: [R-1, R-2] }",
    }),
  },
  {
    name: "a criterion that no task covers",
    path: PLAN,
    wrong: plan().replace("tasks:", "⟦diag:wazir/criterion-uncovered⟧tasks⟦/⟧:"),
    right: plan({ tasks: task("T-1", "[AC-1]") + task("T-2", "[AC-2]") }),
    files: { [SPEC]: spec({ acceptance_criteria: TWO_CRITERIA }) },
  },
  {
    name: "a criterion that no check decides",
    path: PROOF,
    wrong: proof().replace("commands:", "⟦diag:wazir/criterion-unproven⟧commands⟦/⟧:"),
    right: proof({
      commands: "\n  - { command: npm test, exit_code: 1, covers: [AC-1, AC-2], outcome: fail }",
    }),
    files: { [SPEC]: spec({ acceptance_criteria: TWO_CRITERIA }) },
  },
  {
    name: "a task without criteria that nothing waits for",
    path: PLAN,
    wrong: plan({
      tasks: task("T-1", "[AC-1]") + task("T-2", "[]").replace("covers", "⟦diag:wazir/task-covers-nothing⟧covers⟦/⟧"),
    }),
    right: plan({
      tasks:
        task("T-1", "[]", "title: Move the table.") +
        task("T-2", "[AC-1]", "title: B., depends_on: [T-1]") +
        task("T-3", "[]", "title: Room for T-2.") +
        task("T-4", "[]", "title: Write it up; prepares the release."),
    }),
  },
  {
    name: "outcomes that what was returned contradicts",
    path: PROOF,
    wrong: proof({
      commands:
        "\n  - { command: a, exit_code: 2, covers: [AC-1], outcome: ⟦diag:wazir/outcome-contradicted⟧pass⟦/⟧ }" +
        "\n  - { command: b, exit_code: -1, outcome: ⟦diag:wazir/outcome-contradicted⟧pass⟦/⟧ }" +
        "\n  - { command: c, exit_code: 0, tests_run: 0, outcome: ⟦diag:wazir/outcome-contradicted⟧pass⟦/⟧ }",
    }),
    right: proof({
      commands:
        "\n  - { command: a, exit_code: 2, covers: [AC-1], outcome: fail }" +
        "\n  - { command: b, exit_code: -1, outcome: blocked }" +
        "\n  - { command: c, exit_code: 0, tests_run: 0, outcome: not_verified }" +
        "\n  - { command: d, exit_code: 0, outcome: pass }",
    }),
  },
  {
    name: "a proof that is approved and proves nothing",
    path: PROOF,
    wrong: proof({
      status: "⟦diag:wazir/proof-without-pass⟧approved⟦/⟧",
      commands: "\n  - { command: a, exit_code: 2, covers: [AC-1], outcome: fail }",
    }),
    right: proof({
      status: "in_review",
      commands: "\n  - { command: a, exit_code: 2, covers: [AC-1], outcome: fail }",
    }),
  },
  {
    name: "findings that are open in a review that passes",
    path: REVIEW,
    wrong: review({
      verdict: "pass",
      findings:
        "\n  - { id: F-1, severity: critical, title: A., status: ⟦diag:wazir/finding-unresolved⟧open⟦/⟧ }" +
        "\n  - { id: F-2, severity: ⟦diag:wazir/finding-unresolved⟧high⟦/⟧, title: B. }",
    }),
    right: review({
      verdict: "pass",
      findings:
        "\n  - { id: F-1, severity: critical, title: A., status: resolved }" +
        "\n  - { id: F-2, severity: high, title: B., status: accepted }" +
        "\n  - { id: F-3, severity: medium, title: C., status: open }",
    }),
  },
  {
    name: "a review that passes and says nothing",
    path: REVIEW,
    wrong: review({ verdict: "pass" }).replace("findings:", "⟦diag:wazir/empty-list⟧findings⟦/⟧:"),
    right: review({ verdict: "pass" }) + "\nA key of 256 characters: refused.\n",
  },
  {
    name: "a plan that is handed over without tasks",
    path: PLAN,
    wrong: plan({ tasks: "", status: "⟦diag:wazir/empty-list⟧in_review⟦/⟧" }),
    right: plan({ tasks: "", status: "draft" }),
  },
  {
    name: "an approval by nobody",
    path: SPEC,
    wrong: spec({ status: "approved", approval: "⟦diag:wazir/approval-without-approver⟧pending⟦/⟧" }),
    right: spec({ status: "approved", approval: "approved by Dana Ruiz, 2026-11-20" }),
  },
  {
    name: "an approval that only says that it is one",
    path: SPEC,
    wrong: spec({ approval: "⟦diag:wazir/approval-without-approver⟧Approved on 20 November 2026⟦/⟧" }),
    right: spec({ approval: "approved-by-operator" }),
  },
];
