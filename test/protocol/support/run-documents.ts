/** The command that the runs of tests verify with. */
export const CHECK = "node --test sum.test.mjs";

/** A test that passes. */
export const PASSING = `import { test } from "node:test";\nimport { equal } from "node:assert/strict";\ntest("adds", () => equal(1 + 1, 2));\n`;

/** The front matter that every artifact begins with. */
export function header(phase: string, role: string, run: string): string {
  return `---\nphase: ${phase}\nrole: ${role}\nrun_id: ${run}\ncreated_at: 2026-11-23T10:00:00Z\nsources: [the brief]\nstatus: draft\nloop_number: 0\n`;
}

/** Execution notes of one task, which name a command; `judged` may say how it is judged. */
export function notes(run: string, command = CHECK, judged = ""): string {
  const work = `work:\n  - task: T-1\n    summary: Counts from one.\n    state: done\n    commit: 1a2b3c4\n    files: [sum.test.mjs]\n    commands:\n      - command: ${command}\n        exit_code: 0\n${judged === "" ? "" : `        judged_by: ${judged}\n`}    deviation: none\n`;
  return `${header("execute", "executor", run)}branch: main\n${work}---\n\n# Execution notes\n\nDone.\n`;
}

/** A review without findings. */
export function review(run: string): string {
  return `${header("review", "reviewer", run)}findings: []\nverdict: pass\n---\n\n# Review\n\nTried zero and one.\n`;
}

/** A proof that tells of a command, before it was run. */
export function proof(run: string, command = CHECK): string {
  const told = `commands:\n  - command: ${command}\n    exit_code: 3\n    outcome: fail\n`;
  const fields = `commit: 1a2b3c4\nchanged_files: [sum.test.mjs]\n${told}`;
  return `${header("verify", "verifier", run)}${fields}---\n\n# Verification proof\n\nOne assertion.\n`;
}

/** A spec with one requirement and its criterion. */
export function spec(run: string): string {
  const requirements = `requirements:\n  - id: R-1\n    text: Sums count from one.\n    source: the brief\n`;
  const criteria = `acceptance_criteria:\n  - id: AC-1\n    text: Given one and one, when they are added, then the sum is 2.\n    satisfies: [R-1]\n`;
  const rest = "non_goals: []\nassumptions: []\napproval: pending\n";
  return `${header("specify", "specifier", run)}${requirements}${criteria}${rest}---\n\n# Spec\n\nSums.\n`;
}

/** A plan with one task that covers the spec's criterion. */
export function plan(run: string): string {
  const task = `tasks:\n  - id: T-1\n    title: Count from one\n    covers: [AC-1]\n    depends_on: []\n    files: [sum.test.mjs]\n    verify: ${CHECK}\n`;
  const rest = "sections:\n  - Approach, as in the nearest sum\napproval: pending\n";
  return `${header("plan", "planner", run)}${rest}${task}---\n\n# Plan\n\nOne task.\n`;
}
