import { describe, expect, it } from "vitest";
import type { RunFact } from "../../../src/core/runs/run-events";
import type { OpenRun } from "../../../src/extension/engine/open-project";
import { runLine, runWords } from "../../../src/extension/nodes/run-words";
import { memoryDisk } from "./support/memory-disk";
import { inEnglish, MANIFEST, openSample, runFiles, runLog, submitted } from "./support/sample";

const RUN = "/shop/.wazir/runs/one";
const SPEC = "---\nphase: specify\nrole: specifier\nrun_id: one\n---\nWords.\n";
const PERSON = { id: "mira", kind: "person" } as const;
const handedIn = submitted("specify", "spec", SPEC);

/** The run under way, after these events of its second phase. */
async function run(facts: readonly (RunFact & { actor?: unknown })[], files: Readonly<Record<string, string>> = {}) {
  const all = runFiles("/shop", "one");
  const clarification = all[`${RUN}/artifacts/clarification.md`] ?? "";
  const log = runLog("one", "standard", [
    submitted("clarify", "clarification", clarification),
    { event: "phase_exit", phase: "clarify" },
    { event: "phase_enter", phase: "specify", loop: 1 },
    ...facts,
  ]);
  const disk = { "/shop/wazir.manifest.yaml": MANIFEST, ...all, [`${RUN}/events.ndjson`]: log, ...files };
  const [open] = await openSample(memoryDisk(disk), "/shop");
  if (open?.run === undefined) throw new Error("no run");
  return open.run;
}

const line = (open: OpenRun) => {
  const words = runWords(open, inEnglish);
  return `${words.icon} ${runLine(open, words, inEnglish).text}`;
};

describe("the line of a run", () => {
  const spec = { [`${RUN}/artifacts/spec.md`]: SPEC };

  it("says its state and what it waits for", async () => {
    expect(line(await run([]))).toBe("play-circle Idempotency keys · Specify: active · waits for work");
    expect(line(await run([], spec))).toBe("play-circle Idempotency keys · Specify: active · waits to be submitted");
    expect(line(await run([handedIn], spec))).toBe(
      "bell-dot Idempotency keys · Specify: waiting for you · waits for your approval",
    );
  });

  it("rings where it waits for a person's approval and others have work left too", async () => {
    const later = [
      { event: "phase_exit", phase: "specify" },
      { event: "phase_enter", phase: "review", loop: 1 },
    ] as const;
    expect(line(await run([handedIn, ...later], spec))).toBe(
      "bell-dot Idempotency keys · Review: active · waits for your approval",
    );
  });

  it("says that it can go on", async () => {
    const sha256 = handedIn.event === "artifact_submitted" ? handedIn.sha256 : "";
    const about = { phase: "specify", artifact: "artifacts/spec.md", sha256, key: "9f2c", signature: "c2lnbmVk" };
    const approved = { event: "artifact_approved", ...about, actor: PERSON } as const;
    expect(line(await run([handedIn, approved], spec))).toBe(
      "debug-continue Idempotency keys · Specify: active · ready for Review",
    );
  });

  it("says first that it is paused, or that its log is damaged", async () => {
    const paused = await run([{ event: "run_paused" }]);
    expect(line(paused)).toBe("debug-pause Idempotency keys · Specify: active · paused");
    const damaged = await run([], { [`${RUN}/events.ndjson`]: runLog("one", "standard", []).replace("One", "Two") });
    expect(line(damaged)).toMatch(/^shield .* waits for your decision on its damaged log$/);
  });

  it("gives the reasons, and reads them aloud without marks", async () => {
    const open = await run([handedIn], spec);
    const words = runWords(open, inEnglish);
    expect(words.reasons).toEqual(["No person has approved artifacts/spec.md."]);
    expect(runLine(open, words, inEnglish).spoken).toBe(
      "Run Idempotency keys, Specify: waiting for you, waits for your approval",
    );
  });

  it("says that a log cannot be read", async () => {
    const open = await run([]);
    const unread = { ...open, seen: { ok: false, message: "No such file." } as const, overview: undefined };
    expect(line(unread)).toBe("warning Idempotency keys · Specify · its log cannot be read");
    expect(runWords(unread, inEnglish).reasons).toEqual(["No such file."]);
  });

  it("shortens a long title for the eye alone", async () => {
    const open = { ...(await run([])), title: "x".repeat(60) };
    const { text, spoken } = runLine(open, runWords(open, inEnglish), inEnglish);
    expect(text).toContain(`${"x".repeat(39)}… ·`);
    expect(spoken).toContain("x".repeat(60));
  });
});
