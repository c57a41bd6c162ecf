import { describe, expect, test } from "vitest";
import { collectEvidence, type CommandResult, type EvidencePorts } from "../../../src/core/evidence/collect-evidence";
import { digestsOf } from "../../../src/core/evidence/covered-files";
import type { EvidenceRecord } from "../../../src/core/evidence/evidence-record";
import { evidenceVerdict } from "../../../src/core/evidence/evidence-verdict";
import type { PlannedCheck } from "../../../src/core/evidence/planned-checks";
import { readEvent } from "../../../src/core/runs/read-event";
import { sha256 } from "../../../src/platform/sha256";
import { MemoryFiles } from "../../support/memory-files";

const RUN = "/shop/.wazir/runs/r-1";
const PLACE = { root: "/shop", runFolder: RUN, taken: new Set(["E-1"]) };
const OUTPUT = `${RUN}/evidence/E-2.txt`;
const CHECK: PlannedCheck = { command: "npx vitest run", judgedBy: "tests", covers: ["AC-1"], files: ["src/a.ts"] };
const GREEN = "\n Test Files  1 passed (1)\n      Tests  2 passed (2)\n   Start at  14:05:00\n";

/** A machine whose commands print `output`, and do `act` to its files. */
function machine(result: Partial<CommandResult> = {}, act: (files: MemoryFiles) => void = () => undefined) {
  const files = new MemoryFiles({
    "/shop/src/a.ts": "a",
    "/shop/lib/b.ts": "b",
    "/etc/c": "c",
    [`${RUN}/run.yaml`]: "",
  });
  const ran: (readonly string[])[] = [];
  const digest = async (path: string): Promise<string | undefined> => {
    const read = await files.readText(path);
    return read.ok ? sha256(read.text) : undefined;
  };
  const ports: EvidencePorts = {
    files,
    sha256,
    digest,
    run(words, outputPath) {
      ran.push(words);
      act(files);
      const all = {
        end: { kind: "exited", code: 0 },
        durationMs: 12.4,
        output: GREEN,
        truncated: false,
        ...result,
      } as const;
      if (all.end.kind !== "not-started") files.set(outputPath, all.output);
      return Promise.resolve(all);
    },
    revision: () => Promise.resolve({ commit: "4c1d9e2", dirty: true }),
    now: () => "2026-11-23T14:05:00Z",
  };
  return { files, ports, ran };
}

async function collect(ports: EvidencePorts, ...checks: readonly PlannedCheck[]): Promise<readonly EvidenceRecord[]> {
  const records: EvidenceRecord[] = [];
  for await (const record of collectEvidence(checks, PLACE, ports, () => false)) records.push(record);
  return records;
}

test("a command is run by its words, and all that it showed is recorded", async () => {
  const { ports, ran } = machine();
  const [record] = await collect(ports, CHECK);
  expect(ran).toEqual([["npx", "vitest", "run"]]);
  expect(record).toEqual({
    id: "E-2",
    command: "npx vitest run",
    argv: ["npx", "vitest", "run"],
    judged_by: "tests",
    covers: ["AC-1"],
    outcome: "pass",
    reason: null,
    exit_code: 0,
    signal: null,
    tests_run: 2,
    tests: { runner: "vitest", executed: 2, passed: 2, failed: 0, skipped: 0, errors: 0 },
    started_at: "2026-11-23T14:05:00Z",
    duration_ms: 12,
    output: "evidence/E-2.txt",
    output_sha256: sha256(GREEN),
    commit: "4c1d9e2",
    dirty: true,
    files: { "src/a.ts": sha256("a") },
  });
  const envelope = { seq: 2, run_id: "r-1", created_at: "2026-11-23T14:05:00Z", actor: { id: "ci", kind: "agent" } };
  const event = { ...envelope, event: "evidence_recorded", phase: "verify", evidence: record };
  expect(readEvent(JSON.parse(JSON.stringify(event)))).toMatchObject({ kind: "pipeline" });
});

