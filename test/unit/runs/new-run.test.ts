import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatOfPath, readDocument } from "../../../src/core/documents/read-document";
import { stringAt } from "../../../src/core/documents/tree";
import { documentKind } from "../../../src/core/library/document-kind";
import { bundledProject, loadProject, type Project } from "../../../src/core/library/project";
import { checkDocument } from "../../../src/core/rules/check-document";
import { LANES } from "../../../src/core/pipeline/lanes";
import { eventLine, NO_EVENT } from "../../../src/core/runs/event";
import { newRun, type NewRun, type RunRequest } from "../../../src/core/runs/new-run";
import { sha256 } from "../../../src/platform/sha256";
import { anyText, runs } from "../../support/arbitraries";
import type { MemoryFiles } from "../../support/memory-files";
import { bundled, HOME, MANIFEST, projectWith, ROOT } from "../../support/projects";

const REQUEST: RunRequest = {
  title: "Idempotent payments",
  intent: "feature",
  lane: "standard",
  actor: { id: "ada", kind: "person" },
  now: "2026-11-23T14:05:00Z",
};

function started(project: Project, change: Partial<RunRequest> = {}): NewRun {
  const outcome = newRun(project, { ...REQUEST, ...change }, sha256);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.run;
}

function refusal(project: Project, change: Partial<RunRequest> = {}): string | undefined {
  const outcome = newRun(project, { ...REQUEST, ...change }, sha256);
  return outcome.ok ? undefined : outcome.message;
}

/** The project again, with the run's files on disk. */
async function afterwards(files: MemoryFiles, run: NewRun): Promise<Project> {
  for (const [path, text] of run.files) files.set(`${run.folder}/${path}`, text);
  return loadProject(files, ROOT, bundled, HOME);
}

function titleIn(run: NewRun): string | undefined {
  return stringAt(readDocument(run.files.get("run.yaml") ?? "", "yaml").roots[0]?.node, "title");
}

describe.each(["quick", "standard", "deep"] as const)("a run of the lane %s", (lane) => {
  test.each(["bugfix", "feature", "refactor", "docs", "spike"])("for a %s has no fault", async (intent) => {
    const { files, project } = await projectWith();
    const run = started(project, { lane, intent });
    const after = await afterwards(files, run);
    expect([...run.files.keys()]).toEqual(["run.yaml", "events.ndjson", "artifacts/clarification.md"]);
    for (const path of ["run.yaml", "artifacts/clarification.md"]) {
      const absolute = `${run.folder}/${path}`;
      const document = readDocument(run.files.get(path) ?? "", formatOfPath(path) ?? "yaml");
      const kind = documentKind(after, absolute, document);
      expect(await checkDocument({ path: absolute, document, kind, project: after, files })).toEqual([]);
    }
    const event = bundled.checks.get("event");
    expect(event?.(JSON.parse(run.files.get("events.ndjson") ?? ""))).toEqual([]);
  });
});

test("a run is in its first phase, active, and the only one", async () => {
  const { files, project } = await projectWith();
  const run = started(project);
  expect(run.artifact).toBe(`${ROOT}/.wazir/runs/20261123-idempotent-payments/artifacts/clarification.md`);
  expect((await afterwards(files, run)).runs).toEqual([
    {
      id: "20261123-idempotent-payments",
      path: run.folder,
      title: "Idempotent payments",
      intent: "feature",
      lane: "standard",
      createdAt: "2026-11-23T14:05:00Z",
      phase: "clarify",
      status: "active",
      done: [],
      skipped: [],
    },
  ]);
});

test("a second run of the same title and day has an id of its own", async () => {
  const { files, project } = await projectWith();
  const after = await afterwards(files, started(project));
  expect(started(after).id).toBe("20261123-idempotent-payments-2");
});

test("a run begins with the first phase that its lane has", async () => {
  const { project } = await projectWith({
    "wazir.manifest.yaml": `${MANIFEST}phases: [deploy, plan_review, plan, clarify]\n`,
  });
  const phases = LANES.map((lane) => started(project, { lane }).artifact.split("/").at(-1));
  expect(phases).toEqual(["clarification.md", "implementation-plan.md", "plan-review.md"]);
});

