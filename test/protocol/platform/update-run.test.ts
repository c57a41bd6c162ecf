import fc from "fast-check";
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, test } from "vitest";
import type { NewEvent } from "../../../src/core/runs/append-events";
import { projectionsOf } from "../../../src/core/runs/projections";
import { LOCK_NAME, updateRun, type RunUpdate } from "../../../src/platform/update-run";
import { ownIdentity } from "../../../src/platform/process-identity";
import { runs } from "../../support/arbitraries";
import { ADA, CLAUDE, logOf, logOfLength, LOGGED_RUN, noted, NOON, readLog } from "../../support/run-logs";
import { runOnDisk, type RunOnDisk } from "../../support/run-folders";

const isWindows = process.platform === "win32";

/** Adds events to a run at noon. */
function add(run: RunOnDisk, ...events: readonly NewEvent[]): Promise<RunUpdate<never>> {
  return updateRun(
    run.place,
    () => NOON,
    () => ({ ok: true, events }),
    300,
  );
}

function messageOf(update: RunUpdate<unknown>): string {
  return !update.ok && update.reason === "failed" ? update.message : `no failure: ${JSON.stringify(update)}`;
}

/** The files of a run's folder. */
function names(run: RunOnDisk): readonly string[] {
  return readdirSync(run.path).sort();
}

const ALL = ["events.ndjson", "status.json", "summary.md", "usage.json"];

