import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/core/documents/read-document";
import { findingsIn } from "../../../src/core/review/finding";
import { textPlace } from "../../../src/core/review/text-place";
import { writeFinding, type FindingChange, type NewFinding } from "../../../src/core/review/write-finding";

const REVIEW = `---
phase: review # the last but two
role: reviewer
findings:
  # found by reading
  - id: F-1
    severity: high # may be critical
    title: >-
      The answer has
      no Retry-After.
    refs: [AC-1, "src/replay.ts:52"]
    status: open
    x-mine: 1

  - { id: F-2, severity: low, title: Rows stay., status: accepted, resolution: A non-goal. }
verdict: reject
---

# Review

Mine, F-1.
`;

const FINDING: NewFinding = {
  id: "F-3",
  severity: "medium",
  title: 'It says "yes": always.',
  place: { in: "file", path: "src/a.ts", lines: textPlace("one\n  two: [\nthree\n", 2) },
  by: "mira",
  at: "2026-11-28T14:00:00Z",
};

function after(text: string, ...changes: readonly FindingChange[]): string {
  return changes.reduce((now, change) => {
    const outcome = writeFinding(now, "markdown", change);
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.text;
  }, text);
}

const findings = (text: string) => findingsIn(readDocument(text, "markdown"));

/** The lines that one text has and the other does not, in order. */
function difference(before: string, now: string): readonly string[] {
  const has = (text: string, line: string) => text.split("\n").includes(line);
  return [
    ...before.split("\n").flatMap((line) => (has(now, line) ? [] : [`- ${line}`])),
    ...now.split("\n").flatMap((line) => (has(before, line) ? [] : [`+ ${line}`])),
  ];
}

describe("reading findings", () => {
  test("gives what they say, and the place that a reference names", () => {
    const [first, second] = findings(REVIEW);
    expect(first).toMatchObject({
      id: "F-1",
      severity: "high",
      title: "The answer has no Retry-After.",
      status: "open",
    });
    expect(first?.place).toMatchObject({ in: "file", path: "src/replay.ts", lines: { line: 52, endLine: 52 } });
    expect(second).toMatchObject({ id: "F-2", status: "accepted", resolution: "A non-goal.", place: undefined });
  });

  test("takes a text for a finding, and what is of a wrong form for nothing", () => {
    const text =
      "---\nfindings:\n  - Too slow.\n  - { id: 4, severity: bad, title: T, place: { line: 0, file: a }, refs: 3 }\n---\n";
    expect(findings(text)).toMatchObject([
      { id: undefined, severity: undefined, title: "Too slow.", status: "open" },
      { id: undefined, severity: undefined, title: "T", place: undefined, replies: [] },
    ]);
    expect(findings("---\nfindings: 3\n---\n")).toEqual([]);
  });

  test("leaves out what the template left to be written", () => {
    expect(findings('---\nfindings:\n  - { id: F-1, severity: low, title: "<The defect.>" }\n---\n')).toEqual([]);
  });

  test("reads lines and columns of references", () => {
    const place = (ref: string) => findings(`---\nfindings: [{ title: T, refs: [AC-1, "${ref}"] }]\n---\n`)[0]?.place;
    expect(place("src/a.ts:3-9")?.lines).toMatchObject({ line: 3, endLine: 9 });
    expect(place("src/a.ts:3:9")?.lines).toMatchObject({ line: 3, endLine: 3 });
    expect(place("artifacts/spec.md:7")).toMatchObject({ in: "artifact", path: "artifacts/spec.md" });
    expect(place("src/a.ts")).toBeUndefined();
    expect(place("https://example.com:80")).toBeUndefined();
  });
});

