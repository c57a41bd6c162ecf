import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { definitionsIn, definitionsOf, idsInScope } from "../../../src/core/rules/definitions";
import { referencesTo, RUN_TARGETS, targetAt, targetOfForm, targetsAt } from "../../../src/core/rules/references";
import { artifactsBeside } from "../../../src/core/runs/read-artifacts";
import { projectWith, REPOSITORY, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { plan, role, run, spec, workflow } from "../../support/texts";

const RUN = `.wazir/runs/${RUN_ID}`;
const EXAMPLES = `${REPOSITORY}/content/examples`;

const example = (kind: string) => readDocument(readFileSync(`${EXAMPLES}/${kind}.md`, "utf8"), "markdown");
const artifact = (schema: string) => ({ id: "artifact", schema });

describe("what a document defines", () => {
  test.each([
    ["role", role(), ["role tester (Tester)"]],
    ["workflow", workflow(), ["workflow load_test (Load test)"]],
    ["run", run(), [`run ${RUN_ID} (Keys)`]],
    ["hook", "id: guard\ndescription: Guards it.\n", ["hook guard (Guards it.)"]],
    ["skill", "---\nname: tidy\n---\n", ["skill tidy (undefined)"]],
    ["module", "---\nid: a/b\ntitle: B\n---\n", ["module a/b (B)"]],
    ["role", role({ id: "[no, id]" }), []],
  ])("a %s", (id, text, expected) => {
    const document = readDocument(text, text.startsWith("---") ? "markdown" : "yaml");
    const found = definitionsIn({ id, schema: id }, document);
    expect(found.map((one) => `${one.target} ${one.id} (${one.title})`)).toEqual(expected);
    for (const { node, id: written } of found) expect(text.slice(node.range.start, node.range.end)).toBe(written);
  });

  test.each([
    ["clarification", ["question Q-1", "question Q-2", "question Q-3"]],
    ["implementation-plan", ["task T-1", "task T-2", "task T-3", "task T-4", "task T-5"]],
    ["review", ["finding F-10", "finding F-11"]],
    ["audit-report", ["finding F-12"]],
    ["accepted-learning", ["learning L-1"]],
    ["verification-proof", []],
    ["handoff", []],
  ])("the %s of the examples", (kind, expected) => {
    expect(definitionsIn(artifact(kind), example(kind)).map(({ target, id }) => `${target} ${id}`)).toEqual(expected);
  });

  test("its item holds all that is said of it", () => {
    const [first] = definitionsIn(artifact("spec"), example("spec"));
    expect(first?.item.entries.map((entry) => entry.key)).toEqual(["id", "text", "source"]);
  });
});

describe("what a document refers to", () => {
  const referencesIn = (kind: string) =>
    RUN_TARGETS.map((target) => {
      const nodes = referencesTo(artifact(kind), example(kind).roots[0]?.node, target);
      return `${target}: ${nodes.map(({ value }) => String(value)).join(" ")}`;
    }).filter((line) => !line.endsWith(": "));

  test.each([
    ["spec", ["requirement: R-1 R-1 R-2 R-3 R-4 R-1 R-1 R-5", "finding: F-3", "question: Q-2 Q-1"]],
    ["implementation-plan", ["criterion: AC-1 AC-5 AC-6 AC-2 AC-3 AC-7 AC-4", "task: T-1 T-2 T-3 T-4"]],
    ["verification-proof", ["criterion: AC-1 AC-5 AC-6 AC-1 AC-2 AC-3 AC-4 AC-7"]],
    ["design-artifact", ["criterion: AC-7 AC-3 AC-2"]],
    ["plan-review", ["criterion: AC-4", "task: T-4 T-5"]],
    ["research", ["question: Q-2"]],
    ["handoff", ["criterion: AC-1 AC-2 AC-3 AC-4 AC-5 AC-6 AC-7", "finding: F-11", "learning: L-1"]],
    ["accepted-learning", ["finding: F-9"]],
    ["author-artifact", []],
  ])("the %s of the examples", (kind, expected) => {
    expect(referencesIn(kind)).toEqual(expected);
  });

  test("a task of the notes stands apart from the criteria of its commands", () => {
    expect(referencesIn("execution-notes")).toEqual([
      "criterion: AC-1 AC-5 AC-6 AC-2 AC-3 AC-7 AC-4 AC-1 AC-2 AC-3",
      "task: T-1 T-2 T-3 T-4 T-5 T-3",
    ]);
  });

  test("where several things may be named, the form of the id tells which", () => {
    const refs = ["findings", 0, "refs", 1];
    expect(targetsAt(artifact("review"), refs)).toEqual(RUN_TARGETS);
    expect(targetAt(artifact("review"), refs, "AC-2")).toBe("criterion");
    expect(targetAt(artifact("review"), refs, "src/claim.ts:18")).toBeUndefined();
    expect(targetAt(artifact("verification-proof"), ["commands", 0, "covers", 0], "anything")).toBe("criterion");
    expect(targetAt(artifact("review"), ["commands", 0, "covers", 0], "AC-1")).toBeUndefined();
    expect(["R-1", "T-12", "API-4", "AC-1b", "ac-1", 7].map(targetOfForm)).toEqual([
      "requirement",
      "task",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("the ids in scope are those of the run's artifacts, or of the project", async () => {
  const { files, project } = await projectWith({
    ...runFiles(),
    [`${RUN}/artifacts/spec.md`]: spec(),
    [`${RUN}/artifacts/implementation-plan.md`]: plan(),
    [`${RUN}/captures/spec.md`]: spec({ requirements: "[{ id: R-9, text: Captured. }]" }),
  });
  const scope = { project, artifacts: await artifactsBeside(project, files, `${ROOT}/${RUN}/artifacts/spec.md`) };
  expect(idsInScope("requirement", scope)).toEqual(["R-1"]);
  expect(idsInScope("task", scope)).toEqual(["T-1"]);
  expect(idsInScope("finding", scope)).toEqual([]);
  expect(idsInScope("run", scope)).toEqual([RUN_ID]);
  expect(definitionsOf(scope, "criterion", "AC-1").map(({ title, artifact: { path } }) => [title, path])).toEqual([
    ["Two requests make one payment.", `${ROOT}/${RUN}/artifacts/spec.md`],
  ]);
});

test("every example and template gives its ids in the form of their target", () => {
  for (const folder of [EXAMPLES, `${REPOSITORY}/content/templates/artifacts`]) {
    for (const file of readdirSync(folder)) {
      const document = readDocument(readFileSync(`${folder}/${file}`, "utf8"), "markdown");
      for (const { target, id } of definitionsIn(artifact(file.slice(0, -3)), document)) {
        expect([file, id, targetOfForm(id)]).toEqual([file, id, target]);
      }
    }
  }
});