describe("an update", () => {
  test("adds to the log, computes the projections, and leaves nothing else", async () => {
    const run = runOnDisk();
    const update = await add(run, noted(2), noted(3));
    expect(update).toMatchObject({ ok: true, damage: [], notices: [] });
    expect(run.log().all.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(run.log().damage).toEqual([]);
    expect(names(run)).toEqual(ALL);
    expect(update.ok && update.log.head).toEqual(run.log().head);
  });

  test("decides on the log as it is, while nobody else can add to it", async () => {
    const run = runOnDisk();
    const counts = await Promise.all(
      Array.from({ length: 20 }, () =>
        updateRun(
          run.place,
          () => NOON,
          async ({ log, runId, now, folder }) => {
            await new Promise((resolve) => setTimeout(resolve, 2));
            expect([runId, now, folder]).toEqual([LOGGED_RUN, NOON, run.path]);
            return { ok: true, events: [noted(log.head.seq + 1)] };
          },
        ),
      ),
    );
    expect(counts.every(({ ok }) => ok)).toBe(true);
    expect(
      run
        .log()
        .all.slice(1)
        .map(({ seq, n }) => seq === n),
    ).toEqual(Array.from({ length: 20 }, () => true));
    expect(names(run)).toEqual(ALL);
  });

  test("that is refused, or adds nothing, writes nothing", async () => {
    const run = runOnDisk();
    const before = run.text("events.ndjson");
    const refused = await updateRun(
      run.place,
      () => NOON,
      () => ({ ok: false, refusals: ["No."] }),
    );
    expect(refused).toEqual({ ok: false, reason: "refused", refusals: ["No."] });
    expect(await add(run)).toMatchObject({ ok: true });
    expect([run.text("events.ndjson"), names(run)]).toEqual([before, ["events.ndjson"]]);
  });

  test("whose decision fails leaves no lock", async () => {
    const run = runOnDisk();
    const fault = updateRun(
      run.place,
      () => NOON,
      () => Promise.reject(new Error("own fault")),
    );
    await expect(fault).rejects.toThrow("own fault");
    expect(names(run)).toEqual(["events.ndjson"]);
  });
});

describe("what a crash left", () => {
  test("of a line is set aside, and the run goes on", async () => {
    const run = runOnDisk(`${logOfLength(3)}{"seq":4,"event":"no`);
    const update = await add(run, noted(4));
    expect(run.log()).toMatchObject({ damage: [], head: { seq: 4 }, tornTail: undefined });
    expect(run.text("events.ndjson.torn")).toBe('{"seq":4,"event":"no\n');
    expect(update.ok && update.notices).toEqual([
      `The last line of ${run.path}/events.ndjson was not whole, as a crash leaves it: it is now in ${run.path}/events.ndjson.torn.`,
    ]);
    expect((await add(run, noted(5))).ok && names(run)).toEqual([
      "events.ndjson",
      "events.ndjson.torn",
      ...ALL.slice(1),
    ]);
  });

  test("at any byte of a line is no damage, whatever letters it has", async () => {
    const whole = Buffer.from(logOf([{ ...noted(2), text: "é😀" }]));
    const start = logOf().length;
    for (let length = start; length <= whole.length; length += 29) {
      const run = runOnDisk(whole.subarray(0, length).toString("latin1"));
      writeFileSync(`${run.path}/events.ndjson`, whole.subarray(0, length));
      expect((await add(run, noted(3))).ok).toBe(true);
      expect([run.log().damage, run.log().tornTail]).toEqual([[], undefined]);
    }
  });

  test("is kept where only the line break is missing", async () => {
    const run = runOnDisk(logOfLength(3).trimEnd());
    expect(await add(run, noted(4))).toMatchObject({ ok: true, notices: [] });
    expect(run.log().all.map(({ n }) => n)).toEqual([undefined, 2, 3, 4]);
    expect(names(run)).toEqual(ALL);
  });

  test("of a projection's draft is replaced, be it a link or a folder", async () => {
    const run = runOnDisk(logOf(), { "usage.json.tmp/x": "" });
    if (!isWindows) symlinkSync(run.write("outside", "mine"), `${run.path}/status.json.tmp`);
    expect(await add(run, noted(2))).toMatchObject({ ok: true, notices: [] });
    expect(names(run)).toEqual(ALL);
    if (!isWindows) expect(run.text(run.at("outside"))).toBe("mine");
  });
});

describe("a log that was tampered with", () => {
  const damaged = logOfLength(4).replace('"n":3', '"n":9');

  test("is told to whoever decides, can be added to, and leaves the projections as they were", async () => {
    const run = runOnDisk(damaged, { "status.json": "{}" });
    const update = await updateRun(
      run.place,
      () => NOON,
      ({ damage }) => ({
        ok: true,
        events: [{ ...noted(5), lines: damage.map(({ line }) => line) }],
      }),
    );
    expect(run.log().all.at(-1)).toMatchObject({ seq: 5, lines: [3] });
    expect(update).toMatchObject({ ok: true, damage: [{ line: 3, code: "edited" }] });
    expect(run.text("status.json")).toBe("{}");
  });

  test("is as before after a person has accepted that", async () => {
    const run = runOnDisk(damaged);
    const accepted = await add(run, { event: "log_accepted", actor: ADA, line: 3, reason: "A typo." });
    expect(accepted).toMatchObject({ ok: true, damage: [] });
    expect(names(run)).toEqual(ALL);
  });

  test("by cutting its end is found out by `status.json`, and stays so until a person accepts it", async () => {
    const run = runOnDisk(logOfLength(3));
    await add(run, noted(4));
    writeFileSync(`${run.path}/events.ndjson`, logOfLength(2));
    const update = await add(run, noted(30));
    expect(update).toMatchObject({ ok: true, damage: [{ code: "cut", line: 4 }] });
    expect(await add(run, noted(40))).toMatchObject({ ok: true, damage: [{ code: "cut", line: 4 }] });
    const accepted = await add(run, { event: "log_accepted", actor: ADA, line: 4, reason: "Lost." });
    expect(accepted).toMatchObject({ ok: true, damage: [] });
    expect(await add(run, noted(6))).toMatchObject({ ok: true, damage: [] });
  });

  test("a projection that says nonsense is computed anew", async () => {
    for (const text of ["", "{", "[]", '{"log":{"seq":"9","hash":1}}', '{"log":null}']) {
      const run = runOnDisk(logOf(), { "status.json": text });
      expect(await add(run, noted(2))).toMatchObject({ ok: true, damage: [] });
      expect(run.text("status.json")).toBe(projectionsOf(run.log()).get("status.json"));
    }
  });
});

describe("nothing is added, and a sentence says why", () => {
  test.each([
    ["../escape", /is no id of a run/],
    ["a/../../b", /is no id of a run/],
    ["", /is no id of a run/],
    ["..", /is no id of a run/],
    ["no-such-run", /^There is no run `no-such-run` in .*\/runs\.$/],
  ])("the run %j", async (runId, why) => {
    const run = runOnDisk();
    expect(
      messageOf(
        await updateRun(
          { ...run.place, runId },
          () => NOON,
          () => ({ ok: true, events: [noted(2)] }),
        ),
      ),
    ).toMatch(why);
    expect(names(run)).toEqual(["events.ndjson"]);
  });

  test("where the log is missing", async () => {
    const run = runOnDisk();
    rmSync(`${run.path}/events.ndjson`);
    expect(messageOf(await add(run, noted(2)))).toMatch(/events\.ndjson is not there: bring it back/);
    expect(names(run)).toEqual([]);
  });

  test.skipIf(isWindows)("where the run's folder leads elsewhere", async () => {
    const run = runOnDisk();
    renameSync(run.path, run.at("elsewhere"));
    symlinkSync(run.at("elsewhere"), run.path);
    expect(messageOf(await add(run, noted(2)))).toMatch(/leads out of the state root/);
  });

  test.skipIf(isWindows)("where the log is a link", async () => {
    const run = runOnDisk();
    renameSync(`${run.path}/events.ndjson`, run.at("log"));
    symlinkSync(run.at("log"), `${run.path}/events.ndjson`);
    expect(messageOf(await add(run, noted(2)))).toMatch(/is not a file of its own but a link/);
    expect(run.text(run.at("log"))).toBe(logOf());
  });

  test.skipIf(isWindows)("where torn lines would go elsewhere", async () => {
    const run = runOnDisk(`${logOf()}{"torn`);
    symlinkSync(run.at("elsewhere"), `${run.path}/events.ndjson.torn`);
    expect(messageOf(await add(run, noted(2)))).toMatch(/torn is not a file of its own/);
    expect([run.text("events.ndjson"), existsSync(run.at("elsewhere"))]).toEqual([`${logOf()}{"torn`, false]);
  });

  test("where a folder stands in place of the log", async () => {
    const run = runOnDisk();
    rmSync(`${run.path}/events.ndjson`);
    mkdirSync(`${run.path}/events.ndjson`);
    expect(messageOf(await add(run, noted(2)))).toMatch(/a link or a folder/);
  });

  test("where another program adds to the log without the lock", async () => {
    const run = runOnDisk();
    const update = await updateRun(
      run.place,
      () => NOON,
      () => {
        appendFileSync(`${run.path}/events.ndjson`, "{}\n");
        return { ok: true, events: [noted(2)] };
      },
    );
    expect(messageOf(update)).toMatch(/was changed by another program at this very moment/);
    expect(run.text("events.ndjson")).toBe(`${logOf()}{}\n`);
  });

  test("where the log would be too large to be read again", async () => {
    const run = runOnDisk(logOf([{ ...noted(2), text: "x".repeat(16_000_000) }]));
    expect(messageOf(await add(run, { ...noted(3), text: "x".repeat(1_000_000) }))).toMatch(/larger than 16 MiB/);
    expect(run.log().head.seq).toBe(2);
  });
});

describe("a lock", () => {
  const held = (run: RunOnDisk, content: unknown): unknown =>
    writeFileSync(`${run.path}/${LOCK_NAME}`, typeof content === "string" ? content : JSON.stringify(content));
  const nonce = "0123456789ab";

  test("of a process that runs is waited for, and named", async () => {
    const run = runOnDisk();
    held(run, { ...(await ownIdentity()), nonce });
    expect(messageOf(await add(run, noted(2)))).toMatch(
      new RegExp(`process ${process.pid} on \\S+ has kept the run locked`),
    );
    expect(names(run)).toEqual([LOCK_NAME, "events.ndjson"]);
  });

  test("of a process that has ended is taken away", async () => {
    const run = runOnDisk();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    held(run, { ...(await ownIdentity()), pid, nonce });
    expect(await add(run, noted(2))).toMatchObject({ ok: true });
    expect(names(run)).toEqual(ALL);
  });

  test.skipIf(process.platform !== "linux")("of a process whose number another one has now is taken away", async () => {
    const run = runOnDisk();
    held(run, { ...(await ownIdentity()), started: "another boot 17", nonce });
    expect(await add(run, noted(2))).toMatchObject({ ok: true });
  });

  test("of another machine is never taken away, nor one that says nothing of its holder", async () => {
    for (const content of [{ ...(await ownIdentity()), host: "other", pid: 4_000_000, nonce }, "", "{", { nonce }]) {
      const run = runOnDisk();
      held(run, content);
      expect(messageOf(await add(run, noted(2)))).toMatch(/[Dd]elete .*\/\.lock/);
      expect(names(run)).toEqual([LOCK_NAME, "events.ndjson"]);
    }
  });

  test("that someone died breaking is broken all the same", async () => {
    const run = runOnDisk();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const dead = { ...(await ownIdentity()), pid };
    held(run, { ...dead, nonce });
    writeFileSync(`${run.path}/${LOCK_NAME}.${nonce}`, JSON.stringify({ ...dead, nonce: "aaaaaaaaaaaa" }));
    expect(await add(run, noted(2))).toMatchObject({ ok: true });
    expect(names(run)).toEqual(ALL);
  });
});

describe("the projections", () => {
  const fields = fc.record({
    phase: fc.constantFrom("clarify", "plan", "__proto__"),
    loop: fc.integer({ min: 1, max: 3 }),
  });
  const events = fc.array(
    fc.oneof(
      fc
        .record({ event: fc.constantFrom("phase_enter", "phase_exit"), actor: fc.constantFrom(ADA, CLAUDE) })
        .chain((event) => fields.map((more) => ({ ...event, ...more }))),
      fc.record({
        event: fc.constant("post_tool_capture"),
        actor: fc.constant(CLAUDE),
        phase: fc.constantFrom("clarify", "plan"),
        role: fc.constantFrom("planner", "constructor"),
        capture_path: fc.constantFrom("captures/a.log", "captures/b.log"),
        bytes: fc.nat(10_000),
        tokens: fc.nat(3000),
        shown_tokens: fc.nat(100),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  );

  test("after each of many updates are those that the log alone gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 4 }), async (updates) => {
        const run = runOnDisk();
        for (const update of updates) {
          expect(await add(run, ...update)).toMatchObject({ ok: true, notices: [] });
          for (const [name, text] of projectionsOf(readLog(run.text("events.ndjson")))) {
            expect(run.text(name)).toBe(text);
            if (update.length % 2 === 0) rmSync(`${run.path}/${name}`);
          }
        }
        run.dispose();
      }),
      runs(10),
    );
  });

  test("that cannot be written take nothing from the event", async () => {
    const run = runOnDisk(logOf(), { "usage.json/x": "" });
    const update = await add(run, noted(2));
    expect(update.ok && update.notices).toEqual([
      `The event is kept, but ${run.path}/usage.json is not up to date: a folder of that name is there already.`,
    ]);
    expect(run.log().head.seq).toBe(2);
  });
});
