import { describe, expect, test } from "vitest";
import { plannedChecks } from "../../../src/core/evidence/planned-checks";
import { readDocument } from "../../../src/core/documents/read-document";

const read = (yaml: string) => readDocument(`---\n${yaml}---\n`, "markdown");

const PLAN = read(`tasks:
  - id: T-1
    covers: [AC-1]
    files: [src/a.ts]
    verify: npm test -- a
  - Write the notes
  - id: T-2
    covers: [AC-2, AC-1]
    files: [src/b.ts, src/a.ts]
    verify: "npm test -- a "
  - id: T-3
    covers: []
    files: [src/c.ts]
    verify: npx tsc -b
    judged_by: exit_code
  - id: T-4
    verify: ""
`);
const SPEC = read(`acceptance_criteria:
  - id: AC-1
  - id: AC-3
    verify: npm run e2e
`);
const PROOF = read(`changed_files: [src/a.ts, CHANGELOG.md]
commands:
  - command: npx tsc -b
    exit_code: -1
  - command: Open the pay page
    exit_code: -1
    manual: true
    covers: [AC-4]
  - command: npm run lint
    judged_by: exit_code
`);

test("each command of plan, spec and proof is run once, for all that it covers", () => {
  const check = { judgedBy: "tests", covers: [], files: ["src/a.ts", "CHANGELOG.md"] };
  expect(plannedChecks([PLAN, SPEC, PROOF])).toEqual([
    { ...check, command: "npm test -- a", covers: ["AC-1", "AC-2"], files: ["src/a.ts", "src/b.ts", "CHANGELOG.md"] },
    // The proof does not say that it is judged by its exit code, so it is not.
    { ...check, command: "npx tsc -b", files: ["src/c.ts", "src/a.ts", "CHANGELOG.md"] },
    { ...check, command: "npm run e2e", covers: ["AC-3"] },
    { ...check, command: "npm run lint", judgedBy: "exit_code" },
  ]);
});

test("what is judged by its exit code in its one place is", () => {
  expect(plannedChecks([PLAN]).map(({ command, judgedBy }) => [command, judgedBy])).toEqual([
    ["npm test -- a", "tests"],
    ["npx tsc -b", "exit_code"],
  ]);
});

test.each(["tasks: x\n", "tasks: [null, [], {verify: [a]}]\n", "commands: {command: x}\n", "[]\n", "", "tasks: [\n"])(
  "nothing is found in %j",
  (yaml) => {
    expect(plannedChecks([read(yaml)])).toEqual([]);
  },
);

describe("execution notes", () => {
  const notes = read(`
work:
  - task: T-1
    files: [src/a.ts]
    commands:
      - command: npm test
        exit_code: 0
  - task: T-2
    files: [src/b.ts]
    commands:
      - { command: npm test, exit_code: 0 }
      - { command: "<The command as typed.>", exit_code: -1 }
`);

  test("are read where nothing else names a command, and their files are covered", () => {
    const check = { command: "npm test", judgedBy: "tests", covers: [], files: ["src/a.ts", "src/b.ts"] };
    expect(plannedChecks([notes])).toEqual([check]);
  });

  test("are not where something else does", () => {
    expect(plannedChecks([notes, PLAN])).toEqual(plannedChecks([PLAN]));
  });
});

test("what a template leaves to be written is no command", () => {
  expect(plannedChecks([read('commands:\n  - command: "<The command as typed.>"\n')])).toEqual([]);
});
