import { isAbsolute, relative, resolve } from "node:path";

/** Whole commands, argument by argument. No shell ever sees them: run with spawn(program, args, { shell: false }). */
const COMMANDS = [
  { program: "git", args: [["status", "diff", "log"], /^(--stat|--oneline|--name-only|-n\d{1,3}|HEAD(~\d{1,2})?)$/], before: ["--no-pager", "-c", "core.fsmonitor=false"], after: ["--no-ext-diff", "--no-textconv"] },
  { program: "npm", args: [["test"]], before: [], after: [] },
];
const PROTECTED = [".git", ".github", ".vscode", ".husky", ".npmrc", "package.json", "agents.md", ".env"];

/** The command to run, or null: then ask a person. */
export function mayRun(program, args) {
  const rule = COMMANDS.find((c) => c.program === program);
  if (rule === undefined || !Array.isArray(args) || args.length === 0) return null;
  const fits = args.every((a, i) => typeof a === "string" && (i === 0 ? rule.args[0].includes(a) : rule.args[1]?.test(a) === true));
  if (!fits) return null;
  const after = args[0] === "status" ? [] : rule.after;
  return [program, ...rule.before, args[0], ...after, ...args.slice(1)];
}

/** May the agent write here without asking? What runs later, or steers agents, is not its to change. */
export function mayWrite(root, path) {
  const inside = relative(root, resolve(root, path));
  if (inside === "" || inside === ".." || /^\.\.[\\/]/.test(inside) || isAbsolute(inside)) return false;
  return !inside.split(/[\\/]/).some((part) => PROTECTED.includes(part.toLowerCase()) || /^\.env(\.|$)/i.test(part));
}
