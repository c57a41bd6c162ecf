import { dependenciesIn, type Dependency } from "../detect/dependencies";
import type { FileSystem } from "../files/file-system";
import { basename, dirname, join, relativeTo } from "../files/path";
import { requirementsIn } from "./requirements";
import { STACK_SIGNS, type StackSign } from "./stack-signs";

/** Why a stack is taken to be there. */
export interface StackReason {
  /** Relative to the project. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What stands there: the name of a dependency, the line, or nothing where the file itself tells. */
  readonly says: string;
}

/** A stack that a project uses. */
export interface DetectedStack {
  readonly id: string;
  /** In the order in which they were found. */
  readonly reasons: readonly StackReason[];
}

/** Folders of what is installed, built or kept for tests: they tell of others' stacks. */
const SKIPPED: ReadonlySet<string> = new Set(
  (
    "node_modules .git .hg .svn .wazir .venv venv env __pycache__ site-packages vendor Pods target dist build out " +
    "coverage .next .nuxt .gradle .dart_tool .terraform .idea .vscode bin obj fixtures __fixtures__ testdata"
  ).split(" "),
);

const DEEPEST = 5;
const MOST_FOLDERS = 2_000;
const MOST_FILES = 400;
const MOST_CHARACTERS = 500_000;

/** The stacks that a project's files tell of, each with its reasons. So many folders and files are looked at, and no more. */
export async function detectStacks(files: FileSystem, root: string): Promise<readonly DetectedStack[]> {
  const found: FoundSign[] = [];
  let read = 0;
  for (const path of await telling(files, root)) {
    const signs = STACK_SIGNS.filter(({ file }) => file.test(path));
    const needsText = signs.some(({ dependency, line }) => dependency !== undefined || line !== undefined);
    if (needsText && ++read > MOST_FILES) continue;
    const outcome = needsText ? await files.readText(join(root, path)) : undefined;
    const text = outcome?.ok === true && outcome.text.length <= MOST_CHARACTERS ? outcome.text : "";
    for (const sign of signs) {
      const reason = reasonFor(sign, path, text);
      if (reason !== undefined) found.push({ sign, reason });
    }
  }
  return stacksOf(found);
}

/** The stacks of the packages that these files, relative to the project, are in; all of them where that leaves none. */
export function stacksOfFiles(stacks: readonly DetectedStack[], paths: readonly string[]): readonly DetectedStack[] {
  if (paths.length === 0) return stacks;
  const near = (reason: StackReason): boolean => paths.some((path) => holds(dirname(reason.file), path));
  const those = stacks.flatMap(({ id, reasons }) => {
    const nearer = reasons.filter(near);
    return nearer.length === 0 ? [] : [{ id, reasons: nearer }];
  });
  return those.length === 0 ? stacks : those;
}

/** A reason as it stands in a receipt: `package.json:12 names react-dom`. */
export function reasonText({ reasons }: DetectedStack): string {
  const [first] = reasons;
  if (first === undefined) return "";
  return first.says === "" ? `\`${first.file}\` is there` : `\`${first.file}:${first.line}\` says \`${first.says}\``;
}

interface FoundSign {
  readonly sign: StackSign;
  readonly reason: StackReason;
}

/** The files of which a sign may tell, the nearest to the root first, in the order of their names. */
async function telling(files: FileSystem, root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  let level = [root];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++looked > MOST_FOLDERS) return paths;
      for (const { name, kind } of await files.list(folder)) {
        const path = `${folder}/${name}`;
        const below = relativeTo(root, path) ?? name;
        if (kind === "directory" && !SKIPPED.has(name)) next.push(path);
        else if (kind === "file" && STACK_SIGNS.some(({ file }) => file.test(below))) paths.push(below);
      }
    }
    level = next;
  }
  return paths;
}

function reasonFor({ dependency, line }: StackSign, path: string, text: string): StackReason | undefined {
  if (dependency !== undefined) {
    const found = dependenciesOf(path, text).find(({ name }) => dependency.test(name));
    return found === undefined ? undefined : { file: path, line: lineAt(text, found.range.start), says: found.name };
  }
  if (line === undefined) return { file: path, line: 1, says: "" };
  const lines = text.split(/\r\n|\n|\r/);
  const at = lines.findIndex((one) => line.test(one));
  return at < 0 ? undefined : { file: path, line: at + 1, says: (lines[at] ?? "").trim().slice(0, 80) };
}

function dependenciesOf(path: string, text: string): readonly Dependency[] {
  return /\.txt$|^Pipfile$|^setup\./.test(basename(path)) ? requirementsIn(text) : dependenciesIn(path, text);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

/** Reasons by stack, in the order of the signs; without those that another stack explains. */
function stacksOf(found: readonly FoundSign[]): readonly DetectedStack[] {
  const kept = found.filter(({ sign, reason }) => !isExplained(sign, reason, found));
  const ids = [...new Set(STACK_SIGNS.map(({ stack }) => stack))];
  return ids.flatMap((id) => {
    const reasons = kept.flatMap(({ sign, reason }) => (sign.stack === id ? [reason] : []));
    return reasons.length === 0 ? [] : [{ id, reasons }];
  });
}

function isExplained({ unless = [] }: StackSign, { file }: StackReason, found: readonly FoundSign[]): boolean {
  return found.some(({ sign, reason }) => unless.includes(sign.stack) && holds(dirname(reason.file), file));
}

/** Whether a folder, relative to the project, has a path in it or below it. */
function holds(folder: string, path: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}
