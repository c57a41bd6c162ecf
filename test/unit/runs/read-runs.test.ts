import { describe, expect, test } from "vitest";
import { readRuns } from "../../../src/core/runs/read-runs";
import { currentRun, type RunRecord } from "../../../src/core/runs/run-record";
import { nodeFiles } from "../../../src/platform/node-files";
import { logText } from "../../support/log-text";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";
import { REPOSITORY } from "../../support/projects";

const FOLDER = "/state/runs";

function runYaml(title: string, createdAt: string): string {
  return `title: ${title}\nintent: feature\nlane: standard\ncreated_at: ${createdAt}\n`;
}

function read(entries: Readonly<Record<string, MemoryEntry>>): Promise<readonly RunRecord[]> {
  const absolute = Object.entries(entries).map(([path, entry]) => [`${FOLDER}/${path}`, entry] as const);
  return readRuns(new MemoryFiles(Object.fromEntries(absolute)), "/state");
}

test("there are none without a state root, without its folder, and where that is a file", async () => {
  expect(await read({})).toEqual([]);
  expect(await readRuns(new MemoryFiles({ [FOLDER]: "" }), "/state")).toEqual([]);
});

test("a run is what its two files say", async () => {
  expect(
    await read({
      "r-1/run.yaml": runYaml("One", "2026-11-23T14:05:00Z"),
      "r-1/events.ndjson": logText("start a", "exit a", "skip b", "enter c"),
    }),
  ).toEqual([
    {
      id: "r-1",
      path: `${FOLDER}/r-1`,
      title: "One",
      intent: "feature",
      lane: "standard",
      createdAt: "2026-11-23T14:05:00Z",
      phase: "c",
      status: "active",
      done: ["a"],
      skipped: ["b"],
    },
  ]);
});

describe("a run whose run.yaml cannot be read is listed as unreadable, by its id", () => {
  const entries: readonly (readonly [string, MemoryEntry])[] = [
    ["missing", { failure: "missing" }],
    ["a folder", { folder: true }],
    ["too large", { failure: "too-large" }],
    ["unreadable", { failure: "unreadable" }],
    ["a loop of links", { link: "run.yaml" }],
    ["empty", ""],
    ["only a comment", "# later\n"],
    ["a text", "One\n"],
    ["a list", "- title: One\n"],
    ["not text", "title: One\0\n"],
  ];
  test.each(entries)("%s", async (_name, entry) => {
    const started = `${logText("start a")}\n`;
    const runs = await read({ "r-1/run.yaml": entry, "r-1/events.ndjson": started });
    expect(runs).toMatchObject([{ id: "r-1", title: "r-1", createdAt: "", phase: "a", status: "unreadable" }]);
    expect(currentRun(runs)).toBeUndefined();
  });
});

test.each<readonly [string, MemoryEntry]>([
  ["missing", { failure: "missing" }],
  ["too large", { failure: "too-large" }],
  ["a folder", { folder: true }],
  ["empty", ""],
])("a run whose log is %s is active in no phase", async (_name, entry) => {
  const runs = await read({ "r-1/run.yaml": runYaml("One", "2026-11-23T14:05:00Z"), "r-1/events.ndjson": entry });
  expect(runs).toMatchObject([{ phase: undefined, status: "active", done: [], skipped: [] }]);
});

test("what names no run is none", async () => {
  const runs = await read({
    ".0a1b2c.tmp/run.yaml": "title: Draft\n",
    ".hidden/run.yaml": "title: Hidden\n",
    "Upper/run.yaml": "title: Upper\n",
    "a b/run.yaml": "title: Blank\n",
    "a..b/run.yaml": "title: Dots\n",
    [`${"a".repeat(65)}/run.yaml`]: "title: Long\n",
    "file.md": "title: File\n",
    linked: { link: "/elsewhere" },
    "r-1/run.yaml": "title: One\n",
  });
  expect(runs.map(({ id }) => id)).toEqual(["r-1"]);
});

describe("runs are listed from the oldest to the newest", () => {
  test.each([
    ["by day", ["2026-11-24T00:00:00Z", "2026-11-23T23:59:59Z"], ["b", "a"]],
    ["by moment, whatever the time zone", ["2026-11-23T10:00:00+02:00", "2026-11-23T09:00:00Z"], ["a", "b"]],
    ["by fractions of a second", ["2026-11-23T10:00:00.500Z", "2026-11-23T10:00:00Z"], ["b", "a"]],
    ["by id where they began together", ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"], ["a", "b"]],
    ["those without a date first", ["2026-11-23T10:00:00Z", "soon"], ["b", "a"]],
  ])("%s", async (_name, [a = "", b = ""], order) => {
    const runs = await read({ "a/run.yaml": runYaml("A", a), "b/run.yaml": runYaml("B", b) });
    expect(runs.map(({ id }) => id)).toEqual(order);
    expect(currentRun(runs)?.id).toBe(order.at(-1));
    expect(currentRun([...runs].reverse())?.id).toBe(order.at(-1));
  });
});

test.each([
  [[], undefined],
  [["finished", "abandoned", "unreadable"], undefined],
  [["active"], "r0"],
  [["active", "active", "finished"], "r1"],
  [["active", "abandoned", "unreadable"], "r0"],
] as const)("of the runs %j the current one is %s", (statuses, id) => {
  const runs = statuses.map((status, index): RunRecord => {
    const about = { title: "", intent: undefined, lane: undefined, phase: undefined, done: [], skipped: [] };
    return { ...about, id: `r${index}`, path: "", createdAt: `2026-11-2${index}T00:00:00Z`, status };
  });
  expect(currentRun(runs)?.id).toBe(id);
});

test("the runs of the example stand where their logs leave them", async () => {
  const runs = await readRuns(nodeFiles, `${REPOSITORY}/examples/checkout-service/.wazir`);
  expect(runs.map(({ id, status, phase, done, skipped }) => ({ id, status, phase, done, skipped }))).toEqual([
    {
      id: "20261102-refund-endpoint",
      status: "finished",
      phase: "review",
      done: ["clarify", "execute", "verify", "review"],
      skipped: [],
    },
    {
      id: "20261120-idempotent-payments",
      status: "active",
      phase: "plan",
      done: ["clarify", "discover", "specify", "spec_challenge"],
      skipped: ["author", "design", "design_review"],
    },
  ]);
});
