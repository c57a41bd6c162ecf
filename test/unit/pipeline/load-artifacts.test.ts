import { describe, expect, test } from "vitest";
import type { ArtifactView } from "../../../src/core/pipeline/artifact-view";
import { loadArtifacts } from "../../../src/core/pipeline/load-artifacts";
import { newArtifact } from "../../../src/core/runs/new-artifact";
import { sha256 } from "../../../src/platform/sha256";
import type { MemoryEntry } from "../../support/memory-files";
import { bundled, projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";

const FOLDER = `${ROOT}/.wazir/runs/${RUN_ID}`;

const HEADER = `phase: clarify
role: clarifier
run_id: ${RUN_ID}
created_at: 2026-11-23T14:05:00Z
sources: [brief]
status: draft
loop_number: 0
`;

/** The artifacts of a run with these files, by their path below `artifacts/`, or absolute. */
async function load(entries: Readonly<Record<string, MemoryEntry>>): Promise<readonly ArtifactView[]> {
  const placed = Object.entries(entries).map(([path, entry]) => [
    path.startsWith("/") ? path : `${FOLDER}/artifacts/${path}`,
    entry,
  ]);
  const { files, project } = await projectWith({ ...runFiles(), ...(Object.fromEntries(placed) as typeof entries) });
  return loadArtifacts({ files, project, folder: FOLDER }, ({ text }) => sha256(text));
}

async function one(text: string, name = "clarification.md"): Promise<ArtifactView> {
  const [view] = await load({ [name]: text });
  if (view === undefined) throw new Error("there is none");
  return view;
}

/** The text at a range of what was loaded. */
function textAt(text: string, range: { start: number; end: number } | undefined): string | undefined {
  return range === undefined ? undefined : text.slice(range.start, range.end);
}

test("a sound artifact is what it says, with the places where it says so", async () => {
  const text = `---\n${HEADER}scope_summary: All.\nquestions:\n  - { id: Q-1, text: Which?, blocking: true }\n  - { id: Q-2, text: When?, blocking: true, answer: Now. }\n  - How?\n---\n\n# Scope\n`;
  const view = await one(text);
  expect(view).toMatchObject({ path: "artifacts/clarification.md", kind: "clarification", place: "there" });
  expect(view).toMatchObject({ sha256: sha256(text), isEmpty: false, isTemplate: false, problems: [] });
  expect([view.phase?.value, view.runId?.value, view.status?.value]).toEqual(["clarify", RUN_ID, "draft"]);
  expect(view.questions.map(({ id, blocking, answered }) => [id, blocking, answered])).toEqual([
    ["Q-1", true, false],
    ["Q-2", true, true],
    [undefined, false, false],
  ]);
  expect(view.questions.map(({ range }) => textAt(text, range))).toEqual(["Q-1", "Q-2", "How?"]);
  expect(textAt(text, view.runId?.range)).toBe(RUN_ID);
});

test("ids and what they refer to are read with their places", async () => {
  const text = `---
phase: specify
role: specifier
run_id: ${RUN_ID}
requirements: [{ id: R-1, text: Refund. }, Be quick.]
acceptance_criteria: [{ id: AC-1, text: It is refunded., satisfies: [R-1, 7] }]
tasks: [{ id: T-1, covers: [AC-1], depends_on: [T-2] }]
commands: [{ command: npm test, exit_code: 0, tests_run: 3, outcome: pass, covers: [AC-1] }, { exit_code: zero }]
findings: [{ id: F-1, severity: high, title: Slow., status: accepted }, Wrong.]
verdict: pass
---
`;
  const view = await one(text, "spec.md");
  expect(view.requirements.map(({ id }) => id)).toEqual(["R-1", undefined]);
  expect(view.criteria.map(({ id, satisfies }) => [id, satisfies.map(({ value }) => value)])).toEqual([
    ["AC-1", ["R-1"]],
  ]);
  expect(view.tasks[0]?.dependsOn.map(({ value, range }) => [value, textAt(text, range)])).toEqual([["T-2", "T-2"]]);
  expect(view.commands).toMatchObject([
    { command: "npm test", exitCode: 0, testsRun: 3, outcome: "pass" },
    { command: "", exitCode: undefined, testsRun: undefined, outcome: undefined, covers: [] },
  ]);
  expect(view.findings).toMatchObject([
    { id: "F-1", severity: "high", status: "accepted" },
    { id: undefined, severity: undefined, title: "Wrong.", status: "open" },
  ]);
  expect(view.verdict?.value).toBe("pass");
});

test("errors of the rules are its problems, warnings are not", async () => {
  const view = await one(`---\n${HEADER}questions: []\n---\n\n# Scope\n`);
  expect(view.problems.map(({ code }) => code)).toEqual(["wazir/schema-required"]);
});

describe("a template", () => {
  const fresh = (kind: string, phase: string, role: string): string => {
    const template = bundled.library.get("template", kind)?.text ?? "";
    return newArtifact(template, { phase, role, runId: RUN_ID, createdAt: "2026-11-23T14:05:00Z" });
  };
  const kinds = bundled.library.all("template").map(({ id }) => id);

  test.each(kinds)("of %s says no more in a new artifact than it does itself", async (kind) => {
    const { phase, role } = (bundled.library.get("template", kind)?.fields ?? {}) as Record<string, string>;
    const text = fresh(kind, phase ?? "", role ?? "");
    expect(await one(text, `${kind}.md`)).toMatchObject({ kind, isTemplate: true });
    expect((await one(`${text}\nOne word.\n`, `${kind}.md`)).isTemplate).toBe(false);
  });

  test.each([
    ["another status", (text: string) => text.replace("status: draft", "status: in_review")],
    ["more blanks", (text: string) => `${text.replaceAll("\n\n", "\n\n\n")}  \n`],
    ["Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["sources", (text: string) => text.replace("sources: []", "sources: [brief]")],
  ])("is one still with %s", async (_name, change) => {
    expect((await one(change(fresh("clarification", "clarify", "clarifier")))).isTemplate).toBe(true);
  });

  test("is none any more with an answer in its data", async () => {
    const text = fresh("clarification", "clarify", "clarifier").replace(
      /scope_summary: .*/,
      "scope_summary: All of it.",
    );
    expect((await one(text)).isTemplate).toBe(false);
  });
});

describe("what is no sound file", () => {
  test.each<readonly [string, MemoryEntry, Partial<ArtifactView>]>([
    ["an empty file", "", { place: "there", isEmpty: true }],
    ["blanks", " \n\n", { place: "there", isEmpty: true }],
    ["front matter without anything", "---\n---\n", { place: "there", isEmpty: true }],
    ["a link to another run's artifact", { link: `${ROOT}/.wazir/runs/r-2/artifacts/spec.md` }, { place: "outside" }],
    ["a link that leads nowhere", { link: "/nowhere" }, { place: "missing" }],
    ["a file that cannot be read", { failure: "unreadable" }, { place: "unreadable" }],
    ["a file that is too large", { failure: "too-large" }, { place: "unreadable" }],
  ])("%s is there and known by its name", async (_name, entry, expected) => {
    const other = { [`${ROOT}/.wazir/runs/r-2/artifacts/spec.md`]: "---\nphase: specify\n---\n" };
    const [view] = await load({ "spec.md": entry, ...other });
    expect(view).toMatchObject({ path: "artifacts/spec.md", kind: "spec", ...expected });
  });

  test("a run's artifacts that are a link out of it are all outside", async () => {
    const views = await load({
      [`${FOLDER}/artifacts`]: { link: "/elsewhere" },
      "/elsewhere/spec.md": "---\nphase: specify\n---\n",
    });
    expect(views.map(({ place }) => place)).toEqual(["outside"]);
  });

  test("other files, folders and captures are none", async () => {
    expect(await load({ "notes.txt": "x", "deep/spec.md": "---\n---\n" })).toEqual([]);
  });
});

test("an artifact of an unknown kind is there without one", async () => {
  expect(await one("---\ntitle: Memo\n---\n\nx\n", "memo.md")).toMatchObject({ kind: undefined, place: "there" });
});
