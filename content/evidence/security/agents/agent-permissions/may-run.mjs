import { relative, resolve } from "node:path";

/** Whole commands, argument by argument. No shell ever sees them: run with spawn(program, args, { shell: false }). */
const COMMANDS = [
  { program: "git", args: [["status", "diff", "log"], /^(--stat|--oneline|--name-only|-n\d{1,3}|HEAD(~\d{1,2})?)$/], before: ["--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit"], after: ["--no-ext-diff", "--no-textconv"] },
  { program: "npm", args: [["test"]], before: [], after: [] },
];

/** The command to run, or null: then ask a person. */
export function mayRun(program, args) {
  const rule = COMMANDS.find((c) => c.program === program);
  if (rule === undefined || !Array.isArray(args) || args.length === 0) return null;
  const fits = args.every((a, i) => typeof a === "string" && (i === 0 ? rule.args[0].includes(a) : rule.args[1]?.test(a) === true));
  if (!fits) return null;
  const after = args[0] === "status" ? [] : rule.after;
  return [program, ...rule.before, args[0], ...after, ...args.slice(1)];
}

const FOLDERS = ["src", "docs", "test"]; // ours; a list of what is forbidden would never be whole
const PART = /^[\w@[(][\w@[\]() .-]*$/; // no dot at the beginning, no streams, short names or invisible characters
const STEERS = /^(agents|claude|gemini)\.md$|^(package|composer|deno)\.json$|^(makefile|conftest\.py|setup\.py|build\.rs)$|\.(config|gradle)\.|[. ]$/i;

/** May the agent write here without asking? What runs later, or steers agents, is not its to change. */
export function mayWrite(root, path) {
  const parts = relative(root, resolve(root, path)).split(/[\\/]/);
  return parts.length > 1 && FOLDERS.includes(parts[0]) && parts.every((p) => PART.test(p) && !STEERS.test(p));
}
