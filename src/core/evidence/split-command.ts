/** A command as the words of a program's call, or why it is none: one or two sentences for a person. */
export type SplitCommand =
  | { readonly ok: true; readonly words: readonly [program: string, ...rest: readonly string[]] }
  | { readonly ok: false; readonly message: string };

/** What a shell would act on outside of quotes, and what to do about it here. */
const REFUSED: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/^(?:&&?|\|\|?|;)/, "No shell runs it: give each command an entry of its own, or name a script that runs both."],
  [/^[<>]/, "No shell runs it, and its output is recorded anyway: leave the redirection out."],
  [/^[$`]/, "No shell runs it, so nothing is put in its place: write the value, or name a script that finds it."],
  [
    /^[*?[\]]/,
    "No shell runs it, so it stands for no files: put it in single quotes if the program knows such patterns.",
  ],
  [/^\\(?=[\s'"&|;<>$`*?[\](){}#~!]|$)/, "Nothing is quoted by it here: put the word in single quotes."],
  [/^[(){}#~!]/, "No shell runs it: put it in single quotes if the program is to see it."],
];

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/**
 * Splits a command into words, without a shell. Blanks part words; what stands in '…' is taken as it is, in "…" too
 * except that `\"` and `\\` stand for `"` and `\`. What a shell would expand or act on is refused outside of quotes, and
 * `$` and a backtick in "…". So words are those that a shell would make, but for a `\` outside of quotes, which is
 * itself, as in the paths of Windows; before a blank or a sign it is refused.
 */
export function splitCommand(command: string): SplitCommand {
  if (command.includes("\0")) return { ok: false, message: "A command holds no NUL." };
  if (/[\r\n]/.test(command))
    return { ok: false, message: "A command stands on one line: name a script that runs more." };
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < command.length;) {
    const rest = command.slice(at);
    const blank = /^[ \t]+/.exec(rest)?.[0];
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += blank.length;
      continue;
    }
    const quoted = /^(?:'[^']*'|"(?:[^"\\$`]|\\["\\]|\\(?!["$`\\]))*")/.exec(rest)?.[0];
    if (quoted !== undefined) {
      const inner = quoted.slice(1, -1);
      word = (word ?? "") + (quoted.startsWith("'") ? inner : inner.replace(/\\(["\\])/g, "$1"));
      at += quoted.length;
      continue;
    }
    const message = refusalOf(rest, word === undefined);
    if (message !== undefined) return { ok: false, message };
    const character = rest.charAt(0);
    word = (word ?? "") + character;
    at += 1;
  }
  if (word !== undefined) words.push(word);
  const [program, ...others] = words;
  if (program === undefined || program === "")
    return { ok: false, message: "There is no command here: name a program." };
  if (ASSIGNMENT.test(command.trimStart())) {
    const message = `\`${program}\` sets a variable, and no shell runs it: set it in a script, and name the script.`;
    return { ok: false, message };
  }
  return { ok: true, words: [program, ...others] };
}

function refusalOf(rest: string, startsWord: boolean): string | undefined {
  const character = rest.charAt(0);
  if (character === "'") return "The quote `'` is not closed.";
  if (character === '"') {
    return /^"(?:[^"\\]|\\.)*"/.test(rest)
      ? "A `$` or a backtick in double quotes would be replaced by a shell, and no shell runs it: use single quotes."
      : 'The quote `"` is not closed.';
  }
  // Inside a word these are ordinary: HEAD~1, a#b, wow!.
  if (/[#~!]/.test(character) && !startsWord) return undefined;
  const refused = REFUSED.find(([pattern]) => pattern.test(rest));
  if (refused === undefined) return undefined;
  const shown = refused[0].exec(rest)?.[0] ?? character;
  const name = shown === "`" ? "A backtick" : `\`${shown}\``;
  return `${name} is a shell's. ${refused[1]}`;
}