test("a command that only a shell could run is not run", async () => {
  const { ports, ran } = machine();
  const [record] = await collect(ports, { ...CHECK, command: "npm test && true" });
  expect(ran).toEqual([]);
  expect(record).toMatchObject({ outcome: "blocked", exit_code: null, tests_run: null, argv: [], output: null });
  expect(record?.reason).toMatch(/^`&&` is a shell's\./);
});

test.each<readonly [string, Partial<CommandResult>, Partial<EvidenceRecord>]>([
  ["printed nothing", { output: "" }, { outcome: "not_verified", tests_run: null }],
  ["is not there", { end: { kind: "not-started", message: "No `x`." } }, { outcome: "blocked", output: null }],
  ["crashed", { end: { kind: "killed", signal: "SIGSEGV" } }, { outcome: "fail", exit_code: null, signal: "SIGSEGV" }],
  ["failed", { end: { kind: "exited", code: 2 } }, { outcome: "fail", exit_code: 2, tests_run: 2 }],
])("a command that %s is recorded as such", async (_name, result, record) => {
  expect((await collect(machine(result).ports, CHECK))[0]).toMatchObject(record);
});

test("a command under which a file moved decides nothing", async () => {
  const { ports } = machine({}, (files) => files.set("/shop/src/a.ts", "changed"));
  expect((await collect(ports, CHECK))[0]).toMatchObject({
    outcome: "not_verified",
    files: { "src/a.ts": sha256("a") },
  });
});

test("an output that a crash left behind is kept, and stands in nobody's way", async () => {
  const { files, ports } = machine();
  files.set(`${RUN}/evidence/E-2.txt`, "left");
  const records = await collect(ports, CHECK, CHECK);
  expect(records.map(({ id, output, outcome }) => [id, output, outcome])).toEqual([
    ["E-3", "evidence/E-3.txt", "pass"],
    ["E-4", "evidence/E-4.txt", "pass"],
  ]);
  expect(await files.readText(`${RUN}/evidence/E-2.txt`)).toEqual({ ok: true, text: "left" });
});

test("each command is recorded before the next begins, until it is cancelled", async () => {
  const { ports, ran } = machine();
  const seen: string[] = [];
  for await (const { id } of collectEvidence([CHECK, CHECK, CHECK], PLACE, ports, () => seen.length === 2))
    seen.push(id);
  expect(seen).toEqual(["E-2", "E-3"]);
  expect(ran.length).toBe(2);
});

describe("covered files", () => {
  test("are told by their content; what is not there, or not inside, is told as missing", async () => {
    const { files, ports } = machine();
    files.set("/shop/link", { link: "/etc/c" });
    files.set("/shop/empty", { folder: true });
    const digests = await digestsOf(
      "/shop",
      ["src/a.ts", "gone.ts", "../etc/c", "/etc/c", "link", "lib", "empty"],
      ports,
    );
    expect(digests).toEqual({
      "../etc/c": null,
      "/etc/c": null,
      empty: sha256(""),
      "gone.ts": null,
      lib: sha256(`"/b.ts" ${sha256("b")}\n`),
      link: null,
      "src/a.ts": sha256("a"),
    });
  });
});

describe("evidence", () => {
  const check = { ...CHECK, files: ["src/a.ts", "lib", "new.ts"] };

  test.each<readonly [string, (files: MemoryFiles) => void, string | undefined]>([
    ["holds while nothing changes", () => undefined, undefined],
    ["holds when another file changes", (files) => files.set("/shop/other.ts", "x"), undefined],
    [
      "holds with other line ends in its output",
      (files) => files.set(OUTPUT, GREEN.replaceAll("\n", "\r\n")),
      undefined,
    ],
    ["is stale after a change", (files) => files.set("/shop/src/a.ts", "x"), "is older than a change of `src/a.ts`"],
    ["is stale after a new file", (files) => files.set("/shop/new.ts", ""), "is older than a change of `new.ts`"],
    [
      "is stale after a file in a folder",
      (files) => files.set("/shop/lib/c.ts", ""),
      "is older than a change of `lib`",
    ],
    [
      "names how many changed",
      (files) => {
        files.set("/shop/lib/b.ts", "x");
        files.set("/shop/src/a.ts", "x");
      },
      "is older than a change of `lib` and 1 more",
    ],
    [
      "is none with an edited output",
      (files) => files.set(`${RUN}/evidence/E-2.txt`, GREEN.replace("2", "3")),
      "has an output `evidence/E-2.txt` that was changed afterwards",
    ],
    [
      "is none without its output",
      (files) => files.set(`${RUN}/evidence/E-2.txt`, { failure: "missing" }),
      "has lost its output `evidence/E-2.txt`",
    ],
    [
      "is none with an output that is linked to from elsewhere",
      (files) => files.set(`${RUN}/evidence/E-2.txt`, { link: "/etc/c" }),
      "has lost its output `evidence/E-2.txt`",
    ],
  ])("%s", async (_name, act, why) => {
    const { files, ports } = machine();
    const [record] = await collect(ports, check);
    act(files);
    const verdict = await evidenceVerdict(record!, "/shop", RUN, ports);
    expect(verdict).toEqual(why === undefined ? { ok: true } : { ok: false, why });
  });

  test.each<readonly [string, Partial<EvidenceRecord>, string]>([
    ["without output", { output: null }, "has no output"],
    ["with a path out of the run", { output: "../../../../etc/c" }, "has lost its output `../../../../etc/c`"],
    ["without files", { files: [] as never }, "does not say which files it covers"],
    ["with files of another form", { files: { a: 1 } as never }, "does not say which files it covers"],
  ])("%s is none", async (_name, change, why) => {
    const { ports } = machine();
    const [record] = await collect(ports, check);
    expect(await evidenceVerdict({ ...record!, ...change }, "/shop", RUN, ports)).toEqual({ ok: false, why });
  });

  test("of a person's own eyes has no output", async () => {
    const facts = {
      id: "E-3",
      command: "Looked",
      outcome: "pass",
      exit_code: null,
      tests_run: null,
      covers: [],
    } as const;
    expect(await evidenceVerdict({ ...facts, manual: true }, "/shop", RUN, machine().ports)).toEqual({ ok: true });
    const old = { ...facts, manual: true, files: { "src/a.ts": "0".repeat(64) } };
    const why = "is older than a change of `src/a.ts`";
    expect(await evidenceVerdict(old, "/shop", RUN, machine().ports)).toEqual({ ok: false, why });
  });
});
