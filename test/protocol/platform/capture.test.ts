import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { TokenCounter } from "../../../src/core/runs/captures";
import { projectionsOf } from "../../../src/core/runs/projections";
import type { Usage } from "../../../src/core/runs/usage";
import { usageReport } from "../../../src/core/runs/usage-report";
import {
  captureEvent,
  captureInit,
  captureOutput,
  captureRoute,
  captureSummary,
  readUsage,
  type Captured,
  type CommandOutput,
} from "../../../src/platform/capture";
import { updateRun } from "../../../src/platform/update-run";
import { bundled } from "../../support/projects";
import { runOnDisk, type RunOnDisk } from "../../support/run-folders";
import { ADA, CLAUDE, logOf, LOGGED_RUN, NOON } from "../../support/run-logs";

const isWindows = process.platform === "win32";

/** Counts words, so that what is counted can be seen. */
const WORDS: TokenCounter = { name: "words", count: (text) => text.split(/\s+/).filter((word) => word !== "").length };

const AT = "2026-11-23T12-00-00-000Z";

interface Session {
  readonly run: RunOnDisk;
  readonly capturing: Parameters<typeof captureInit>[0];
  readonly output: (
    output: Partial<Omit<CommandOutput, "content">> & { content: string },
  ) => ReturnType<typeof captureOutput>;
}

function session(run = runOnDisk()): Session {
  const capturing = { place: run.place, actor: CLAUDE, now: () => NOON };
  return {
    run,
    capturing,
    output: ({ content, ...more }) =>
      captureOutput(capturing, { command: "npm test", exitCode: 0, ...more, content: Buffer.from(content) }, WORDS),
  };
}

function refusal(captured: Captured<unknown>): string {
  return captured.ok ? `captured: ${JSON.stringify(captured.value)}` : captured.message;
}

async function usage(run: RunOnDisk): Promise<Usage> {
  const read = await readUsage(run.place);
  if (!read.ok) throw new Error(read.message);
  expect(run.text("usage.json")).toBe(projectionsOf(run.log()).get("usage.json"));
  expect(bundled.checks.get("usage")?.(JSON.parse(run.text("usage.json")))).toEqual([]);
  expect(bundled.checks.get("status")?.(JSON.parse(run.text("status.json")))).toEqual([]);
  return read.value;
}

