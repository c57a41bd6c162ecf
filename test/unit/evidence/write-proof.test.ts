import { describe, expect, test } from "vitest";
import type { EvidenceRecord } from "../../../src/core/evidence/evidence-record";
import { writeProof } from "../../../src/core/evidence/write-proof";

const RECORD: EvidenceRecord = {
  id: "E-1",
  command: "npm test",
  argv: ["npm", "test"],
  judged_by: "tests",
  covers: ["AC-1"],
  outcome: "pass",
  reason: null,
  exit_code: 0,
  signal: null,
  tests_run: 5,
  tests: { runner: "vitest", executed: 5, passed: 5, failed: 0, skipped: 0, errors: 0 },
  started_at: "2026-11-23T14:05:00Z",
  duration_ms: 812,
  output: "evidence/E-1.txt",
  output_sha256: "a".repeat(64),
  commit: "4c1d9e2",
  dirty: false,
  files: {},
};
const BLOCKED: EvidenceRecord = {
  ...RECORD,
  id: "E-2",
  command: "cargo test",
  covers: [],
  outcome: "blocked",
  reason: "`cargo` was not found.",
  exit_code: null,
  tests_run: null,
  tests: null,
  output: null,
  output_sha256: null,
};
const OUTPUTS = new Map([["E-1", "\u001B[32mok\u001B[39m\n\n      Tests  5 passed (5)\n"]]);

const PROOF = `---
phase: verify # the ninth
commit: "<The commit.>"
commands:
  - command: npm test
    exit_code: -1
    covers: [AC-9]
    outcome: not_verified
    note: run it twice
  - command: Open the pay page
    exit_code: -1
    manual: true
# what changed
changed_files:
  - src/a.ts
---

# Verification proof

Mine.
`;

test("a proof tells of what a person saw in the entry of the same act", () => {
  const seen = { id: "E-3", command: "Open the pay page", outcome: "pass", exit_code: null, tests_run: null } as const;
  const record = {
    ...seen,
    manual: true,
    saw: "One charge.",
    covers: ["AC-2"],
    commit: "4c1d9e2",
    dirty: false,
  } as const;
  const written = writeProof(PROOF, "markdown", [{ ...record, files: {} }], new Map());
  const entry = `  - command: Open the pay page
    exit_code: -1
    covers:
      - AC-2
    outcome: pass
    manual: true
    evidence: E-3
    output: One charge.
`;
  expect(written).toMatchObject({ ok: true, text: expect.stringContaining(entry) as unknown });
});

test("a command that a proof names twice is told as it was in both places", () => {
  const twice = `commands:\n  - { command: npm test, exit_code: 1, note: once }\n  - { command: npm test, exit_code: 2, note: more }\n`;
  const written = writeProof(twice, "yaml", [RECORD], OUTPUTS);
  if (!written.ok) throw new Error(written.message);
  expect(written.text.match(/exit_code: 0/g)).toHaveLength(2);
  expect(written.text.match(/note: (once|more)/g)).toHaveLength(2);
});

test("a proof tells of commands as they were recorded, and the rest of it stays", () => {
  expect(writeProof(PROOF, "markdown", [RECORD, BLOCKED], OUTPUTS)).toEqual({
    ok: true,
    text: `---
phase: verify # the ninth
commit: "4c1d9e2"
commands:
  - command: npm test
    exit_code: 0
    covers:
      - AC-1
    outcome: pass
    tests_run: 5
    duration_ms: 812
    evidence: E-1
    output: "ok\\n      Tests  5 passed (5)"
    note: run it twice
  - command: Open the pay page
    exit_code: -1
    manual: true
  - command: cargo test
    exit_code: -1
    outcome: blocked
    duration_ms: 812
    evidence: E-2
    output: "\`cargo\` was not found."
# what changed
changed_files:
  - src/a.ts
---

# Verification proof

Mine.
`,
  });
});

test("a proof that has neither key gets both, and is the same when it is written again", () => {
  const once = writeProof("---\nphase: verify\n---\n", "markdown", [RECORD], OUTPUTS);
  expect(once.ok && once.text).toContain("phase: verify\ncommit: 4c1d9e2\ncommands:\n  - command: npm test\n");
  expect(writeProof(once.ok ? once.text : "", "markdown", [RECORD], OUTPUTS)).toEqual(once);
});

describe("other forms", () => {
  test("YAML", () => {
    const written = writeProof("commands: []\nphase: verify\n", "yaml", [RECORD], OUTPUTS);
    expect(written.ok && written.text).toMatch(
      /^commands:\n {2}- command: npm test\n[^]*\nphase: verify\ncommit: 4c1d9e2\n$/,
    );
  });

  test("JSON", () => {
    const written = writeProof('{\n  "phase": "verify",\n  "commands": []\n}\n', "json", [RECORD], OUTPUTS);
    expect(JSON.parse(written.ok ? written.text : "")).toMatchObject({
      phase: "verify",
      commit: "4c1d9e2",
      commands: [{ command: "npm test", exit_code: 0, outcome: "pass", tests_run: 5 }],
    });
  });

  test("what is judged by its exit code says so again", () => {
    const record: EvidenceRecord = { ...RECORD, judged_by: "exit_code", tests: null, tests_run: null };
    const written = writeProof("phase: verify\n", "yaml", [record], OUTPUTS);
    expect(written.ok && written.text).toContain("judged_by: exit_code\n");
    expect(written.ok && written.text).not.toContain("tests_run");
  });
});

test.each(["", "# Proof\n", "---\ncommands: [\n---\n", "---\n- a\n---\n"])("nothing is written into %j", (text) => {
  expect(writeProof(text, "markdown", [RECORD], OUTPUTS)).toEqual({
    ok: false,
    message: "The proof cannot be written to: mend what is wrong with its front matter first.",
  });
});
