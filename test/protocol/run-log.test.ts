import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, readdirSync, statSync, writeFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateRun } from "../../src/platform/update-run";
import { logOf, LOGGED_RUN, noted, NOON } from "../support/run-logs";
import { runOnDisk, type RunOnDisk } from "../support/run-folders";
import { buildWriter, startWriter, type Writer, type WriterProgram } from "./support/run-writers";

const isWindows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;

/** How many writers are killed: a few in every run of the tests, 1,000 by `npm run test:crash`. */
const KILLS = Number(process.env.WAZIR_KILLS ?? 120);
const KILLS_OF_ONE_RUN = 20;

let program: WriterProgram;
beforeAll(async () => void (program = await buildWriter()));
afterAll(() => program.dispose());

/** The ids of the events that were acknowledged. */
function acknowledged(writers: readonly Writer[]): readonly string[] {
  const first = writers.flatMap((writer) => writer.said().flatMap((line) => /^ok (.*)$/.exec(line)?.[1] ?? []));
  return first.flatMap((id) => [id, `${id}b`]);
}

/** The ids of the events in a run's log, which must have no damage. */
function logged(run: RunOnDisk): readonly string[] {
  const log = run.log();
  expect(log.damage).toEqual([]);
  expect(log.all.map(({ seq }) => seq)).toEqual(log.all.map((_, index) => index + 1));
  return log.all.slice(1).map(({ id }) => String(id));
}

