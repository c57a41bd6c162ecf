import { resolve } from "node:path";

const LOCALE = "--locale=";

/**
 * @typedef {object} LauncherArguments
 * @property {string} extensionDevelopmentPath
 * @property {string} extensionTestsPath
 * @property {string} target folder or `.code-workspace` file to open
 * @property {string | undefined} extensionsDir
 * @property {string | undefined} userDataDir
 * @property {boolean} trust
 * @property {string | undefined} locale
 */

/**
 * Reads the part of VS Code's command line that a test run uses; other flags are for the desktop build only.
 * @param {string[]} args without the program's own name
 * @returns {LauncherArguments} paths are absolute
 * @throws {Error} that names what is missing or given twice
 */
export function readLauncherArguments(args) {
  return {
    extensionDevelopmentPath: one(args, "extensionDevelopmentPath"),
    extensionTestsPath: one(args, "extensionTestsPath"),
    target: target(args),
    extensionsDir: values(args, "extensions-dir").at(-1),
    userDataDir: values(args, "user-data-dir").at(-1),
    trust: args.includes("--disable-workspace-trust"),
    locale: args.find((arg) => arg.startsWith(LOCALE))?.slice(LOCALE.length),
  };
}

/**
 * @param {string[]} args
 * @param {string} name
 */
function values(args, name) {
  const prefix = `--${name}=`;
  return args.filter((arg) => arg.startsWith(prefix)).map((arg) => resolve(arg.slice(prefix.length)));
}

/**
 * @param {string[]} args
 * @param {string} name
 */
function one(args, name) {
  const [value, ...more] = values(args, name);
  if (!value || more.length > 0) throw new Error(`Give --${name}=<path> exactly once.`);
  return value;
}

/** @param {string[]} args */
function target(args) {
  const [path, ...more] = args.filter((arg) => !arg.startsWith("-"));
  if (!path || more.length > 0) throw new Error("Give exactly one folder or .code-workspace file to open.");
  return resolve(path);
}
