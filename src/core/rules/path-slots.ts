import type { DataNode, PathStep } from "../documents/tree";
import { dirname, relativeTo } from "../files/path";
import type { Project } from "../library/project";
import { runFolderOf } from "../runs/read-artifacts";
import { isSlotOf, leadsTo, textsIn, type Slot, type SlotKind, type SlotValue } from "./slots";

/** What a path in a document is relative to. */
type PathBase = "document" | "project" | "run";

/** A place where a path stands. */
interface PathSlot extends Slot {
  /** What the path is relative to; of several the first where something is there counts. */
  readonly bases: readonly PathBase[];
  readonly names: "folder" | "file or folder";
  /** Present where the path says what is to be written or was: it stays as it is when files are moved. */
  readonly stays?: true;
}

/** Where an artifact says what it rests on: beside it, in its run, in the project. */
const ANYWHERE = { bases: ["document", "run", "project"], names: "file or folder" } as const;
const OF_PROJECT = { bases: ["project"], names: "file or folder" } as const;
const OF_WORK = { ...OF_PROJECT, stays: true } as const;

/**
 * Every place where a path may stand, alone or among ids, addresses and words. Links, completion and what follows when
 * files are moved read this table.
 */
const PATH_SLOTS: readonly PathSlot[] = [
  { kind: "manifest", path: ["paths", "*"], bases: ["document"], names: "folder" },
  { kind: "manifest", path: ["protected_paths", "*"], bases: ["document"], names: "file or folder" },
  { kind: "run", path: ["sources", "*"], ...ANYWHERE },
  { kind: "artifact", path: ["sources", "*"], ...ANYWHERE },
  { kind: "artifact", path: ["evidence", "*"], ...ANYWHERE },
  { kind: "artifact", path: ["findings", "*", "refs", "*"], ...ANYWHERE },
  { kind: "artifact", path: ["findings", "*", "place", "file"], ...OF_PROJECT },
  { kind: "artifact", path: ["findings", "*", "place", "artifact"], bases: ["run"], names: "file or folder" },
  { kind: "artifact", schema: "spec", path: ["requirements", "*", "source"], ...ANYWHERE },
  { kind: "artifact", schema: "implementation-plan", path: ["tasks", "*", "files", "*"], ...OF_WORK },
  { kind: "artifact", schema: "execution-notes", path: ["work", "*", "files", "*"], ...OF_WORK },
  { kind: "artifact", schema: "verification-proof", path: ["changed_files", "*"], ...OF_WORK },
  { kind: "artifact", schema: "audit-report", path: ["left_out", "*", "path"], ...OF_WORK },
  { kind: "artifact", schema: "design-artifact", path: ["design_file"], ...ANYWHERE },
  { kind: "artifact", schema: "design-artifact", path: ["design_tokens"], ...ANYWHERE },
  { kind: "artifact", schema: "design-artifact", path: ["exported_code", "*"], ...ANYWHERE },
  { kind: "task", path: ["files_touched", "*"], ...OF_WORK },
  { kind: "docs-claim", path: ["file"], ...OF_PROJECT },
  { kind: "module", path: ["sources", "*", "path"], bases: ["document", "project"], names: "file or folder" },
];

/** A folder that written paths may begin in, and the one that they must stay in. */
export interface PathRoot {
  readonly folder: string;
  readonly within: string;
}

/** A path as it is written, with the folders it may be relative to. */
export interface WrittenPath extends SlotValue {
  readonly roots: readonly PathRoot[];
  /** Whether it stays as it is when files are moved. */
  readonly stays: boolean;
}

/** The texts of a document that may be paths, in the order of the table above. */
export function pathsIn(
  project: Project,
  kind: SlotKind,
  path: string,
  root: DataNode | undefined,
): readonly WrittenPath[] {
  return PATH_SLOTS.filter((slot) => isSlotOf(slot, kind)).flatMap((slot) => {
    const roots = rootsOf(project, path, slot.bases);
    return textsIn(slot, root).map((value) => ({ ...value, roots, stays: slot.stays === true }));
  });
}

/** Where a path that is written at this place may begin, and whether it has to be a folder; undefined for no such place. */
export function pathPlaceAt(
  project: Project,
  kind: SlotKind,
  path: string,
  steps: readonly PathStep[],
): { readonly roots: readonly PathRoot[]; readonly foldersOnly: boolean } | undefined {
  const slot = PATH_SLOTS.find((candidate) => isSlotOf(candidate, kind) && leadsTo(candidate, steps));
  if (slot === undefined) return undefined;
  return { roots: rootsOf(project, path, slot.bases), foldersOnly: slot.names === "folder" };
}

function rootsOf(project: Project, path: string, bases: readonly PathBase[]): readonly PathRoot[] {
  const roots = bases.flatMap((base) => rootOf(project, path, base));
  return roots.filter(({ folder }, at) => roots.findIndex((other) => other.folder === folder) === at);
}

/** None for a draft, which stands nowhere, and for what lies outside of the project and its runs. */
function rootOf(project: Project, path: string, base: PathBase): readonly PathRoot[] {
  const { root, stateRoot } = project;
  if (base === "project") return root === undefined ? [] : [{ folder: root, within: root }];
  const folder = base === "run" ? runFolderOf(project, path) : dirname(path);
  const homes = [root, stateRoot].filter((home) => home !== undefined);
  const within = homes.find((home) => folder !== undefined && relativeTo(home, folder) !== undefined);
  return folder === undefined || within === undefined ? [] : [{ folder, within }];
}
