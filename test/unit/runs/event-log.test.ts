import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addedLines } from "../../../src/core/runs/append-events";
import { eventLine, NO_EVENT } from "../../../src/core/runs/event";
import { cutFrom, openDamage, type EventLog } from "../../../src/core/runs/event-log";
import { sha256 } from "../../../src/platform/sha256";
import { runs } from "../../support/arbitraries";
import { ADA, CLAUDE, logOf, logOfLength, LOGGED_RUN, noted, NOON, readLog } from "../../support/run-logs";

const SIX = logOfLength(6);
const lines = SIX.split("\n").slice(0, -1);

/** The lines of the log of six after `change`, as a text. */
function changed(change: (lines: string[]) => void): string {
  const copy = [...lines];
  change(copy);
  return copy.map((line) => `${line}\n`).join("");
}

/** Each damage as its line and code. */
function damageIn({ damage }: EventLog): readonly string[] {
  return damage.map(({ line, code }) => `${line} ${code}`);
}

/** A line with the hash that its text has, as someone writes who knows the rule. */
function resealed(line: string): string {
  const body = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, "}");
  return `${body.slice(0, -1)},"hash":"${sha256(body)}"}`;
}

describe("a log that nobody touched", () => {
  test("has no damage, and says where it ends", () => {
    const log = readLog(SIX);
    expect(log.damage).toEqual([]);
    expect(log.all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(log.events.map(({ event }) => event)).toEqual(["run_started"]);
    expect(log.head).toEqual({ seq: 6, hash: (JSON.parse(lines[5]!) as { hash: string }).hash });
    expect(SIX.slice(log.lines[1]!.range.start, log.lines[1]!.range.end)).toBe(lines[1]);
  });

  test("of no line at all is one to begin", () => {
    expect(readLog("")).toMatchObject({ lines: [], damage: [], head: { seq: 0, hash: NO_EVENT }, tornTail: undefined });
  });

  test.each([
    ["with Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["with a byte order mark", (text: string) => `\uFEFF${text}`],
    ["with blank lines", (text: string) => text.replaceAll("\n", "\n\n\r\n")],
  ])("%s is the same one", (_name, spelled) => {
    const log = readLog(spelled(SIX));
    expect([log.damage, log.head, log.all]).toEqual([[], readLog(SIX).head, readLog(SIX).all]);
  });

  test("may hold what JSON can spell in two ways: the hash is of the text", () => {
    const odd = '"x":1.0e2,"y":12345678901234567890,"z":"\\u00e9\\/","":{"__proto__":1},"😀":"\u2028"';
    const body = lines[5]!.replace('"n":6', odd);
    expect(damageIn(readLog(changed((all) => (all[5] = resealed(body)))))).toEqual([]);
    for (const [from, to] of [
      ["1.0e2", "100"],
      ["12345678901234567890", "12345678901234567000"],
      ["\\u00e9", "é"],
      ["\\/", "/"],
    ] as const) {
      expect(damageIn(readLog(changed((all) => (all[5] = resealed(body).replace(from, to)))))).toEqual(["6 edited"]);
    }
  });
});

describe("what was done to a log is told, at its line", () => {
  const FOREIGN = logOfLength(6, "another-run").split("\n");
  const CASES: readonly (readonly [name: string, text: string, damage: readonly string[], why: RegExp])[] = [
    ["a word changed", changed((all) => (all[2] = all[2]!.replace('"n":3', '"n":4'))), ["3 edited"], /changed after/],
    ["a blank put in", changed((all) => (all[2] = all[2]!.replace('"n":3', '"n": 3'))), ["3 edited"], /changed after/],
    ["a blank at the end", changed((all) => (all[2] = `${all[2]!} `)), ["3 edited"], /does not end with its `hash`/],
    [
      "two keys swapped",
      changed((all) => (all[2] = all[2]!.replace(/("seq":3),("event":"noted")/, "$2,$1"))),
      ["3 edited"],
      /changed/,
    ],
    [
      "the hash itself changed",
      changed(
        (all) => (all[2] = all[2]!.replace(/"hash":"./, '"hash":"g'.replace("g", all[2]!.at(-66) === "0" ? "1" : "0"))),
      ),
      ["3 edited"],
      /changed/,
    ],
    [
      "the hash left out",
      changed((all) => (all[2] = all[2]!.replace(/,"hash":"\w+"/, ""))),
      ["3 edited"],
      /does not end with/,
    ],
    [
      "a line changed and sealed anew",
      changed((all) => (all[2] = resealed(all[2]!.replace('"n":3', '"n":4')))),
      ["4 broken"],
      /line 3: that one was replaced/,
    ],
    ["a line taken out", changed((all) => all.splice(2, 1)), ["3 broken"], /^A line is missing before this one\.$/],
    ["two lines taken out", changed((all) => all.splice(2, 2)), ["3 broken"], /^2 lines are missing/],
    ["the front cut off", changed((all) => all.splice(0, 2)), ["1 broken"], /^2 lines are missing before/],
    [
      "two lines swapped",
      changed((all) => all.splice(2, 2, all[3]!, all[2]!)),
      ["3 broken", "5 broken"],
      /follows line 4, which stands below it/,
    ],
    [
      "a line moved to the end",
      changed((all) => all.push(...all.splice(1, 1))),
      ["2 broken", "6 broken"],
      /not in the order/,
    ],
    [
      "a line written twice",
      changed((all) => all.splice(3, 0, all[1]!)),
      ["4 broken"],
      /follows line 1, not the one before/,
    ],
    [
      "a line of another run put in",
      changed((all) => all.splice(3, 0, FOREIGN[3]!)),
      ["4 wrong-run"],
      /of the run `another-run`/,
    ],
    [
      "a line of another run in place of its own",
      changed((all) => (all[3] = FOREIGN[3]!)),
      ["4 wrong-run", "5 broken"],
      /of the run/,
    ],
    [
      "the end of another run",
      [...lines.slice(0, 3), ...FOREIGN.slice(3)].join("\n"),
      ["4 wrong-run", "5 wrong-run", "6 wrong-run"],
      /of the run/,
    ],
    [
      "another log behind its own",
      SIX + logOfLength(2),
      ["7 broken"],
      /the first one of a log, and others stand before/,
    ],
    [
      "a line that is no JSON",
      changed((all) => (all[2] = "{")),
      ["3 unreadable"],
      /^This line is not JSON, so it is no event/,
    ],
    ["a line put in that is no JSON", changed((all) => all.splice(3, 0, "...")), ["4 unreadable"], /is not JSON/],
    ["a list", changed((all) => (all[2] = "[1]")), ["3 unreadable"], /is no JSON object/],
    ["an object that is no event", changed((all) => (all[2] = '{"prev":""}')), ["3 unreadable"], /has no `seq`/],
    [
      "a key twice",
      changed((all) => (all[5] = resealed(all[5]!.replace('"n":6', '"n":6,"n":7')))),
      ["6 unreadable"],
      /the key `n` twice/,
    ],
    [
      "a key twice in another spelling",
      changed((all) => (all[5] = resealed(all[5]!.replace('"n":6', '"n":6,"\\u006e":7')))),
      ["6 unreadable"],
      /twice/,
    ],
    [
      "a wrong number",
      changed((all) => (all[5] = resealed(all[5]!.replace('"seq":6', '"seq":9')))),
      ["6 wrong-seq"],
      /number 9, and follows number 5/,
    ],
    [
      "a Git conflict",
      changed((all) => all.splice(3, 0, "<<<<<<< HEAD", "=======", ">>>>>>> other")),
      ["4 unreadable", "5 unreadable", "6 unreadable"],
      /not JSON/,
    ],
    [
      "a pipeline event without its fields",
      changed((all) => (all[5] = resealed(all[5]!.replace("noted", "lane_raised")))),
      ["6 malformed"],
      /has no `from`/,
    ],
    ["NUL bytes in the middle", changed((all) => (all[2] = "\0".repeat(200))), ["3 unreadable"], /not JSON/],
    ["brackets without end", changed((all) => (all[2] = "[".repeat(200_000))), ["3 unreadable"], /not JSON/],
  ];

  test.each(CASES)("%s", (_name, text, damage, why) => {
    const log = readLog(text);
    expect(damageIn(log)).toEqual(damage);
    expect(log.damage[0]?.why).toMatch(why);
    const { range, line } = log.damage[0]!;
    expect(text.slice(range.start, range.end)).toBe(text.split("\n")[line - 1]);
  });

  test("a folder that was copied or renamed is one fault, however long the log", () => {
    const log = readLog(SIX, "20261123-copy");
    expect(damageIn(log)).toEqual(["1 wrong-run"]);
    expect(log.damage[0]?.why).toContain("copied or renamed");
  });

  test("a value nested deeper than a program can write is no reason to fail", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = changed((all) => (all[5] = resealed(all[5]!.replace('"n":6', `"n":${deep}`))));
    expect(() => readLog(text)).not.toThrow();
  });
});

test("whatever single character of an inner line is changed, that line is named", () => {
  const at = fc.integer({ min: lines[0]!.length + 1, max: SIX.length - 2 });
  fc.assert(
    fc.property(at, fc.constantFrom("0", "a", '"', " ", "}", ",", "é"), (index, char) => {
      fc.pre(SIX[index] !== char && SIX[index] !== "\n");
      const text = SIX.slice(0, index) + char + SIX.slice(index + 1);
      const line = SIX.slice(0, index).split("\n").length;
      expect(damageIn(readLog(text))[0]).toMatch(new RegExp(`^${line} `));
      expect(readLog(text).damage).toHaveLength(1);
    }),
    runs(300),
  );
});

describe("a log that a crash has cut", () => {
  test("at any place keeps its whole lines, and the rest is a torn line and no damage", () => {
    for (let length = 1; length < SIX.length; length++) {
      const log = readLog(SIX.slice(0, length));
      const whole = lines.filter((_, index) => lines.slice(0, index + 1).join("\n").length <= length).length;
      expect([log.lines.length, log.damage]).toEqual([whole, []]);
      const ends = SIX[length - 1] === "\n" || SIX[length] === "\n";
      expect(log.tornTail === undefined).toBe(ends);
      expect(log.unended).toBe(SIX[length] === "\n");
    }
  });

  test("a line that is whole but for its line break counts: its hash shows that it is whole", () => {
    const log = readLog(SIX.trimEnd());
    expect([log.head.seq, log.unended, log.tornTail]).toEqual([6, true, undefined]);
  });

  test("NUL bytes that a power cut left at the end are a torn line", () => {
    const log = readLog(`${SIX}${"\0".repeat(100)}`);
    expect([damageIn(log), log.tornTail, log.head.seq]).toEqual([[], { start: SIX.length, end: SIX.length + 100 }, 6]);
  });
});

describe("lines taken off the end", () => {
  const short = lines.slice(0, 4).join("\n").concat("\n");

  test("are not seen in the log itself, but by whoever knows a later line", () => {
    const log = readLog(short);
    expect(log.damage).toEqual([]);
    expect(cutFrom(log, short, readLog(SIX).head)).toMatchObject({ code: "cut", line: 6 });
    expect(cutFrom(log, short, readLog(SIX).head)?.why).toContain("ends with number 4, but number 6");
  });

  test("are not missed where the log is as it was known, or longer", () => {
    const log = readLog(SIX);
    for (const known of [undefined, { seq: 0, hash: NO_EVENT }, log.head, readLog(short).head]) {
      expect(cutFrom(log, SIX, known)).toBeUndefined();
    }
  });

  test("are missed where others have taken their place", () => {
    const text = short + addedLines(readLog(short), LOGGED_RUN, [noted(7), noted(8)], NOON, sha256).text;
    expect(readLog(text).damage).toEqual([]);
    expect(cutFrom(readLog(text), text, readLog(SIX).head)).toMatchObject({
      code: "cut",
      line: 6,
      range: readLog(text).lines[5]!.range,
    });
  });
});

describe("damage that was accepted", () => {
  const damaged = changed((all) => (all[2] = all[2]!.replace('"n":3', '"n":4')));
  const accepting = (actor: typeof ADA | typeof CLAUDE, line: number): string =>
    damaged +
    addedLines(readLog(damaged), LOGGED_RUN, [{ event: "log_accepted", actor, line, reason: "A typo." }], NOON, sha256)
      .text;

  test.each([
    ["by a person", accepting(ADA, 3), 0],
    ["by an agent, which does not count", accepting(CLAUDE, 3), 1],
    ["of another line", accepting(ADA, 2), 1],
    ["in a line that is damaged itself", accepting(ADA, 3).replace("A typo", "Nothing"), 2],
  ])("%s", (_name, text, open) => {
    expect(openDamage(readLog(text))).toHaveLength(open);
  });

  test("at the end that was cut off", () => {
    const text = logOf([{ event: "log_accepted", actor: ADA, line: 2, reason: "The disk broke." }]);
    const known = { seq: 9, hash: "0".repeat(64) };
    expect(openDamage(readLog(text), cutFrom(readLog(text), text, known))).toHaveLength(1);
    expect(openDamage(readLog(text), cutFrom(readLog(text), text, { ...known, seq: 2 }))).toEqual([]);
  });
});

describe("lines that are added", () => {
  const read = (text: string): EventLog => readLog(text);
  const add = (text: string, now: string, ...events: Parameters<typeof addedLines>[2]): string =>
    text + addedLines(read(text), LOGGED_RUN, events, now, sha256).text;

  test("follow the log, and each other", () => {
    const log = read(add(SIX, NOON, noted(7), noted(8)));
    expect(log.damage).toEqual([]);
    expect(log.all.slice(5)).toMatchObject([{ seq: 6 }, { seq: 7, n: 7 }, { seq: 8, n: 8 }]);
    expect(addedLines(read(SIX), LOGGED_RUN, [noted(7)], NOON, sha256).head).toEqual(
      read(add(SIX, NOON, noted(7))).head,
    );
  });

  test("cannot take another place than the next, whatever fields an event brings", () => {
    const forged = { ...noted(7), seq: 1, run_id: "x", created_at: "1970", prev: "x", hash: "y", clock: "z" };
    const log = read(add(SIX, NOON, forged));
    expect(log.damage).toEqual([]);
    expect(log.all.at(-1)).toMatchObject({ seq: 7, run_id: LOGGED_RUN, created_at: NOON, n: 7 });
    expect(log.all.at(-1)).not.toHaveProperty("clock");
  });

  test("are never earlier than the lines before, and say so where the clock went backwards", () => {
    const text = add(add(SIX, "2026-11-23T11:00:00.000Z", noted(7)), "2026-11-23T13:00:00.000Z", noted(8));
    expect(
      read(text)
        .all.slice(6)
        .map(({ created_at, clock }) => [created_at, clock]),
    ).toEqual([
      [NOON, "2026-11-23T11:00:00.000Z"],
      ["2026-11-23T13:00:00.000Z", undefined],
    ]);
  });

  test("go on behind damage without adding to it", () => {
    const damaged = changed((all) => all.splice(3, 0, all[1]!)) + "...\n";
    expect(damageIn(read(add(damaged, NOON, noted(7), noted(8))))).toEqual(["4 broken", "8 unreadable"]);
    const doubled = SIX + `${lines[2]!}\n`;
    const log = read(add(doubled, NOON, noted(7)));
    expect([damageIn(log), log.head.seq]).toEqual([["7 broken"], 7]);
  });

  test("keep a log whole whose folder was renamed, so that one decision of a person settles that", () => {
    const moved = (text: string): EventLog => readLog(text, "20261123-renamed");
    const accepting = { event: "log_accepted", actor: ADA, line: 1, reason: "Renamed." };
    const text = SIX + addedLines(moved(SIX), "20261123-renamed", [accepting, noted(8)], NOON, sha256).text;
    expect(damageIn(moved(text))).toEqual(["1 wrong-run"]);
    expect(openDamage(moved(text))).toEqual([]);
  });

  test("are what `eventLine` writes", () => {
    const line = eventLine(
      { seq: 1, event: "noted", run_id: LOGGED_RUN, created_at: NOON, actor: CLAUDE, n: 1 },
      NO_EVENT,
      sha256,
    );
    expect(addedLines(read(""), LOGGED_RUN, [noted(1)], NOON, sha256).text).toBe(`${line}\n`);
  });
});
