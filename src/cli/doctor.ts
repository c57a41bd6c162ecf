import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { MANIFEST_NAME } from "../core/library/manifest";
import type { Project } from "../core/library/project";
import { checkFile, documentPaths } from "../core/rules/check-project";
import { loadBundled } from "../platform/load-bundled";
import { fromNative } from "../platform/native-path";
import { nodeFiles } from "../platform/node-files";
import type { Answer } from "./answer";
import { outputColours } from "./colours";
import { EXIT } from "./exit-codes";
import { projectFinder } from "./project-of";

/** One thing that has to be right for Wazir to work here. */
interface Check {
  readonly name: string;
  readonly status: "pass" | "fail" | "skip";
  readonly detail: string;
}

const TONES = { pass: "good", fail: "bad", skip: "faint" } as const;

/** `wazir doctor`: whether this machine and this project are ready, one line a check. */
export async function doctor(cwd: string): Promise<Answer> {
  const checks = [node(), ...(await installed(cwd))];
  const healthy = checks.every(({ status }) => status !== "fail");
  const paint = outputColours();
  const lines = checks.map(
    ({ name, status, detail }) => `${paint(TONES[status], status.toUpperCase())} ${name}: ${detail}`,
  );

  return { code: healthy ? EXIT.ok : EXIT.findings, text: lines.join("\n"), json: { healthy, checks } };
}

/** On a Node that is too old this program does not begin. */
function node(): Check {
  return { name: "node", status: "pass", detail: `Node ${process.versions.node}` };
}

/** The checks that need the bundled content: without it nothing else can be judged. */
async function installed(cwd: string): Promise<readonly Check[]> {
  const folder = fromNative(cwd);
  try {
    const project = await projectFinder(await loadBundled(__dirname), folder)(`${folder}/${MANIFEST_NAME}`);
    const content: Check = { name: "installation", status: "pass", detail: `complete, in ${dirname(__dirname)}` };
    return [content, await manifest(project, folder), await documents(project), await stateRoot(project)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ name: "installation", status: "fail", detail: `${reason} Install Wazir again.` }];
  }
}

async function manifest(project: Project, folder: string): Promise<Check> {
  const { root } = project;
  if (root === undefined || !project.hasManifest) {
    const detail = `there is no ${MANIFEST_NAME} in ${folder} or above it; \`wazir init\` writes one`;
    return { name: "manifest", status: "fail", detail };
  }
  const path = `${root}/${MANIFEST_NAME}`;
  const checked = await checkFile(nodeFiles, project, path);
  const errors = checked?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
  const [first] = errors;
  return first === undefined
    ? { name: "manifest", status: "pass", detail: path }
    : { name: "manifest", status: "fail", detail: `${path}: ${first.message} [${first.code}]` };
}

async function documents(project: Project): Promise<Check> {
  if (project.root === undefined) return { name: "documents", status: "skip", detail: "without a project" };
  const paths = await documentPaths(nodeFiles, project, ["roles", "workflows", "hooks", "skills", "schemas"]);
  const checked = await Promise.all(paths.map((path) => checkFile(nodeFiles, project, path)));
  const wrong = checked.flatMap(
    (file) => file?.diagnostics.filter(({ severity }) => severity === "error") ?? [],
  ).length;
  return wrong === 0
    ? { name: "documents", status: "pass", detail: `${paths.length} of the project's own` }
    : { name: "documents", status: "fail", detail: `${wrong} errors; \`wazir validate\` lists them` };
}

/** The state root itself, or where it will be made. */
async function stateRoot({ stateRoot: root }: Project): Promise<Check> {
  if (root === undefined) return { name: "state root", status: "skip", detail: "without a project" };
  let place = root;
  while ((await nodeFiles.kindOf(place)) === "missing" && dirname(place) !== place) place = dirname(place);
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  return isWritable
    ? { name: "state root", status: "pass", detail: root }
    : { name: "state root", status: "fail", detail: `${root} cannot be written to by this user` };
}