describe("writing findings", () => {
  test("adds one behind the others, and it reads back as it was", () => {
    const text = after(REVIEW, { change: "add", finding: FINDING });
    expect(findings(text)[2]).toMatchObject({ ...FINDING, status: "open", replies: [] });
    expect(difference(REVIEW, text).filter((line) => line.startsWith("-"))).toEqual([]);
    expect(text).toContain("  # found by reading\n");
  });

  test("adds the first one in place of the template's, a line for each value", () => {
    const fresh = (list: string) => `---\nrole: reviewer\n${list}verdict: reject\n---\n\nBody\n`;
    const expected = fresh(`findings:
  - id: F-3
    severity: medium
    title: "It says \\"yes\\": always."
    status: open
    place:
      file: src/a.ts
      line: 2
      quote: "two: ["
      before: one
      after: three
    by: mira
    at: 2026-11-28T14:00:00Z
`);
    const template = 'findings:\n  - id: F-1\n    severity: medium\n    title: "<The defect.>"\n';
    for (const list of ["findings: []\n", template, "findings:\n"]) {
      expect(
        after(fresh(list), { change: "add", finding: FINDING }).replace(
          '"2026-11-28T14:00:00Z"',
          "2026-11-28T14:00:00Z",
        ),
      ).toBe(expected);
    }
    const none = after(fresh(""), { change: "add", finding: FINDING });
    expect(findings(none)).toHaveLength(1);
  });

  test("sets words and leaves all the rest", () => {
    const text = after(REVIEW, {
      change: "set",
      id: "F-1",
      words: { severity: "critical", status: "resolved", resolution: "Commit 8e31f0a.", title: "No Retry-After." },
    });
    expect(difference(REVIEW, text)).toEqual([
      "-     severity: high # may be critical",
      "-     title: >-",
      "-       The answer has",
      "-       no Retry-After.",
      "-     status: open",
      "+     severity: critical # may be critical",
      "+     title: No Retry-After.",
      "+     status: resolved",
      "+     resolution: Commit 8e31f0a.",
    ]);
    const reopened = after(REVIEW, { change: "set", id: "F-2", words: { status: "open" } });
    expect(difference(REVIEW, reopened)).toHaveLength(2);
  });

  test("adds, edits and removes replies", () => {
    const reply = { text: "Why?\nTell me: now", by: "bo", at: "2026-11-28T15:00:00Z" };
    const asked = after(REVIEW, { change: "reply", id: "F-1", reply });
    expect(findings(asked)[0]?.replies).toEqual([reply]);
    const twice = after(asked, { change: "reply", id: "F-1", reply: { ...reply, text: "Because." } });
    expect(findings(twice)[0]?.replies.map(({ text }) => text)).toEqual(["Why?\nTell me: now", "Because."]);
    const edited = after(twice, { change: "edit-reply", id: "F-1", index: 1, text: "So." });
    expect(findings(edited)[0]?.replies.map(({ text }) => text)).toEqual(["Why?\nTell me: now", "So."]);
    const removed = after(edited, { change: "remove-reply", id: "F-1", index: 0 });
    expect(findings(removed)[0]?.replies.map(({ text }) => text)).toEqual(["So."]);
    expect(after(removed, { change: "remove-reply", id: "F-1", index: 0 })).toBe(REVIEW);
    expect(findings(after(REVIEW, { change: "reply", id: "F-2", reply }))[1]?.replies).toEqual([reply]);
  });

  test("removes one, and the last one leaves an empty list", () => {
    const one = after(REVIEW, { change: "remove", id: "F-1" });
    expect(findings(one).map(({ id }) => id)).toEqual(["F-2"]);
    const none = after(one, { change: "remove", id: "F-2" });
    expect(readDocument(none, "markdown").problems).toEqual([]);
    expect(none).toContain("[]\nverdict: reject");
    expect(after(REVIEW, { change: "add", finding: FINDING }, { change: "remove", id: "F-3" })).toBe(REVIEW);
  });

  test("says why it cannot", () => {
    const change = { change: "remove", id: "F-9" } as const;
    expect(writeFinding(REVIEW, "markdown", change)).toMatchObject({
      ok: false,
      message: "There is no finding `F-9` in the review any more.",
    });
    for (const broken of ["", "no front matter", "---\nfindings: [\n---\n", "---\n- 1\n---\n"]) {
      expect(writeFinding(broken, "markdown", { change: "add", finding: FINDING })).toMatchObject({ ok: false });
    }
  });

  test("whatever is said reads back as it was said", () => {
    const words = fc.string({ minLength: 1 }).filter((text) => !/^<[^<>]+>$/.test(text) && !/[\0\r]/.test(text));
    fc.assert(
      fc.property(words, words, fc.array(fc.string(), { maxLength: 9 }), (title, reply, lines) => {
        const place = { in: "file", path: "src/a b.ts", lines: textPlace(lines.join("\n"), 3) } as const;
        const text = after(
          REVIEW,
          { change: "add", finding: { ...FINDING, title, place } },
          { change: "reply", id: "F-3", reply: { text: reply, by: "bo", at: "" } },
        );
        const found = findings(text)[2];
        expect(found).toMatchObject({ title, replies: [{ text: reply }] });
        expect(found?.place).toEqual(place);
        expect(text.startsWith(REVIEW.slice(0, REVIEW.indexOf("verdict")))).toBe(true);
        expect(text.endsWith(REVIEW.slice(REVIEW.indexOf("verdict")))).toBe(true);
      }),
    );
  });
});
