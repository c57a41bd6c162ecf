import { expect, test } from "vitest";
import { outputDigest } from "../../../src/core/evidence/output-digest";
import type { NewEvent } from "../../../src/core/runs/append-events";
import { sha256 } from "../../../src/platform/sha256";
import { checkText, RUN_ID, runFiles } from "../../support/projects";
import { ADA, CLAUDE, logOf } from "../../support/run-logs";
import { proof, review, spec } from "../../support/texts";
import { approved, entered, LOG, specApproved, submitted } from "./gate-fixtures";

const ARTIFACTS = `.wazir/runs/${RUN_ID}/artifacts`;
const OUTPUT = "captures/E-1.txt";

/** The codes of a document in a run with this log, with what a fix or an action is given. */
async function found(kind: string, text: string, log: string, more: Readonly<Record<string, string>> = {}) {
  const path = `${ARTIFACTS}/${kind}.md`;
  return checkText(path, text, { ...runFiles(), [LOG]: log, ...more });
}

async function codes(...given: Parameters<typeof found>): Promise<readonly string[]> {
  return (await found(...given)).map(({ code }) => code);
}

const changed = spec({ title: "Another" });

test("a stale approval says whose it is, and carries run and artifact", async () => {
  expect(await found("spec", changed, specApproved(spec()))).toMatchObject([
    {
      code: "wazir/approval-stale",
      severity: "warning",
      message: "`artifacts/spec.md` changed after `ada` approved it: the approval is stale.",
      data: { run: RUN_ID, artifact: "artifacts/spec.md" },
    },
  ]);
});

test("an approval is stale as well where the artifact was submitted again after it", async () => {
  const again = specApproved(spec(), submitted("specify", "spec", spec()));
  expect((await found("spec", spec(), again)).map(({ message }) => message)).toEqual([
    "`artifacts/spec.md` was submitted again after `ada` approved it: the approval is stale.",
  ]);
  expect(await codes("spec", spec(), specApproved(spec()))).toEqual([]);
});

test.each([
  [
    "was approved anew",
    specApproved(spec(), submitted("specify", "spec", changed), approved("specify", "spec", changed)),
  ],
  ["never was approved", logOf([entered("specify"), submitted("specify", "spec", spec())], RUN_ID)],
  ["is of a run that was finished", specApproved(spec(), { event: "run_finished", actor: ADA })],
  ["is of a run that was abandoned", specApproved(spec(), { event: "run_abandoned", actor: ADA, reason: "No." })],
  ["is of a run whose log says nothing", "{\n"],
  ["is of a run whose log is none", "\u0000[]\n7\nnull\n"],
])("nothing is stale in an artifact that %s", async (_name, log) => {
  expect(await codes("spec", changed, log)).toEqual([]);
});

test("a phase that was left is held against what its gate asked, until an earlier one is entered again", async () => {
  const left: NewEvent = { event: "phase_exit", actor: CLAUDE, phase: "specify" };
  expect(await codes("spec", changed, specApproved(spec(), left, entered("discover")))).toEqual([]);
  expect(await codes("spec", changed, specApproved(spec(), left))).toEqual(["wazir/approval-stale"]);
});

test("a half-typed artifact is left alone", async () => {
  const half = await codes("spec", changed.replace("requirements:", "requirements: [{"), specApproved(spec()));
  expect(half).not.toContain("wazir/approval-stale");
});

function recorded(fields: Readonly<Record<string, unknown>> = {}): NewEvent {
  const output = { output: OUTPUT, output_sha256: outputDigest("3 passed\n", sha256), files: {} };
  const result = { id: "E-1", command: "npm test", outcome: "pass", exit_code: 0, tests_run: 3, covers: ["AC-1"] };
  return { event: "evidence_recorded", actor: CLAUDE, phase: "verify", evidence: { ...result, ...output, ...fields } };
}

async function proven(...events: readonly NewEvent[]) {
  const log = logOf(events, RUN_ID);
  return found("verification-proof", proof(), log, { [`.wazir/runs/${RUN_ID}/${OUTPUT}`]: "3 passed\n" });
}

test("evidence of the open phase is stale at its command once what it covers has changed", async () => {
  expect(await proven(entered("verify"), recorded())).toEqual([]);
  const [stale, ...others] = await proven(
    entered("verify"),
    recorded({ files: { "src/payments.js": "0".repeat(64) } }),
  );
  expect(others).toEqual([]);
  expect(stale).toMatchObject({
    code: "wazir/evidence-stale",
    message: "The evidence `E-1` of `npm test` is older than a change of `src/payments.js`: run it again.",
  });
  expect(proof().slice(stale?.range.start, stale?.range.end)).toBe("npm test");
});

test("evidence of an earlier loop is none for this one, and a phase that was left is not asked again", async () => {
  const [missing] = await proven(entered("verify"), recorded(), entered("verify"));
  expect(missing?.message).toBe("The phase `verify` passes only on evidence, and nothing was run in this loop.");
  expect(await proven(entered("verify"), { event: "phase_exit", actor: CLAUDE, phase: "verify" })).toEqual([]);
});

test("a review is someone else's once they submit or approve it", async () => {
  const work = [entered("execute"), submitted("execute", "execution-notes", "notes"), entered("review")];
  const own = submitted("review", "review", review());
  const log = (...events: readonly NewEvent[]): string => logOf([...work, ...events], RUN_ID);
  expect(await codes("review", review(), log(own))).toEqual(["wazir/self-review"]);
  expect(await codes("review", review(), log(own, approved("review", "review", review())))).toEqual([]);
  expect(await codes("review", review(), log(submitted("review", "review", review(), ADA)))).toEqual([]);
});
