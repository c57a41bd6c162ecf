import { describe, expect, test } from "vitest";
import { checkText, RUN_ID, runFiles } from "../../support/projects";
import { clarification, manifest, plan, role, run, spec, workflow } from "../../support/texts";
import { BOUNDED, processorTimeOf } from "../../support/processor-time";

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;
const FOLDERS = { "wazir.manifest.yaml": manifest({ paths: "{ roles: roles, workflows: workflows }" }) };

async function messages(path: string, text: string): Promise<readonly string[]> {
  const found = await checkText(path, text, { ...runFiles(), ...FOLDERS });
  return found.map(({ message }) => message);
}

const CLARIFICATION = `${ARTIFACTS}/clarification.md`;
const SPEC = `${ARTIFACTS}/spec.md`;
const RUN = `.wazir/runs/${RUN_ID}/run.yaml`;
const MANIFEST = "wazir.manifest.yaml";

describe("each fault is told in one sentence that names the thing and what would be right", () => {
  test.each([
    [
      "required",
      CLARIFICATION,
      clarification({ run_id: "" }),
      "This document has no `run_id`. The run that this belongs to: the name of its folder under the state root, at most 64 characters.",
    ],
    [
      "required, misspelt",
      CLARIFICATION,
      clarification({ status: "\nstat_us: draft" }).replace("status:\n", ""),
      "This document has no `status`. Did you mean it by `stat_us`?",
    ],
    [
      "required, in an item",
      SPEC,
      spec({
        requirements: "\n  - id: R-7",
        acceptance_criteria: "\n  - { id: AC-1, text: One., satisfies: [R-7] }",
      }),
      "`requirements[0]` (R-7) has no `text`. What the work has to do: one obligation in one sentence.",
    ],
    [
      "additionalProperties",
      RUN,
      run({ prio: "high" }),
      "`prio` is not a key of this document. Known here: `$schema`, `size`, `created_by`, `sources`.",
    ],
    [
      "additionalProperties, near",
      RUN,
      run({ source: "[]" }),
      "`source` is not a key of this document. Did you mean `sources`?",
    ],
    ["type", CLARIFICATION, clarification({ sources: "brief.md" }), "`sources` is `brief.md`, but must be a list."],
    [
      "type, nothing written",
      CLARIFICATION,
      clarification().replace("[input/brief.md]", ""),
      "`sources` has no value yet: it must be a list.",
    ],
    ["type of a whole document", RUN, "run\n", "This document is `run`, but must be a mapping of keys to values."],
    [
      "type of an item",
      SPEC,
      spec({ requirements: "\n  - id: R-1\n    text: [One]" }),
      "`requirements[0].text` (R-1) is a list, but must be a text.",
    ],
    [
      "anyOf",
      SPEC,
      spec({ requirements: "[7]" }),
      "`requirements[0]` is `7`, but must be a text or a mapping of keys to values.",
    ],
    [
      "anyOf, nothing written",
      SPEC,
      spec({ requirements: "\n  - " }),
      "`requirements[0]` has no value yet, but must be a text or a mapping of keys to values.",
    ],
    [
      "enum",
      CLARIFICATION,
      clarification({ status: "drfat" }),
      "`status` is `drfat`; it may be `draft`, `in_review`, `approved`, `rejected` or `superseded`. Did you mean `draft`?",
    ],
    [
      "enum, in another style",
      CLARIFICATION,
      clarification({ status: "InReview" }),
      "`status` is `InReview`; it may be `draft`, `in_review`, `approved`, `rejected` or `superseded`. Did you mean `in_review`?",
    ],
    [
      "enum, nothing near",
      CLARIFICATION,
      clarification({ status: "banana" }),
      "`status` is `banana`; it may be `draft`, `in_review`, `approved`, `rejected` or `superseded`.",
    ],
    [
      "const",
      CLARIFICATION,
      clarification({ phase: "plan", role: "planner" }),
      "`phase` is `plan`, but must be `clarify`.",
    ],
    ["const, a number", MANIFEST, manifest({ manifest_version: "3" }), "`manifest_version` is `3`, but must be `2`."],
    [
      "format",
      CLARIFICATION,
      clarification({ created_at: "yesterday" }),
      "`created_at` is `yesterday`, which is not a date and time such as 2026-11-23T14:05:00Z.",
    ],
    [
      "pattern",
      SPEC,
      spec({ requirements: "\n  - id: req1\n    text: One." }),
      "`requirements[0].id` (req1) is `req1`, but must look like `R-1`.",
    ],
    [
      "uniqueItems",
      "roles/tester.md",
      role({ tools: "[read, edit, read]" }),
      "`tools` holds this item twice: keep one.",
    ],
    ["minItems", SPEC, spec({ requirements: "[]" }), "`requirements` needs at least 1 item and is empty."],
    ["minLength", CLARIFICATION, clarification({ scope_summary: '""' }), "`scope_summary` is empty: it needs a text."],
    ["minimum", CLARIFICATION, clarification({ loop_number: "-1" }), "`loop_number` is `-1`, but must be at least 0."],
    [
      "a value that is long",
      CLARIFICATION,
      clarification({ loop_number: "x".repeat(80) }),
      `\`loop_number\` is \`${"x".repeat(57)}…\`, but must be a whole number.`,
    ],
    [
      "yes where true is meant",
      CLARIFICATION,
      clarification({ questions: "\n  - {id: Q-1, text: Which?, blocking: yes}" }),
      "`questions[0].blocking` (Q-1) is `yes`, but must be true or false. In YAML 1.2 write `true`.",
    ],
    [
      "off where false is meant",
      CLARIFICATION,
      clarification({ questions: "\n  - {id: Q-1, text: Which?, blocking: Off}" }),
      "`questions[0].blocking` (Q-1) is `Off`, but must be true or false. In YAML 1.2 write `false`.",
    ],
    [
      "an unknown role",
      CLARIFICATION,
      clarification({ role: "clarifer" }),
      "There is no role `clarifer`. The phase `clarify` is done by `clarifier`.",
    ],
    [
      "an unknown role of a workflow",
      "workflows/load-test.md",
      workflow({ role: "verifer" }),
      "There is no role `verifer`. Did you mean `verifier`?",
    ],
    [
      "another phase's role",
      CLARIFICATION,
      clarification({ role: "planner" }),
      "`role` is `planner`, but the phase `clarify` is done by `clarifier`.",
    ],
    [
      "an id that is taken",
      SPEC,
      spec({ requirements: "[{id: R-1, text: A}, {id: R-1, text: B}]" }),
      "The id `R-1` is taken: `requirements[0]` has it.",
    ],
  ])("%s", async (_name, path, text, message) => {
    expect(await messages(path, text)).toEqual([message]);
  });
});

