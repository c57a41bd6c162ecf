import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitCommand } from "../../../src/core/evidence/split-command";
import { BOUNDED, processorTime } from "../../support/processor-time";

describe("a command is split as a shell would split it", () => {
  test.each<readonly [string, readonly string[]]>([
    ["npm test", ["npm", "test"]],
    ["  npm\t test -- payments ", ["npm", "test", "--", "payments"]],
    ["npx vitest run 'a b' \"c d\"", ["npx", "vitest", "run", "a b", "c d"]],
    ["node -e 'process.exit(1) && $HOME `x` *'", ["node", "-e", "process.exit(1) && $HOME `x` *"]],
    ["a --name='b c'd", ["a", "--name=b cd"]],
    ['a "say \\"hi\\" \\\\ there"', ["a", 'say "hi" \\ there']],
    ['a "C:\\temp"', ["a", "C:\\temp"]],
    ["a ''", ["a", ""]],
    ["git diff HEAD~1 a#b wow! x=1 50% @a ^b", ["git", "diff", "HEAD~1", "a#b", "wow!", "x=1", "50%", "@a", "^b"]],
    ["'my tool' -v", ["my tool", "-v"]],
    [".\\tools\\check.cmd a\\b", [".\\tools\\check.cmd", "a\\b"]],
    ["a 'it''s'", ["a", "its"]],
  ])("%s", (command, words) => {
    expect(splitCommand(command)).toEqual({ ok: true, words });
  });
});

describe("what only a shell does is refused", () => {
  const once = "No shell runs it: give each command an entry of its own, or name a script that runs both.";
  test.each([
    ["npm test && rm -rf /", `\`&&\` is a shell's. ${once}`],
    ["npm test; true", `\`;\` is a shell's. ${once}`],
    ["npm test || true", `\`||\` is a shell's. ${once}`],
    ["npm test | tail", `\`|\` is a shell's. ${once}`],
    ["sleep 9 &", `\`&\` is a shell's. ${once}`],
    ["npm test\nrm -rf /", "A command stands on one line: name a script that runs more."],
    ["cat my\\ file", "`\\` is a shell's. Nothing is quoted by it here: put the word in single quotes."],
    ["cat a\\", "`\\` is a shell's. Nothing is quoted by it here: put the word in single quotes."],
    [
      'a "\\$HOME"',
      "A `$` or a backtick in double quotes would be replaced by a shell, and no shell runs it: use single quotes.",
    ],
    [
      "npm test > log",
      "`>` is a shell's. No shell runs it, and its output is recorded anyway: leave the redirection out.",
    ],
    [
      "echo $(id)",
      "`$` is a shell's. No shell runs it, so nothing is put in its place: write the value, or name a script that finds it.",
    ],
    [
      "echo `id`",
      "A backtick is a shell's. No shell runs it, so nothing is put in its place: write the value, or name a script that finds it.",
    ],
    [
      "mocha test/*.js",
      "`*` is a shell's. No shell runs it, so it stands for no files: put it in single quotes if the program knows such patterns.",
    ],
    ["(npm test)", "`(` is a shell's. No shell runs it: put it in single quotes if the program is to see it."],
    ["ls ~/x", "`~` is a shell's. No shell runs it: put it in single quotes if the program is to see it."],
    ["npm test # fast", "`#` is a shell's. No shell runs it: put it in single quotes if the program is to see it."],
    ["a {b,c}", "`{` is a shell's. No shell runs it: put it in single quotes if the program is to see it."],
    [
      'a "$HOME"',
      "A `$` or a backtick in double quotes would be replaced by a shell, and no shell runs it: use single quotes.",
    ],
    [
      'a "`id`"',
      "A `$` or a backtick in double quotes would be replaced by a shell, and no shell runs it: use single quotes.",
    ],
    ["a 'b", "The quote `'` is not closed."],
    ['a "b', 'The quote `"` is not closed.'],
    ["CI=1 npm test", "`CI=1` sets a variable, and no shell runs it: set it in a script, and name the script."],
    ["", "There is no command here: name a program."],
    ["   ", "There is no command here: name a program."],
    ["''", "There is no command here: name a program."],
    ["a\0b", "A command holds no NUL."],
    ["a '\0'", "A command holds no NUL."],
  ])("%j", (command, message) => {
    expect(splitCommand(command)).toEqual({ ok: false, message });
  });
});

/** What a command can be made of, without a bare back-slash: there we differ from a shell on purpose. */
const PIECES = [
  ..."ab=-./:,@%+^_~#!*?[]{}()<>|&;$` \t'\"".split(""),
  ...["'a b'", '"a b"', '"\\\\"', '"\\""', "'$x'", "''", '""', "  "],
];

test.skipIf(process.platform === "win32")("whatever is accepted has the words that a shell makes of it", () => {
  const commands = fc.sample(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => `printf ${pieces.join("")}`),
    { numRuns: 4000, seed: 20_261_123 },
  );
  const accepted = commands.flatMap((command) => {
    const split = splitCommand(command);
    return split.ok ? [{ command, words: split.words }] : [];
  });
  expect(accepted.length).toBeGreaterThan(500);
  // One shell for all of them: it puts each command's words between lines of its own.
  const script = accepted.map(({ command }) => `printf '%s\\0' ${command}; printf '\\n\\0'`).join("\n");
  const printed = execFileSync("sh", ["-c", script], { encoding: "utf8", cwd: "/", maxBuffer: 1 << 26 });
  const found = printed.split("\n\0").slice(0, -1);
  expect(found).toEqual(accepted.map(({ words }) => words.map((word) => `${word}\0`).join("")));
});

test("a long command is split in time", () => {
  for (const piece of ['"', "'", '\\"', '"a$', "a ", '"\\']) {
    expect(processorTime(() => void splitCommand(`a ${piece.repeat(10_000)}`))).toBeLessThan(BOUNDED);
  }
});
