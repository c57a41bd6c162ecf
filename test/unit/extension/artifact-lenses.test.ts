import { describe, expect, it } from "vitest";
import { pipelineOf } from "../../../src/core/pipeline/pipeline";
import { runOverview } from "../../../src/core/pipeline/run-overview";
import type { RunFact } from "../../../src/core/runs/run-events";
import type { OpenProject } from "../../../src/extension/engine/open-project";
import { artifactLenses } from "../../../src/extension/lenses/artifact-lenses";
import { memoryDisk } from "./support/memory-disk";
import { inEnglish, MANIFEST, openSample, runFiles, runLog, submitted } from "./support/sample";

const RUN = "/shop/.wazir/runs/one";
const SPEC = `---
phase: specify
role: specifier
run_id: one
requirements: [{ id: R-1, text: One payment. }, { id: R-2, text: Never two. }]
acceptance_criteria: [{ id: AC-1, text: It is one., satisfies: [R-1] }]
---
Words.
`;

/** The project whose run has a spec on the disk, after these events of its second phase. */
async function project(facts: readonly RunFact[], spec = SPEC): Promise<OpenProject> {
  const files = runFiles("/shop", "one");
  const clarification = files[`${RUN}/artifacts/clarification.md`] ?? "";
  const log = runLog("one", "standard", [
    submitted("clarify", "clarification", clarification),
    { event: "phase_exit", phase: "clarify" },
    { event: "phase_enter", phase: "specify", loop: 1 },
    ...facts,
  ]);
  const run = { ...files, [`${RUN}/events.ndjson`]: log, [`${RUN}/artifacts/spec.md`]: spec };
  const [open] = await openSample(memoryDisk({ "/shop/wazir.manifest.yaml": MANIFEST, ...run }), "/shop");
  if (open === undefined) throw new Error("no project");
  return open;
}

const titles = (open: OpenProject, artifact = "spec", isUnsaved = false): readonly string[] =>
  artifactLenses([open], `${RUN}/artifacts/${artifact}.md`, isUnsaved, inEnglish).map(({ title }) => title);

const handedIn = submitted("specify", "spec", SPEC);
function approvedBy(id: string): RunFact {
  const sha256 = handedIn.event === "artifact_submitted" ? handedIn.sha256 : "";
  const about = { phase: "specify", artifact: "artifacts/spec.md", sha256, key: "9f2c", signature: "c2lnbmVk" };
  return { event: "artifact_approved", ...about, actor: { id, kind: "person" } } as RunFact;
}

/** The project as it is where no signature of its run holds. */
function withoutSignatures(open: OpenProject): OpenProject {
  const { run } = open;
  if (run?.seen.ok !== true) throw new Error("no run");
  const { state, view } = run.seen.run;
  const approvals = new Map([...view.approvals.keys()].map((seq) => [seq, { ok: false, why: "is forged" }] as const));
  const seen = { ...run.seen.run, view: { ...view, approvals } };
  const overview = runOverview(pipelineOf(open.project), state, seen.view, { id: "ada", kind: "person" });
  return { ...open, run: { ...run, seen: { ok: true, run: seen }, overview } };
}

describe("the lenses of an artifact", () => {
  const gap = "$(checklist) 1 of 2 requirements without a criterion";

  it("say how it stands in the tree's words, what can be done, and what is uncovered", async () => {
    expect(titles(await project([]))).toEqual(["$(edit) not submitted · Specify: active", "Submit", gap]);
    expect(titles(await project([handedIn]))).toEqual(["$(file) submitted · Specify: refused", "Approve…", gap]);
    const stale = await project([handedIn], `${SPEC}More.\n`);
    expect(titles(stale)).toEqual([
      "$(warning) changed since · Specify: stale",
      "Approve Again…",
      "Compare with Approved",
      gap,
    ]);
  });

  it("call an artifact approved by someone only where their signature was checked and holds", async () => {
    const open = await project([handedIn, approvedBy("mira")]);
    expect(titles(open)).toEqual(["$(verified-filled) approved by mira · Specify: refused", gap]);
    const forged = titles(withoutSignatures(open));
    expect(forged.join()).not.toContain("approved by");
    expect(forged[0]).toBe("$(warning) changed since · Specify: refused");
  });

  it("tell that they are about the file where the editor has another text", async () => {
    expect(titles(await project([handedIn]), "spec", true)[0]).toBe("$(file) submitted · as saved · Specify: refused");
  });

  it("lead to the commands of that artifact", async () => {
    const open = await project([handedIn]);
    const lenses = artifactLenses([open], `${RUN}/artifacts/spec.md`, false, inEnglish);
    expect(lenses.map(({ command }) => command)).toEqual(["wazir.showState", "wazir.approve", "wazir.showCoverage"]);
    const argument = { root: "/shop", run: "one", artifact: "artifacts/spec.md" };
    expect(lenses.map((lens) => lens.argument)).toEqual([argument, argument, argument]);
  });

  it("offer nothing to sign where the gate asks for nobody, and are on artifacts of the run alone", async () => {
    const open = await project([]);
    expect(titles(open, "clarification")).toEqual(["$(file) submitted · Clarify: done"]);
    expect(titles(open, "review")).toEqual([]);
    expect(artifactLenses([open], "/shop/src/pay.ts", false, inEnglish)).toEqual([]);
    expect(artifactLenses([], `${RUN}/artifacts/spec.md`, false, inEnglish)).toEqual([]);
  });

  it("read a title of the workspace as text", async () => {
    const open = await project([]);
    const overview = open.run?.overview;
    if (open.run === undefined || overview === undefined) throw new Error("no run");
    const phases = overview.phases.map((each) => ({ ...each, phase: { ...each.phase, title: "$(alert) Now" } }));
    const titled = { ...open, run: { ...open.run, overview: { ...overview, phases } } };
    expect(titles(titled)[0]).toBe("$(edit) not submitted · $ (alert) Now: active");
  });
});
