import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { valueOf } from "../../../src/core/documents/tree";
import { checkFile, documentPaths } from "../../../src/core/rules/check-project";
import { parseMarked } from "../../support/markers";
import type { MemoryEntry } from "../../support/memory-files";
import { checkText, projectWith, REPOSITORY, RUN_ID, runFiles } from "../../support/projects";
import { clarification, plan, proof, research, review, spec } from "../../support/texts";
import { RUN_FIXTURES } from "./run-fixtures";

const RUN = `.wazir/runs/${RUN_ID}`;
const at = (kind: string): string => `${RUN}/artifacts/${kind}.md`;
const EMPTY_TASK = "\n  - { id: T-1, title: Do it., covers: [AC-9], files: [], verify: npm test }";
const TWO = "\n  - { id: AC-1, text: One., satisfies: [R-1] }\n  - { id: AC-2, text: Two., satisfies: [R-1] }";

/** The codes found in an artifact beside others of its run. */
async function codes(kind: string, text: string, files: Readonly<Record<string, MemoryEntry>> = {}): Promise<string[]> {
  return (await checkText(at(kind), text, { ...runFiles(), ...files })).map(({ code }) => code);
}

/** What the sweep over a project finds, as `spec.md wazir/syntax`. */
async function sweep(entries: Readonly<Record<string, MemoryEntry>>): Promise<readonly string[]> {
  const { files, project } = await projectWith(entries);
  const paths = await documentPaths(files, project, ["artifacts"]);
  const checked = await Promise.all(paths.map((path) => checkFile(files, project, path)));
  return checked.flatMap((file) =>
    (file?.diagnostics ?? []).map(({ code, message }) => `${file?.path.split("/").at(-1)} ${code} ${message}`),
  );
}

test("the examples are one run in which everything is traced", async () => {
  const run = "20261120-idempotent-payments";
  const folder = `${REPOSITORY}/content/examples`;
  const texts = readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, "utf8")] as const);
  const sources = texts.flatMap(([, text]) => text.match(/^ {2}- (src|input|design|docs|locales)\/\S+$/gm) ?? []);
  const found = await sweep({
    ...runFiles(run),
    ...Object.fromEntries(sources.map((line) => [line.slice(4), ""])),
    "package-lock.json": "{}",
    ...Object.fromEntries(texts.map(([file, text]) => [`.wazir/runs/${run}/artifacts/${file}`, text])),
  });
  expect(found).toEqual([]);
  expect(sources.length).toBeGreaterThan(5);
});

test("the sweep over a project tells what one file of a run says of another", async () => {
  const found = await sweep({
    ...runFiles(),
    [at("spec")]: spec({ acceptance_criteria: TWO }),
    [at("implementation-plan")]: plan({ tasks: EMPTY_TASK }),
    [at("verification-proof")]: proof(),
  });
  expect(found).toEqual([
    "implementation-plan.md wazir/criterion-uncovered No task covers `AC-1`, `AC-2` of the spec. Name each in the `covers` of the task that makes it true.",
    "implementation-plan.md wazir/unknown-criterion There is no criterion `AC-9`. Known: AC-1, AC-2.",
    "verification-proof.md wazir/criterion-unproven No command covers `AC-2` of the spec. Where nothing can decide it, an entry says so: `not_verified`.",
  ]);
});

