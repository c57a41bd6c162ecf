import { expect, test } from "vitest";
import { eventLine, NO_EVENT } from "../../../src/core/runs/event";
import { sha256 } from "../../../src/platform/sha256";
import { bundled } from "../../support/projects";

const BODY = {
  seq: 1,
  event: "run_started",
  run_id: "r-1",
  created_at: "2026-11-23T14:05:00.000Z",
  actor: { id: "ada", kind: "person" },
  note: 'é "😀"\n',
} as const;

/** The hash that a line says it has, and the one that its text gives. */
function hashesOf(line: string): readonly [unknown, string] {
  const { hash } = JSON.parse(line) as { hash: unknown };
  return [hash, sha256(line.replace(/,"hash":"[0-9a-f]{64}"\}$/, "}"))];
}

test("a line's hash can be found again from its own text, and the line meets its schema", () => {
  const line = eventLine(BODY, NO_EVENT, sha256);
  const [said, found] = hashesOf(line);
  expect(said).toBe(found);
  expect(line).not.toContain("\n");
  expect(bundled.checks.get("event")?.(JSON.parse(line))).toEqual([]);
});

test("a line is chained to the one before", () => {
  const [first] = hashesOf(eventLine(BODY, NO_EVENT, sha256));
  const second = eventLine({ ...BODY, seq: 2 }, String(first), sha256);
  expect(JSON.parse(second)).toMatchObject({ prev: first, seq: 2 });
  expect(hashesOf(second)[0]).not.toBe(first);
});

test("what an event says of itself cannot replace its place in the chain", () => {
  const forged = eventLine({ ...BODY, prev: "x", hash: "y" }, NO_EVENT, sha256);
  const [said, found] = hashesOf(forged);
  expect(JSON.parse(forged)).toMatchObject({ prev: NO_EVENT });
  expect(said).toBe(found);
});
