import { relativeTo } from "../../core/files/path";
import { DEFAULT_STATE_ROOT, MANIFEST_NAME } from "../../core/library/manifest";
import type { OpenProject } from "./open-project";

/** Files whose changes concern a project: a glob below an absolute folder. */
export interface WatchedPlace {
  readonly folder: string;
  readonly glob: string;
}

/** The places that a project is read from: its manifest, the folders it names, and the records of its runs. */
export function watchedPlaces({ root, project, isProject }: OpenProject): readonly WatchedPlace[] {
  const folders = [...project.folders.values()].map((folder) => placeIn(root, folder, "**"));
  const runs = `${project.stateRoot ?? `${root}/${DEFAULT_STATE_ROOT}`}/runs`;
  return [
    { folder: root, glob: isProject ? MANIFEST_NAME : `{,*/}${MANIFEST_NAME}` },
    ...folders,
    placeIn(root, runs, "*"),
    placeIn(root, runs, "*/{run.yaml,events.ndjson}"),
    placeIn(root, runs, "*/artifacts/*"),
  ];
}

/** A place inside of the project is watched from the project's folder, which exists whatever happens below it. */
function placeIn(root: string, folder: string, glob: string): WatchedPlace {
  const below = relativeTo(root, folder);
  return below === undefined || below === "." ? { folder, glob } : { folder: root, glob: `${below}/${glob}` };
}

/** Runs whose folders are followed at once; changes of others are told of a little later. */
const FOLLOWED_RUNS = 8;

/** The folders in which a change of a run has to be seen at once: where runs begin, and those of the newest. */
export function runFolders({ root, project }: OpenProject): readonly string[] {
  const stateRoot = project.stateRoot ?? `${root}/${DEFAULT_STATE_ROOT}`;
  const newest = project.runs.slice(-FOLLOWED_RUNS);
  return [stateRoot, `${stateRoot}/runs`, ...newest.flatMap(({ path }) => [path, `${path}/artifacts`])];
}
