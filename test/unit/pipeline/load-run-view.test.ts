import { expect, test } from "vitest";
import type { Verdict } from "../../../src/core/pipeline/artifact-view";
import { loadRunView } from "../../../src/core/pipeline/load-run-view";
import { sha256 } from "../../../src/platform/sha256";
import { projectWith, ROOT, RUN_ID, runFiles } from "../../support/projects";
import { started } from "../../support/run-simulation";

test("judges every approval, the last evidence of each command, and what is on disk", async () => {
  const run = started().until("judge").do("critic", { act: "reject", reason: "Thin." }).work();
  run.do("bot", { act: "enter" }).do("bot", { act: "record_evidence", evidence: run.evidence() });
  const folder = `${ROOT}/.wazir/runs/${RUN_ID}`;
  const { files, project } = await projectWith({
    ...runFiles(),
    [`${folder}/artifacts/spec.md`]: "---\nphase: specify\n---\n",
  });
  const asked: string[] = [];
  const damage = [{ line: 3, why: "This line was edited." }];
  const view = await loadRunView({ files, project, folder }, run.state, damage, {
    digest: ({ text }) => sha256(text),
    approval: ({ seq }, { path }): Verdict => {
      asked.push(`${seq} ${path}`);
      return { ok: false, why: "is unsigned" };
    },
    evidence: ({ id }): Promise<Verdict> => Promise.resolve(id === "E-2" ? { ok: true } : { ok: false, why: "is old" }),
  });
  const approved = run.events.find(({ event }) => event === "artifact_approved")?.seq ?? 0;
  expect(asked).toEqual([`${approved} artifacts/spec.md`]);
  expect(view.approvals).toEqual(new Map([[approved, { ok: false, why: "is unsigned" }]]));
  expect(view.evidence).toEqual(new Map([["E-2", { ok: true }]]));
  expect(view.artifacts.map(({ path }) => path)).toEqual(["artifacts/spec.md"]);
  expect(view.damage).toBe(damage);
});

test("what nobody checked does not count", () => {
  const run = started().until("agree").work();
  const unchecked = { ...run.view(), approvals: new Map() };
  run.view = () => unchecked;
  expect(run.refusals("bot", { act: "enter" })).toMatchObject([
    { code: "gate/approval-invalid", message: "The approval of `artifacts/spec.md` by `ada` could not be checked." },
  ]);
  const proving = started().until("prove").work();
  const blind = { ...proving.view(), evidence: new Map() };
  proving.view = () => blind;
  expect(proving.codes("bot", { act: "enter" })).toEqual(["gate/evidence-stale"]);
});
