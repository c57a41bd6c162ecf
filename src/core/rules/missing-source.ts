import { removeItem } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { stringAt } from "../documents/tree";
import { basename, dirname, join, relativeTo } from "../files/path";
import { keptWith } from "../kept-with";
import { homesOf, type Project } from "../library/project";
import { runFolderOf } from "../runs/read-artifacts";
import { mostSimilar } from "../text/similar";
import { createArtifactFixes } from "./create-artifact";
import { editFix } from "./fix";
import type { Finding, Rule, RuleContext } from "./rule";
import { itemsAt } from "./standing-artifacts";
import { allowedFixes } from "./value-fixes";

const CODE = "wazir/missing-source";

const runsByFolder = keptWith(({ runs }: Project) => new Map(runs.map((run) => [run.path, run])));

/** Endings of a name without a folder that are taken for a file: `Node.js` and `example.com` are none. */
const DOCUMENTS = /\.(md|ya?ml|json|ndjson|txt|log)$/i;

/**
 * Finds sources of an artifact that are paths to nothing. What a run that is over rests on may be gone since, so only
 * runs that go on are looked at.
 */
export const missingSource: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "A source of an artifact does not exist." }],
  async check(context) {
    const { kind, document, path, project } = context;
    const folder = runFolderOf(project, path);
    const run = folder === undefined ? undefined : runsByFolder(project).get(folder);
    if (kind?.id !== "artifact" || folder === undefined || run?.status !== "active") return [];
    const root = document.roots[0]?.node;
    if (stringAt(root, "status") === "superseded") return [];
    const findings = itemsAt(root, "sources").map(async (item): Promise<readonly Finding[]> => {
      const written = item.type === "scalar" && typeof item.value === "string" ? writtenPath(item.value) : undefined;
      if (written === undefined || (await exists(context, folder, written))) return [];
      const near = nearest(context, folder, written);
      const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
      const message = `The source \`${written}\` does not exist, neither in the run's folder nor in the project.${hint}`;
      return [
        { code: CODE, message, range: item.range, data: { path: written, allowed: near === undefined ? [] : [near] } },
      ];
    });
    return (await Promise.all(findings)).flat();
  },
  async fixes(finding, context) {
    const { document, path } = context;
    const item = placeWithRange(document, finding.range)?.item;
    const removed = item === undefined ? undefined : removeItem(document, item.list, item.index);
    const created = await createArtifactFixes(finding, context);
    return [...allowedFixes(finding, context, true), ...created, ...editFix(path, "Remove the source", removed)];
  },
};

/**
 * The path that a source is, without its line or section; undefined for addresses, ids, patterns and words. A path
 * ends in a file name with an ending, and does not begin with the name of a host.
 */
function writtenPath(source: string): string | undefined {
  const path = source.replace(/#.*$/, "").replace(/:\d+([-:]\d+)?$/, "");
  if (path === "" || /[\s:*?<>|{}[\]@"]/.test(path) || !/\.[a-z][a-z0-9]{0,7}$/i.test(path)) return undefined;
  const [first = "", ...rest] = path.split("/");
  if (rest.length === 0) return DOCUMENTS.test(path) ? path : undefined;
  return /^[^.]+$|^\.{1,2}$|^\.[^.]+$/.test(first) ? path : undefined;
}

/**
 * Whether a path leads to something, seen from the artifact, its run, the state root or the project. One that leads
 * out of the project is believed: what is there is nobody's here to judge.
 */
async function exists(context: RuleContext, folder: string, written: string): Promise<boolean> {
  const { path, project, files, artifacts } = context;
  const homes = homesOf(project);
  const isInside = (target: string): boolean => homes.some((home) => relativeTo(home, target) !== undefined);
  if (project.root !== undefined && !isInside(join(project.root, written))) return true;
  const targets = [folder, dirname(path), ...homes].map((base) => join(base, written)).filter(isInside);
  if (artifacts.some((artifact) => targets.includes(artifact.path))) return true;
  for (const target of targets) if ((await files.kindOf(target)) !== "missing") return true;
  return false;
}

/** The artifact of the run that was probably meant, written as the source is. */
function nearest({ artifacts, path }: RuleContext, folder: string, written: string): string | undefined {
  const lead = written.startsWith("artifacts/") ? "artifacts/" : "";
  if (written.slice(lead.length).includes("/")) return undefined;
  const beside = artifacts.filter(
    (artifact) => dirname(artifact.path) === `${folder}/artifacts` && artifact.path !== path,
  );
  const near = mostSimilar(
    written.slice(lead.length),
    beside.map((artifact) => basename(artifact.path)),
  );
  return near === undefined ? undefined : lead + near;
}
