import { createRequire } from "node:module";
import { EXIT } from "./exit-codes";
import { isNodeSupported, OLDEST_NODE } from "./oldest-node";

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
if (page !== undefined) process.stdout.write(page);
else if (isNodeSupported()) {
  // Only what works on something needs the rest of the program.
  createRequire(__filename)("./commands.js");
} else {
  const { node } = process.versions;
  const advice = `Install a newer Node, or run wazir in a terminal of VS Code, which brings its own.`;
  process.stderr.write(
    `wazir needs Node ${OLDEST_NODE} or newer, and this is Node ${node} (${process.execPath}). ${advice}\n`,
  );
  process.exitCode = EXIT.usage;
}
