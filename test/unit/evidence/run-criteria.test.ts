import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { checkStanding } from "../../../src/core/evidence/check-standing";
import { checksCovering, runCriteria } from "../../../src/core/evidence/run-criteria";
import type { EvidenceFacts } from "../../../src/core/runs/run-events";

const read = (path: string, yaml: string) => ({ path, document: readDocument(`---\n${yaml}---\n`, "markdown") });

const SPEC = read(
  "artifacts/spec.md",
  `acceptance_criteria:
  - { id: AC-1, text: One charge. }
  - { id: AC-2, text: A replay., verify: npm run replay }
  - { id: AC-3, text: Nothing yet. }
  - A mere text
`,
);
const PLAN = read(
  "artifacts/implementation-plan.md",
  `tasks:
  - { id: T-1, covers: [AC-1, AC-2], verify: npm test }
  - { id: T-2, covers: [], verify: npx tsc -b, judged_by: exit_code }
acceptance_criteria:
  - { id: AC-1, text: Another of this name. }
`,
);
const NOTES = read(
  "artifacts/execution-notes.md",
  `work:
  - { summary: Done., state: done, files: [src/a.js], commands: [{ command: node --test, exit_code: 0 }] }
`,
);

const textAt = ({ document }: typeof SPEC, { start, end }: { start: number; end: number }) =>
  document.text.slice(start, end);

describe("the criteria of a run", () => {
  const run = runCriteria([PLAN, SPEC]);

  test("are those that its artifacts define, each once, with the commands that cover them", () => {
    expect(run.criteria.map(({ id, path, commands }) => [id, path, commands])).toEqual([
      ["AC-1", PLAN.path, ["npm test"]],
      ["AC-2", SPEC.path, ["npm test", "npm run replay"]],
      ["AC-3", SPEC.path, []],
    ]);
    const second = run.criteria[1]!;
    expect([second.text, textAt(SPEC, second.range)]).toEqual(["A replay.", "AC-2"]);
  });

  test("leave the commands that cover none of them", () => {
    expect(run.others).toMatchObject([{ command: "npx tsc -b", path: PLAN.path }]);
    expect(textAt(PLAN, run.others[0]!.range)).toBe("npx tsc -b");
  });

  test("are none in a quick run, which has its commands alone", () => {
    const quick = runCriteria([NOTES]);
    expect(quick.criteria).toEqual([]);
    expect(quick.others).toMatchObject([{ command: "node --test", path: NOTES.path }]);
    expect(textAt(NOTES, quick.others[0]!.range)).toBe("node --test");
  });

  test("choose what is run", () => {
    const chosen = (...ids: string[]) => {
      const outcome = checksCovering(run, ids);
      return outcome.ok ? outcome.checks.map(({ command }) => command) : outcome.message;
    };
    expect(chosen("AC-1")).toEqual(["npm test"]);
    expect(chosen("AC-2", "AC-1")).toEqual(["npm test", "npm run replay"]);
    expect(chosen("AC-1", "AC-3")).toMatch(/^No command covers `AC-3`: name one as `verify`/);
    expect(chosen("AC-9")).toBe("There is no criterion `AC-9`: the run has `AC-1`, `AC-2`, `AC-3`.");
    expect(checksCovering(runCriteria([NOTES]), ["AC-1"])).toMatchObject({
      message: "There is no criterion `AC-1`: the run has none.",
    });
  });
});

describe("where a criterion stands", () => {
  const entry = (
    id: string,
    command: string,
    outcome: EvidenceFacts["outcome"],
    more: Partial<EvidenceFacts> = {},
  ) => ({
    seq: 1,
    phase: "verify",
    actor: { id: "bo", kind: "agent" } as const,
    evidence: { id, command, outcome, exit_code: 0, tests_run: 1, covers: [], ...more } as EvidenceFacts,
  });
  const subject = { id: "AC-1", commands: ["npm test", "npm run replay"] };
  const standing = (entries: Parameters<typeof checkStanding>[1], verdicts: [string, string][] = []) =>
    checkStanding(subject, entries, new Map(verdicts.map(([id, why]) => [id, { ok: false, why }])));

  test("is unproven until all of its commands were run", () => {
    expect(standing([])).toMatchObject({ outcome: "unproven", why: "`npm test` was not run." });
    expect(standing([entry("E-1", "npm test", "pass")])).toMatchObject({
      outcome: "unproven",
      why: "`npm run replay` was not run.",
    });
    expect(checkStanding({ id: "AC-3", commands: [] }, [], new Map())).toMatchObject({
      outcome: "unproven",
      why: "Nothing was run for it.",
    });
  });

  test("is the worst of the last records of its commands", () => {
    const pass = [
      entry("E-1", "npm test", "fail"),
      entry("E-2", "npm run replay", "pass"),
      entry("E-3", "npm test", "pass"),
    ];
    expect(standing(pass)).toMatchObject({ outcome: "pass", why: "", stale: undefined });
    const zero = { tests_run: 0, reason: "vitest executed no test." };
    expect(standing([...pass, entry("E-4", "npm test", "not_verified", zero)])).toMatchObject({
      outcome: "not_verified",
      why: "vitest executed no test.",
    });
    expect(standing([...pass, entry("E-4", "npm run other", "fail", { covers: ["AC-1"] })])).toMatchObject({
      outcome: "fail",
      why: "It failed.",
    });
  });

  test("says why its evidence does not count any more", () => {
    const pass = [entry("E-1", "npm test", "pass"), entry("E-2", "npm run replay", "pass")];
    expect(standing(pass, [["E-2", "is older than a change of `src/a.js`"]])).toMatchObject({
      outcome: "pass",
      stale: "is older than a change of `src/a.js`",
    });
  });

  test("is that of a person's own observation too", () => {
    const seen = entry("E-1", "Opened the page", "pass", { manual: true, exit_code: null, covers: ["AC-3"] });
    expect(checkStanding({ id: "AC-3", commands: [] }, [seen], new Map()).outcome).toBe("pass");
  });
});
