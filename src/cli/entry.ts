import { createRequire } from "node:module";

/** The help of every command by its words, `run start` for example: put in place by the build, as commander prints it. */
declare const HELP_PAGES: Readonly<Record<string, string>>;

/** The columns that the pages are wrapped at. */
const WIDTH = 80;

/** The page that is asked for and nothing else; undefined where there is more to do, or a narrower terminal. */
function pageAsked(words: readonly string[]): string | undefined {
  const asked = ["-h", "--help"].includes(words.at(-1) ?? "");
  const { isTTY, columns } = process.stdout;
  const path = words.slice(0, -1).join(" ");
  return asked && (!isTTY || columns >= WIDTH) && Object.hasOwn(HELP_PAGES, path) ? HELP_PAGES[path] : undefined;
}

const page = pageAsked(process.argv.slice(2));
// Only what works on something needs the rest of the program.
if (page === undefined) createRequire(__filename)("./commands.js");
else process.stdout.write(page);