describe("output of a command", () => {
  test("is kept in a file, and told in an event", async () => {
    const { run, output } = session();
    const path = `captures/${AT}-unit-tests.log`;
    const captured = await output({ content: "é 1 passed\n", name: "Unit Tests!", exitCode: 1, role: "constructor" });
    expect(captured).toEqual({ ok: true, value: { capture_path: path, path: `${run.path}/${path}` }, notices: [] });
    expect(run.text(path)).toBe("é 1 passed\n");
    expect(run.log().all.at(-1)).toMatchObject({
      event: "post_tool_capture",
      phase: "clarify",
      role: "constructor",
      command: "npm test",
      exit_code: 1,
      capture_path: path,
      bytes: 12,
      tokens: 3,
      tokenizer: "words",
    });
    expect(run.text("captures/.gitignore")).toBe("*\n");
    expect(JSON.parse(run.text("status.json"))).toMatchObject({ artifacts: { last_capture_path: path } });
  });

  test("says nothing of the environment", async () => {
    process.env.WAZIR_TEST_SECRET = "hunter2";
    const { run, output } = session();
    await output({ content: "ok" });
    delete process.env.WAZIR_TEST_SECRET;
    const all = readdirSync(run.path, { recursive: true, encoding: "utf8", withFileTypes: true });
    const texts = all.filter((entry) => entry.isFile()).map((entry) => run.text(`${entry.parentPath}/${entry.name}`));
    expect(texts.join("")).not.toContain("hunter2");
  });

  test("may be any bytes", async () => {
    const { run, capturing } = session();
    const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const captured = await captureOutput(capturing, { command: "x", exitCode: 0, content }, WORDS);
    expect(captured).toMatchObject({ ok: true });
    expect(run.log().all.at(-1)).toMatchObject({ bytes: 256 });
  });

  test("goes where it was routed, and twice to one file counts once", async () => {
    const { run, capturing, output } = session();
    const routed = await captureRoute(capturing, { name: "build", suffix: "txt" });
    if (!routed.ok) throw new Error(routed.message);
    expect(routed.value.capture_path).toBe(`captures/${AT}-build.txt`);
    expect(existsSync(routed.value.path)).toBe(false);
    for (const [path, content] of [
      [routed.value.path, "one two three"],
      [routed.value.capture_path, "one two"],
    ] as const) {
      expect(await output({ path, content, shown: "one" })).toMatchObject({ ok: true, value: routed.value });
    }
    const { totals, phases } = await usage(run);
    expect(totals).toMatchObject({
      captures: 1,
      tokens_raw: 2,
      tokens_shown: 1,
      tokens_avoided: 1,
      savings_percentage: "50.0%",
    });
    expect(phases.clarify).toMatchObject({ captures: 1, events_count: 4 });
  });

  test("of the same name at the same time goes to another file, also when it was only routed", async () => {
    const { run, capturing, output } = session();
    await captureRoute(capturing, { name: "a" });
    await output({ name: "a", content: "1" });
    const all = await Promise.all(["2", "3"].map((content) => output({ name: "a", content })));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(readdirSync(`${run.path}/captures`).sort()).toEqual([
      ".gitignore",
      `${AT}-a-2.log`,
      `${AT}-a-3.log`,
      `${AT}-a-4.log`,
    ]);
  });

  const REFUSED: readonly (readonly [name: string, more: Parameters<Session["output"]>[0], why: RegExp])[] = [
    ["a suffix that leads away", { content: "", suffix: "/../../../../evil.txt" }, /^The suffix `\/\.\.\/.*` is none/],
    ["a suffix of two dots", { content: "", suffix: ".." }, /is none/],
    ["a path beside the captures", { content: "", path: "artifacts/spec.md" }, /is not a file of .*\/captures/],
    ["a path above them", { content: "", path: "captures/../events.ndjson" }, /is not a file of/],
    ["a path far above", { content: "", path: "../../../x" }, /is not a file of/],
    ["an absolute path elsewhere", { content: "", path: "/etc/passwd" }, /is not a file of/],
    ["the folder itself", { content: "", path: "captures/" }, /is not a file of/],
    ["a file of ours", { content: "", path: "captures/.gitignore" }, /is not a file of/],
    ["no command", { content: "", command: " " }, /^The command is empty/],
    ["an exit code that is none", { content: "", exitCode: Number.NaN }, /^The exit code is a whole number/],
    ["a phase that never was", { content: "", phase: "plan" }, /has not been in a phase `plan`. It was in: clarify\.$/],
  ];
  test.each(REFUSED)("is refused before anything is written: %s", async (_name, more, why) => {
    const { run, output } = session();
    expect(refusal(await output(more))).toMatch(why);
    expect(run.text("events.ndjson")).toBe(logOf());
    const captured = readdirSync(run.path, { recursive: true, encoding: "utf8" }).filter((name) =>
      /captures\W[^.]/.test(name),
    );
    expect(captured).toEqual([]);
  });

  test.skipIf(isWindows)("that cannot be recorded leaves no file", async () => {
    const log = logOf([{ event: "noted", actor: CLAUDE, text: "x".repeat(16 * 1024 * 1024 - 1500) }]);
    const { run, output } = session(runOnDisk(log));
    expect(refusal(await output({ content: "x", command: "y".repeat(2000) }))).toMatch(/larger than 16 MiB/);
    expect(readdirSync(`${run.path}/captures`)).toEqual([".gitignore"]);
  });

  test.skipIf(isWindows)("does not follow links out of the run", async () => {
    const { run, output } = session();
    symlinkSync(run.folder("outside"), `${run.path}/captures`);
    expect(refusal(await output({ content: "x" }))).toMatch(/captures leads out of the run's folder/);
    expect(readdirSync(run.at("outside"))).toEqual([]);
  });

  test.skipIf(isWindows)("replaces a link among the captures, and leaves alone what that leads to", async () => {
    const { run, output } = session();
    mkdirSync(`${run.path}/captures`);
    symlinkSync(run.write("precious", "mine"), `${run.path}/captures/a.log`);
    expect(await output({ path: "captures/a.log", content: "x" })).toMatchObject({ ok: true });
    expect([run.text(run.at("precious")), run.text("captures/a.log")]).toEqual(["mine", "x"]);
  });
});

describe("an event of a hook", () => {
  test("is recorded in the phase that the run is in", async () => {
    const { run, capturing } = session();
    expect(await captureEvent(capturing, { event: "loop_cap_guard", message: "Loop 3 of 10." })).toMatchObject({
      ok: true,
    });
    expect(run.log().all.at(-1)).toMatchObject({ event: "loop_cap_guard", phase: "clarify", message: "Loop 3 of 10." });
  });

  test.each(["artifact_approved", "run_resumed", "log_accepted", "phase_exit", "run_finished"])(
    "may not be `%s`: that is the pipeline's own",
    async (event) => {
      const { run, capturing } = session();
      expect(refusal(await captureEvent(capturing, { event }))).toMatch(/is written by the pipeline itself/);
      expect(refusal(await captureSummary(capturing, { event, text: "Done." }, WORDS))).toMatch(/pipeline itself/);
      expect(run.text("events.ndjson")).toBe(logOf());
    },
  );

  test.each(["", "A", "a b", "../x", "a".repeat(65)])("may not be %j, which is no name", async (event) => {
    expect(refusal(await captureEvent(session().capturing, { event }))).toMatch(/is no name of an event/);
  });
});

describe("a session and its summary", () => {
  test("ready the captures and end `summary.md`; the last summary counts", async () => {
    const { run, capturing } = session();
    expect(await captureInit(capturing)).toMatchObject({ ok: true, value: { captures: `${run.path}/captures` } });
    expect(await captureInit(capturing)).toMatchObject({ ok: true });
    await captureSummary(capturing, { text: "First." }, WORDS);
    await captureSummary(capturing, { event: "stop_handoff_harvest", text: "## Next\n\nKeys.\n" }, WORDS);
    expect(run.text("summary.md")).toBe(
      `# Idempotent payments

Run \`${LOGGED_RUN}\`, feature, lane standard: active, in the phase \`clarify\`. Computed from 5 events, the last of ${NOON}.

## Phases

- \`clarify\`: entered once, open

## Summary by the agent

## Next

Keys.
`,
    );
    expect((await usage(run)).totals.captures).toBe(0);
  });

  test("may not be empty, nor larger than is kept", async () => {
    const { capturing } = session();
    expect(refusal(await captureSummary(capturing, { text: " \n" }, WORDS))).toBe("The summary is empty.");
    expect(refusal(await captureSummary(capturing, { text: "é".repeat(40_000) }, WORDS))).toMatch(
      /80000 bytes, and 65536/,
    );
  });
});

describe("usage", () => {
  test("is told by phase and role, and adds up", async () => {
    const { run, output } = session();
    await output({ name: "a", content: "1 2 3 4", shown: "1", role: "clarifier" });
    await updateRun(
      run.place,
      () => NOON,
      () => ({
        ok: true,
        events: [
          { event: "phase_exit", actor: ADA, phase: "clarify" },
          { event: "phase_enter", actor: ADA, phase: "plan", loop: 1 },
        ],
      }),
    );
    await output({ name: "b", content: "1 2 3", role: "planner" });
    await output({ name: "c", content: "1 2", shown: "", phase: "clarify" });
    const { phases, roles, totals, tokenizers } = await usage(run);
    expect(tokenizers).toEqual(["words"]);
    expect(phases).toMatchObject({
      clarify: { captures: 2, tokens_raw: 6, tokens_shown: 1, tokens_avoided: 5, completed_at: NOON, events_count: 4 },
      plan: { captures: 1, tokens_raw: 3, tokens_shown: 3, tokens_avoided: 0, completed_at: null, events_count: 2 },
    });
    expect(roles).toMatchObject({
      clarifier: { tokens_raw: 4 },
      planner: { tokens_raw: 3 },
      unassigned: { tokens_raw: 2 },
    });
    expect(totals).toMatchObject({
      total_events: 6,
      captures: 3,
      tokens_raw: 9,
      tokens_avoided: 5,
      savings_percentage: "55.6%",
    });
    const report = usageReport(await usage(run));
    expect(report.ok && report.value).toContain("| all | 3 | 15 | 9 | 4 | 5 |");
    expect(usageReport(await usage(run), "design")).toEqual({
      ok: false,
      message: "The run has not been in a phase `design`. It was in: clarify, plan.",
    });
    const one = usageReport(await usage(run), "plan");
    expect(one.ok && one.value).toContain("| plan | 1 | 5 | 3 | 3 | 0 |");
    expect(one.ok && one.value).not.toContain("clarify");
  });

  test("of a run that is not there is refused", async () => {
    const { place } = runOnDisk();
    expect(await readUsage({ ...place, runId: "nobody" })).toMatchObject({ ok: false });
    expect(await readUsage({ ...place, runId: "../../escape" })).toMatchObject({ ok: false });
    expect(await readUsage(runOnDisk("").place)).toMatchObject({ ok: false });
  });
});