describe("nothing is held against anyone before its time", () => {
  test.each([
    ["a spec without a plan or a proof", "spec", spec({ acceptance_criteria: TWO }), {}],
    ["a plan without a spec", "implementation-plan", plan({ tasks: EMPTY_TASK }), {}],
    ["a proof without a spec", "verification-proof", proof(), { [at("clarification")]: clarification() }],
    [
      "a finding of research that was not written down",
      "spec",
      spec({ requirements: "[{ id: R-1, text: One., source: F-3 }]" }),
      {},
    ],
    [
      "a rejecting review with a critical finding",
      "review",
      review({ findings: "[{ severity: critical, title: A. }]" }),
      {},
    ],
    ["a draft that waits for its approval", "spec", spec({ approval: "pending" }), {}],
    [
      "a spec that is broken",
      "implementation-plan",
      plan({ tasks: EMPTY_TASK }),
      { [at("spec")]: spec({ title: "[" }) },
    ],
    [
      "a spec that is half typed",
      "implementation-plan",
      plan({ tasks: EMPTY_TASK.replace("[", "[AC-1, AC-2, ") }),
      { [at("spec")]: spec({ acceptance_criteria: `${TWO}\n  - id:` }) },
    ],
    [
      "criteria in plain words",
      "implementation-plan",
      plan({ tasks: EMPTY_TASK }),
      { [at("spec")]: spec({ acceptance_criteria: "\n  - One payment." }) },
    ],
    [
      "a plan that is kept for the record",
      "implementation-plan",
      plan({ status: "superseded", tasks: EMPTY_TASK, sources: "[src/gone.ts]" }),
      { [at("spec")]: spec({ acceptance_criteria: TWO }) },
    ],
    [
      "a spec that was superseded",
      "verification-proof",
      proof({ commands: "[{ command: a, exit_code: 0 }]" }),
      {
        [at("spec")]: spec({ status: "superseded" }),
      },
    ],
  ])("%s", async (_name, kind, text, files) => {
    const others = new Set(["wazir/schema-required", "wazir/schema-type"]);
    expect((await codes(kind, text, files)).filter((code) => !others.has(code))).toEqual([]);
  });

  test("a source of a run that is over may be gone since", async () => {
    const over = `${JSON.stringify({ seq: 1, event: "run_started", phase: "clarify" })}\n${JSON.stringify({ seq: 2, event: "run_finished" })}\n`;
    const gone = clarification({ sources: "[src/gone.ts]" });
    expect(await codes("clarification", gone)).toEqual(["wazir/missing-source"]);
    expect(await codes("clarification", gone, { [`${RUN}/events.ndjson`]: over })).toEqual([]);
  });

  test("a draft that was only begun may hold what the template left", async () => {
    const begun =
      '[{ id: F-1, title: "<The answer in one or two sentences, with version, date or commit where it can change.>", question: "<The id or the words of the question it answers.>", refs: ["<Where it was seen: path and line, or address and section.>"], consequence: "<What it means for this scope, risks included.>" }]';
    expect(await codes("research", research({ findings: begun }))).toEqual([]);
    expect(await codes("research", research({ findings: begun, status: "in_review" }))).toHaveLength(4);
  });
});

test("an id of the same number is what was meant, one that is only alike is not", async () => {
  const files = { ...runFiles(), [at("spec")]: spec({ acceptance_criteria: TWO }) };
  const text = plan({ tasks: EMPTY_TASK.replace("[AC-9]", "[AC-1, AC-2, A-2, AC-3]") });
  const found = await checkText(at("implementation-plan"), text, files);
  expect(found.map(({ message }) => message)).toEqual([
    "There is no criterion `A-2`. Did you mean `AC-2`?",
    "There is no criterion `AC-3`. Known: AC-1, AC-2.",
  ]);
});

test("a cycle of very many tasks is found, and told in a few words", async () => {
  const tasks = Array.from(
    { length: 100 },
    (_, n) => `\n  - { id: T-${n}, covers: [AC-1], depends_on: [T-${(n + 1) % 100}] }`,
  );
  const found = await checkText(at("implementation-plan"), plan({ tasks: tasks.join("") }), runFiles());
  const messages = found.filter(({ code }) => code === "wazir/dependency-cycle").map(({ message }) => message);
  expect(messages).toEqual([
    "The task `T-0` waits for itself: T-0 → T-1 → T-2 → T-3 → … → T-97 → T-98 → T-99 → T-0. One of these must not depend on the next.",
  ]);
});

test("a source that is misspelt is told with the artifact that was meant", async () => {
  const files = { ...runFiles(), [at("spec")]: spec() };
  const [found] = await checkText(at("implementation-plan"), plan({ sources: "[artifacts/spce.md]" }), files);
  expect(found?.message).toBe(
    "The source `artifacts/spce.md` does not exist, neither in the run's folder nor in the project. Did you mean `artifacts/spec.md`?",
  );
});

describe("in every format an artifact may have, across formats", () => {
  const fields = (text: string): string => text.split("---\n")[1] ?? "";
  const json = (text: string): string =>
    JSON.stringify(valueOf(readDocument(text, "markdown").roots[0]?.node), null, 2);

  test.each(
    RUN_FIXTURES.filter(
      ({ path, wrong }) =>
        path.endsWith(".md") &&
        !wrong.includes("## ") &&
        !wrong.includes("spce.md") &&
        !wrong.includes("empty-list⟧findings"),
    ),
  )("$name", async ({ path, wrong, right, files }) => {
    const place = path.replace(".md", "");
    const { text } = parseMarked(wrong);
    const others = Object.entries({ ...runFiles(), ...files });
    const asJson = others.map(([at, entry]) =>
      at.includes("/artifacts/") && typeof entry === "string" ? [at.replace(".md", ".json"), json(entry)] : [at, entry],
    );
    const around = Object.fromEntries(asJson) as Record<string, MemoryEntry>;
    const found = async (at: string, written: string): Promise<string[]> =>
      (await checkText(at, written, around))
        .map(({ code, message }) => `${code} ${message.replaceAll(".json", ".md")}`)
        .sort();
    const expected = await found(path, text);
    expect(await found(`${place}.yaml`, fields(text))).toEqual(expected);
    expect(await found(`${place}.json`, json(text))).toEqual(expected);
    expect(await found(`${place}.yaml`, fields(parseMarked(right).text))).toEqual([]);
  });
});
