import { describe, expect, test } from "vitest";
import { splitCommand } from "../../../src/core/evidence/split-command";

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
    ["npm test\nrm -rf /", `A second line is a shell's. ${once}`],
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

test("a long command is split in time", () => {
  for (const piece of ['"', "'", '\\"', '"a$', "a ", '"\\']) {
    const begun = performance.now();
    splitCommand(`a ${piece.repeat(10_000)}`);
    expect(performance.now() - begun).toBeLessThan(2_000);
  }
});