test("two keys whose names are mixed up are two faults at the two keys", async () => {
  const text = clarification({ status: "", sources: "" }).replace("---\n\n", "statsu: draft\nsorces: []\n---\n\n");
  const found = await checkText(CLARIFICATION, text, runFiles());
  expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(["statsu", "sorces"]);
});

test("one item with a wrong severity is one fault, not one for each form an item may have", async () => {
  const path = `${ARTIFACTS}/review.md`;
  const text = clarification({
    phase: "review",
    role: "reviewer",
    findings: "\n  - {id: F-1, severity: hi, title: One}\n  - Two\n  - {severity: low}",
    verdict: "pass",
  });
  expect(await messages(path, text)).toEqual([
    "`findings[0].severity` (F-1) is `hi`; it may be `critical`, `high`, `medium`, `low` or `info`.",
    "`findings[2]` has no `title`. The defect itself, not its topic, in one sentence.",
  ]);
});

test("what a fix needs stands in the data of the fault", async () => {
  const found = await checkText(CLARIFICATION, clarification({ status: "drfat", run_id: "" }), runFiles());
  expect(found.map(({ code, data }) => [code, data])).toEqual([
    ["wazir/schema-required", { path: [], missing: "run_id" }],
    [
      "wazir/schema-enum",
      { path: ["status"], allowed: ["draft", "in_review", "approved", "rejected", "superseded"], near: "draft" },
    ],
  ]);
});

test("the same faults are found in YAML, in JSON and in front matter", async () => {
  const fields = {
    phase: "clarify",
    role: "clarifer",
    run_id: RUN_ID,
    created_at: "x",
    sources: [],
    status: "drfat",
    loop_number: "0",
  };
  const json = JSON.stringify(fields, null, 2);
  const yaml = Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
  const told = await Promise.all([
    messages(`${ARTIFACTS}/clarification.json`, json),
    messages(`${ARTIFACTS}/clarification.yaml`, yaml),
    messages(CLARIFICATION, `---\n${yaml}---\n`),
  ]);
  expect(told[0]).toHaveLength(6);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

test("very many items that lack keys are told of in no time", async () => {
  const tasks = Array.from({ length: 2500 }, (_, index) => `\n  - id: T-${index + 1}`).join("");
  const path = `.wazir/runs/${RUN_ID}/artifacts/implementation-plan.md`;
  const time = await processorTimeOf(async () => {
    const found = await checkText(path, plan({ tasks }), runFiles());
    expect(found.filter(({ code }) => code === "wazir/schema-required")).toHaveLength(4 * 2500);
  });
  expect(time).toBeLessThan(BOUNDED);
});