describe("a writer that is killed at any moment", () => {
  test(`loses nothing that it acknowledged, ${KILLS} times`, { timeout: 600_000 }, async () => {
    let [torn, written] = [0, 0];
    for (let killed = 0; killed < KILLS; killed += KILLS_OF_ONE_RUN) {
      const run = runOnDisk();
      const writers: Writer[] = [];
      const next = async (): Promise<void> => {
        while (writers.length < KILLS_OF_ONE_RUN) {
          // Every other one writes so much at a time that the write itself may be interrupted.
          const length = writers.length % 2 === 0 ? 20 : 300_000;
          const writer = startWriter(program, run.place, { name: `w${writers.length}`, count: 1000, length });
          writers.push(writer);
          await writer.saying("ready");
          await wait(Math.random() * 150);
          writer.child.kill("SIGKILL");
          await writer.ended;
          if (run.log().tornTail !== undefined) torn++;
        }
      };
      await Promise.all([next(), next(), next()]);
      const there = new Set(logged(run));
      expect(acknowledged(writers).filter((id) => !there.has(id))).toEqual([]);
      written += there.size;
      const after = await updateRun(
        run.place,
        () => new Date().toISOString(),
        () => ({ ok: true, events: [noted(0)] }),
      );
      expect(after).toMatchObject({ ok: true, damage: [] });
      expect(run.log().tornTail).toBeUndefined();
      run.dispose();
    }
    console.log(
      `${KILLS} writers killed: ${written} events written, ${torn} torn lines seen, none of them acknowledged.`,
    );
    expect(written).toBeGreaterThan(0);
  });

  test.skipIf(isWindows)("while it holds the lock keeps nobody out", async () => {
    const run = runOnDisk();
    const writer = startWriter(program, run.place, { name: "hanging", count: "hang" });
    await writer.saying("locked");
    const waiting = [1, 2, 3].map((n) =>
      updateRun(
        run.place,
        () => NOON,
        () => ({ ok: true, events: [noted(n)] }),
      ),
    );
    await wait(50);
    expect(run.log().head.seq).toBe(1);
    writer.child.kill("SIGKILL");
    expect((await Promise.all(waiting)).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(run.log().head.seq).toBe(4);
    expect(readdirSync(run.path).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test.skipIf(isWindows)("and one that is only stopped keeps the lock, and goes on with it", async () => {
    const run = runOnDisk();
    const writer = startWriter(program, run.place, { name: "hanging", count: "hang" });
    await writer.saying("locked");
    writer.child.kill("SIGSTOP");
    const update = await updateRun(
      run.place,
      () => NOON,
      () => ({ ok: true, events: [noted(2)] }),
      1500,
    );
    expect(!update.ok && update.reason === "failed" && update.message).toContain(`process ${writer.child.pid}`);
    writer.child.kill("SIGCONT");
    writer.child.kill("SIGKILL");
    await writer.ended;
  });
});

test(
  "64 processes that write to one run at once lose nothing, and readers never see half a line",
  { timeout: 120_000 },
  async () => {
    const run = runOnDisk();
    const writers = Array.from({ length: 64 }, (_, n) =>
      startWriter(program, run.place, { name: `w${n}`, count: 2, length: 9000 }),
    );
    const all = Promise.all(writers.map(({ ended }) => ended));
    let [done, reads] = [false, 0];
    void all.then(() => (done = true));
    while (!done) {
      expect(run.log().damage).toEqual([]);
      reads++;
      await wait(5);
    }
    expect(writers.flatMap((writer) => writer.said().filter((line) => line.startsWith("no ")))).toEqual([]);
    expect([...logged(run)].sort()).toEqual([...acknowledged(writers)].sort());
    expect(logged(run)).toHaveLength(64 * 2 * 2);
    expect(reads).toBeGreaterThan(10);
    expect(readdirSync(run.path).sort()).toEqual(["events.ndjson", "status.json", "summary.md", "usage.json"]);
  },
);

describe.skipIf(isWindows)("where nothing more can be written", () => {
  /** What a writer says that is stopped by the disk, after some events; the run has to go on afterwards. */
  async function untilStopped(run: RunOnDisk, writer: Writer): Promise<string> {
    await writer.ended;
    const refusal = writer.said().at(-1) ?? "";
    const ids = logged(run);
    expect(ids).toEqual(acknowledged([writer]));
    expect(run.log().tornTail).toBeUndefined();
    return refusal;
  }

  async function goesOn(run: RunOnDisk): Promise<void> {
    const update = await updateRun(
      run.place,
      () => new Date().toISOString(),
      () => ({ ok: true, events: [noted(0)] }),
    );
    expect(update).toMatchObject({ ok: true, damage: [], notices: [] });
  }

  test("because a file may not be larger: what was acknowledged stays, nothing of the rest does", async () => {
    const run = runOnDisk();
    const limited = ["sh", "-c", `trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`, process.execPath];
    const writer = startWriter(program, run.place, { name: "w", count: 100, length: 3000 }, limited);
    expect(await untilStopped(run, writer)).toBe(
      `no Nothing was added to ${run.path}/events.ndjson: it would be larger than a file may be here.`,
    );
    expect(logged(run).length).toBeGreaterThan(2);
    await goesOn(run);
  });

  test.skipIf(!isRoot)("because the disk is full", async (context) => {
    const run = runOnDisk();
    const small = run.at("small");
    run.folder("small/runs");
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", small]).status !== 0) context.skip();
    try {
      const folder = run.folder(`small/runs/${LOGGED_RUN}`);
      const full: RunOnDisk = { ...run, place: { stateRoot: small, runId: LOGGED_RUN }, path: folder };
      const log = `${folder}/events.ndjson`;
      writeFileSync(log, logOf());
      const read = { ...full, log: () => run.logAt(log) };
      const writer = startWriter(program, full.place, { name: "w", count: 100, length: 5000 });
      expect(await untilStopped(read, writer)).toMatch(/^no Nothing was added to .*: the disk is full\.$/);
      for (const name of ["status.json", "usage.json", "summary.md"]) rmSync(`${folder}/${name}`, { force: true });
      expect(statSync(log).size).toBeGreaterThan(50_000);
    } finally {
      spawnSync("umount", [small]);
    }
  });

  test("because the folder is read-only", async () => {
    const run = runOnDisk();
    const before = run.text("events.ndjson");
    for (let folder = run.path; folder !== dirname(dirname(run.root)); folder = dirname(folder))
      chmodSync(folder, 0o755);
    chmodSync(run.path, 0o555);
    chmodSync(dirname(program.path), 0o755);
    const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
    const writer = startWriter(program, run.place, { name: "w", count: 1 }, [process.execPath], nobody);
    await writer.ended;
    expect(writer.said().at(-1)).toBe(`no Nothing was added to the run in ${run.path}: this user may not write there.`);
    chmodSync(run.path, 0o755);
    if (isRoot) {
      chownSync(run.path, 65_534, 65_534);
      const second = startWriter(program, run.place, { name: "w", count: 1 }, [process.execPath], nobody);
      await second.ended;
      expect(second.said().at(-1)).toBe(
        `no Nothing was added to ${run.path}/events.ndjson: this user may not write there.`,
      );
    }
    expect(run.text("events.ndjson")).toBe(before);
  });
});
