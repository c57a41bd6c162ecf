import { resolve } from "node:path";
import { relativeTo } from "../core/files/path";
import type { FileSystem } from "../core/files/file-system";
import { rememberedFiles } from "../core/files/remembered-files";
import { MANIFEST_NAME } from "../core/library/manifest";
import { homesOf, type Project } from "../core/library/project";
import { checkFile, documentPaths, type CheckedFile } from "../core/rules/check-project";
import { SWEEPS, type Sweep } from "../core/rules/sweeps";
import { artifactsBesideOnce } from "../core/runs/read-artifacts";
import { detectProgram } from "../platform/detect/detect-worker";
import { nodeInstruments } from "../platform/instruments";
import { loadBundled } from "../platform/load-bundled";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";
import { endWithReader } from "./answer";
import { outputColours } from "./colours";
import { EXIT } from "./exit-codes";
import { fixFiles, printedFixes } from "./fix-files";
import { asJson, asText, printed } from "./print-diagnostics";
import { projectFinder, type ProjectOf } from "./project-of";

/** What `wazir validate` may be told. */
export interface ValidateOptions {
  readonly json?: boolean;
  readonly fix?: boolean;
}

/** What was asked for cannot be done; the message says why. */
class UsageError extends Error {}

/** `wazir validate [what] [path…]`: the language server's verdicts in a terminal. Answers the exit code. */
export async function validate(words: readonly string[], options: ValidateOptions): Promise<number> {
  const cwd = fromNative(process.cwd());
  const [first, ...rest] = words;
  const sweep = SWEEPS.find((name) => name === first);
  const named = (sweep === undefined ? words : rest).map((path) => fromNative(resolve(path)));
  const bundled = await loadBundled(__dirname);
  const projectOf = projectFinder(bundled, cwd);
  const asked = { sweeps: sweep === undefined ? SWEEPS : [sweep], projectOf };
  try {
    const found =
      named.length === 0
        ? [(await documentsAround(cwd, asked)).paths]
        : await Promise.all(named.map((path) => documentsAt(path, asked)));
    const paths = [...new Set(found.flat())].sort();
    const fixes = options.fix === true ? await fixFiles(paths, projectOf) : [];
    // What was written may be what others are judged by, so their projects are loaded again.
    const checked = await checkAll(paths, fixes.length === 0 ? projectOf : projectFinder(bundled, cwd));
    const diagnostics = checked.flatMap((file) => printed(file, cwd));
    endWithReader();
    const fixed = options.fix === true ? { fixed: printedFixes(fixes, cwd) } : {};
    const report = { diagnostics, checked: checked.length, ...fixed };
    process.stdout.write(options.json === true ? asJson(report) : asText(report, outputColours()));
    const failures = fixes.flatMap(({ failure }) => failure ?? []);
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    if (failures.length > 0) return EXIT.findings;
    return diagnostics.some((diagnostic) => diagnostic.severity === "error") ? EXIT.findings : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
}

interface Asked {
  readonly sweeps: readonly Sweep[];
  readonly projectOf: ProjectOf;
}

/** The documents that a path names: a file itself, or what a project has in a folder. */
async function documentsAt(path: string, asked: Asked): Promise<readonly string[]> {
  const kind = await nodeFiles.kindOf(path);
  if (kind === "missing") throw new UsageError(`There is no file or folder ${path}.`);
  if (kind !== "directory" || path.endsWith(`/${MANIFEST_NAME}`)) return [path];
  const { root, paths } = await documentsAround(path, asked);
  return path === root ? paths : paths.filter((document) => relativeTo(path, document) !== undefined);
}

/** The documents of the project that a folder belongs to. */
async function documentsAround(
  folder: string,
  { sweeps, projectOf }: Asked,
): Promise<{ root: string; paths: readonly string[] }> {
  const project = await projectOf(`${folder}/${MANIFEST_NAME}`);
  const { root } = project;
  if (root === undefined) {
    const advice = "Name a file, or a folder of a project.";
    throw new UsageError(`There is no ${MANIFEST_NAME} in ${folder} or above it. ${advice}`);
  }
  return { root, paths: await documentPaths(nodeFiles, project, sweeps) };
}

async function checkAll(paths: readonly string[], projectOf: ProjectOf): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  const beside = artifactsBesideOnce();
  const instruments = nodeInstruments(detectProgram(__dirname), () => true);
  const now = new Date().toISOString();
  const remembered = new Map<Project, FileSystem>();
  for (const path of paths) {
    const project = await projectOf(path);
    const files = remembered.get(project) ?? rememberedFiles(nodeFiles, homesOf(project));
    remembered.set(project, files);
    const result = await checkFile(files, project, path, { beside, instruments, now });
    if (result !== undefined) checked.push(result);
  }
  return checked;
}
