import { describe, expect, it } from "vitest";
import type { RunFact } from "../../../src/core/runs/run-events";
import type { OpenProject } from "../../../src/extension/engine/open-project";
import { personNotice, untold } from "../../../src/extension/notices/person-notices";
import { memoryDisk } from "./support/memory-disk";
import { inEnglish, MANIFEST, openSample, runFiles, runLog, submitted } from "./support/sample";

const RUN = "/shop/.wazir/runs/one";
const spec = (body: string) => `---\nphase: specify\nrole: specifier\nrun_id: one\n---\n${body}\n`;

async function project(facts: readonly RunFact[], text?: string, logOf = (log: string) => log): Promise<OpenProject> {
  const files = runFiles("/shop", "one");
  const log = runLog("one", "standard", [
    submitted("clarify", "clarification", files[`${RUN}/artifacts/clarification.md`] ?? ""),
    { event: "phase_exit", phase: "clarify" },
    { event: "phase_enter", phase: "specify", loop: 1 },
    ...facts,
  ]);
  const artifact = text === undefined ? {} : { [`${RUN}/artifacts/spec.md`]: text };
  const disk = { "/shop/wazir.manifest.yaml": MANIFEST, ...files, [`${RUN}/events.ndjson`]: logOf(log), ...artifact };
  const [open] = await openSample(memoryDisk(disk), "/shop");
  if (open === undefined) throw new Error("no project");
  return open;
}

const notice = (open: OpenProject) => personNotice(open, inEnglish);

function approvedBy(id: string, text: string): RunFact {
  const fact = submitted("specify", "spec", text);
  const sha256 = fact.event === "artifact_submitted" ? fact.sha256 : "";
  const about = { phase: "specify", artifact: "artifacts/spec.md", sha256, key: "9f2c", signature: "c2lnbmVk" };
  return { event: "artifact_approved", ...about, actor: { id, kind: "person" } } as RunFact;
}

describe("what a person is told", () => {
  const first = spec("Words.");
  const second = spec("Other words.");

  it("is nothing while agents are at work, or where the run can go on", async () => {
    expect(notice(await project([]))).toBeUndefined();
    expect(notice(await project([], first))).toBeUndefined();
    const approved = [submitted("specify", "spec", first), approvedBy("mira", first)];
    expect(notice(await project(approved, first))).toBeUndefined();
  });

  it("is that a gate waits for their approval, the same for the same state", async () => {
    const handedIn = [submitted("specify", "spec", first)];
    const told = notice(await project(handedIn, first));
    expect(told).toMatchObject({
      message: "spec.md of “Idempotency keys” waits for your approval.",
      ...{ root: "/shop", run: "one", path: `${RUN}/artifacts/spec.md` },
      reason: { settle: { act: "approve", argument: "artifacts/spec.md" } },
    });
    expect(notice(await project(handedIn, first))?.key).toBe(told?.key);
    const noise: RunFact = {
      event: "finding_added",
      phase: "specify",
      finding: { id: "F-1", severity: "low", title: "A" },
    };
    expect(notice(await project([...handedIn, noise], first))?.key).toBe(told?.key);
    expect(notice(await project([...handedIn, submitted("specify", "spec", second)], second))?.key).not.toBe(told?.key);
  });

  it("is that an approval is stale, once what changed was handed in", async () => {
    const approved = [submitted("specify", "spec", first), approvedBy("mira", first)];
    expect(notice(await project(approved, second))).toBeUndefined();
    const again = notice(await project([...approved, submitted("specify", "spec", second)], second));
    expect(again?.message).toBe(
      "“Idempotency keys” waits for you: artifacts/spec.md changed after mira approved it: the approval is stale.",
    );
  });

  it("is that a damaged log waits for their decision, whoever else could work", async () => {
    const told = notice(await project([], undefined, (log) => log.replace("One", "Two")));
    expect(told?.message).toBe("The log of “Idempotency keys” is damaged: nothing goes on until you decide.");
    expect(told?.reason.settle.act).toBe("accept_log");
  });

  it("is nothing of a run that was paused", async () => {
    expect(
      notice(await project([submitted("specify", "spec", first), { event: "run_paused" }], first)),
    ).toBeUndefined();
  });

  it("is told once, also after the window was loaded anew, and forgotten with its run", async () => {
    const told = notice(await project([submitted("specify", "spec", first)], first));
    if (told === undefined) throw new Error("nothing is told");
    const once = untold([], [told], ["one"]);
    expect(once.fresh).toEqual([told]);
    const kept = JSON.parse(JSON.stringify(once.told)) as readonly string[];
    expect(untold(kept, [told], ["one"])).toEqual({ fresh: [], told: kept });
    // In between the person acted, and something else was told.
    const other = { ...told, key: "one\nother" };
    expect(untold(untold(kept, [other], ["one"]).told, [told], ["one"]).fresh).toEqual([]);
    expect(untold(kept, [], ["two", undefined])).toEqual({ fresh: [], told: [] });
  });
});
