import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { nextFindingId } from "../../../src/core/review/next-finding-id";
import { reviewedFiles, reviewThreads, type ReviewedRun } from "../../../src/core/review/review-thread";
import type { FindingRecord } from "../../../src/core/runs/run-state";

const REVIEW = `---
findings:
  - { id: F-1, severity: high, title: Moved., place: { file: src/a.ts, line: 1, quote: let total = 0; } }
  - { id: F-2, title: Gone., status: accepted, place: { file: src/a.ts, line: 2, quote: nothing } }
  - { id: F-3, title: No file., place: { file: src/none.ts, line: 9 } }
  - { id: F-4, title: Outside., place: { file: ../../etc/passwd, line: 1 } }
  - A mere text
  - { id: F-5, title: On the spec., place: { artifact: artifacts/spec.md, line: 2 } }
---
`;

const logged = (id: string, more: Partial<FindingRecord["finding"]>, resolution?: string): FindingRecord => ({
  finding: { id, severity: "low", title: id, ...more },
  phase: "execute",
  seq: 7,
  raisedBy: { id: "bot", kind: "agent" },
  resolution,
});

const FILES: Readonly<Record<string, string>> = {
  "/shop/src/a.ts": "one\ntwo\nlet total = 0;\n",
  "/shop/.wazir/runs/r/artifacts/spec.md": "a\nb\nc\n",
};

const RUN: ReviewedRun = {
  root: "/shop",
  folder: "/shop/.wazir/runs/r",
  reviews: [{ path: "artifacts/review.md", document: readDocument(REVIEW, "markdown") }],
  findings: [logged("F-6", { file: "src/a.ts", line: 2 }), logged("F-7", {}, "Done.")],
  textOf: (path) => FILES[path],
};

describe("the findings of a run", () => {
  const threads = reviewThreads(RUN);
  const placeOf = (key: string) => {
    const { path, line, state } = threads.find((thread) => thread.key === key)!.place;
    return `${path.replace("/shop/", "")}:${line} ${state}`;
  };

  test("stand where their text is now, or where they are written", () => {
    expect(Object.fromEntries(threads.map(({ key }) => [key, placeOf(key)]))).toEqual({
      "artifacts/review.md#F-1": "src/a.ts:3 found",
      "artifacts/review.md#F-2": "src/a.ts:2 text-gone",
      "artifacts/review.md#F-3": ".wazir/runs/r/artifacts/review.md:5 file-gone",
      "artifacts/review.md#F-4": ".wazir/runs/r/artifacts/review.md:6 file-gone",
      "artifacts/review.md#@4": ".wazir/runs/r/artifacts/review.md:7 nowhere",
      "artifacts/review.md#F-5": ".wazir/runs/r/artifacts/spec.md:2 found",
      "log#F-6": "src/a.ts:2 found",
      "log#F-7": ".wazir/runs/r/events.ndjson:7 nowhere",
    });
  });

  test("are those of reviews and of the log, each with how it stands", () => {
    expect(threads.map(({ id, status }) => `${String(id)} ${status}`)).toEqual([
      ...["F-1 open", "F-2 accepted", "F-3 open", "F-4 open", "undefined open", "F-5 open", "F-6 open", "F-7 resolved"],
    ]);
    expect(threads.at(-1)).toMatchObject({ home: { in: "log" }, by: "bot", resolution: "Done." });
  });

  test("are about files that lie in the workspace or the run", () => {
    expect(reviewedFiles(RUN)).toEqual([
      "/shop/src/a.ts",
      "/shop/src/none.ts",
      "/shop/.wazir/runs/r/artifacts/spec.md",
    ]);
  });

  test("have ids that neither log nor review gave yet", () => {
    const state = { findings: new Map([["F-6", logged("F-6", {})]]) };
    const range = { start: 0, end: 0 };
    const told = { id: "F-9", severity: undefined, title: "", status: "open", range } as const;
    expect(nextFindingId(state, { artifacts: [] })).toBe("F-7");
    const artifacts = [{ findings: [told] }] as unknown as Parameters<typeof nextFindingId>[1]["artifacts"];
    expect(nextFindingId(state, { artifacts })).toBe("F-10");
  });
});