describe("a run is refused", () => {
  test.each([
    ["without a title", MANIFEST, { title: " \n\t" }, "To start a run, give a title that says what it is for."],
    ["without phases", `${MANIFEST}phases: []\n`, {}, "No phase of the pipeline is in the lane `standard`."],
    [
      "in a lane without phases",
      `${MANIFEST}phases: [plan_review]\n`,
      {},
      "No phase of the pipeline is in the lane `standard`.",
    ],
  ])("%s", async (_name, manifest, change, message) => {
    const { project } = await projectWith({ "wazir.manifest.yaml": manifest });
    expect(refusal(project, change)).toBe(message);
  });

  test.each([["outputs: []"], ["outputs: [memo]"], ["role: executor"]])("with a workflow of %s", async (line) => {
    const { project } = await projectWith({
      "wazir.manifest.yaml": `${MANIFEST}phases: [deploy]\npaths: { workflows: w }\n`,
      "w/deploy.md": `---\n${line}\n---\n`,
    });
    expect(refusal(project)).toBe("The phase `deploy` has no artifact with a template.");
  });

  test("where there is no project", () => {
    expect(refusal(bundledProject(bundled))).toBe("There is no project here: initialise the workspace first.");
  });
});

describe("titles are read back from run.yaml as they were given", () => {
  test.each([
    "He said \"yes\" and 'no'",
    "Two\nlines",
    "Two\r\nlines",
    "😀 Überweisung — 支払い",
    "---",
    "--- a",
    "...",
    "- a",
    "a: b",
    "a # b",
    "# a",
    "{a: b}",
    "[a",
    "&a *b !c",
    "%YAML 1.2",
    "| ",
    "null",
    "~",
    "true",
    "007",
    "1e3",
    "2026-11-23T14:05:00Z",
    "run_id: other\nlane: deep",
    "\\n \\u0041 ${x} `y`",
    "a\tb",
    "a\u2028b\u0085c",
    "<<: *a",
    `${"long ".repeat(60)}end`,
  ])("%j", async (title) => {
    const { files, project } = await projectWith();
    const run = started(project, { title });
    expect(titleIn(run)).toBe(title.trim());
    expect((await afterwards(files, run)).runs).toMatchObject([{ id: run.id, title: title.trim(), lane: "standard" }]);
  });

  test("whatever they are", async () => {
    const { project } = await projectWith();
    fc.assert(
      fc.property(anyText(), (title) => {
        fc.pre(title.trim() !== "");
        expect(titleIn(started(project, { title }))).toBe(title.trim());
      }),
      runs(60),
    );
  });
});

describe("a line of the log", () => {
  test("is chained by a hash that anyone can make again from its text", async () => {
    const { project } = await projectWith();
    const line = started(project, { actor: { id: 'A "b" 😀', kind: "agent" } }).files.get("events.ndjson") ?? "";
    const [, body, hash] = /^(\{.*),"hash":"([0-9a-f]{64})"\}\n$/.exec(line) ?? [];
    expect(sha256(`${body}}`)).toBe(hash);
    expect(JSON.parse(line)).toEqual({
      seq: 1,
      event: "run_started",
      run_id: "20261123-idempotent-payments",
      created_at: "2026-11-23T14:05:00Z",
      actor: { id: 'A "b" 😀', kind: "agent" },
      phase: "clarify",
      lane: "standard",
      intent: "feature",
      title: "Idempotent payments",
      prev: NO_EVENT,
      hash,
    });
  });

  test("is one line with its own keys in their order, whatever it holds", () => {
    const body = { seq: 2, event: "x", run_id: "r", created_at: "now", actor: REQUEST.actor };
    fc.assert(
      fc.property(anyText(), (reason) => {
        const line = eventLine({ ...body, reason }, NO_EVENT, sha256);
        expect(line).not.toContain("\n");
        const { hash, ...rest } = JSON.parse(line) as Record<string, unknown>;
        expect(Object.keys(rest)).toEqual([...Object.keys(body), "reason", "prev"]);
        expect(hash).toBe(sha256(JSON.stringify(rest)));
      }),
      runs(200),
    );
  });

  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["é", "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"],
  ])("is hashed as UTF-8: %j", (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });
});
