import type { ScalarNode } from "../documents/tree";
import { dirname, isAbsolute, join } from "../files/path";
import type { Project } from "../library/project";
import { runFolderOf } from "../runs/read-artifacts";
import type { ProjectDocument } from "./project-documents";
import { isSlotOf, textsIn, type Slot } from "./slots";

/** A place where a path may stand, and what it is relative to. */
interface PathSlot extends Slot {
  readonly from: "project" | "run";
}

/** Every place where a path of a file or folder may stand, besides those of what is yet to be written. */
const PATH_SLOTS: readonly PathSlot[] = [
  { kind: "manifest", path: ["paths", "*"], from: "project" },
  { kind: "manifest", path: ["protected_paths", "*"], from: "project" },
  { kind: "run", path: ["sources", "*"], from: "run" },
  { kind: "artifact", path: ["sources", "*"], from: "run" },
  { kind: "artifact", path: ["findings", "*", "refs", "*"], from: "run" },
  { kind: "artifact", schema: "spec", path: ["requirements", "*", "source"], from: "run" },
];

/** A text that may be a path with something behind it, as in `src/a.ts:12`. */
export interface PathText {
  readonly node: ScalarNode;
  /** The path as it is written. */
  readonly written: string;
  /** What follows it: a line, a remark. */
  readonly rest: string;
  /** The folders that it may be relative to, the nearest first. */
  readonly bases: readonly string[];
}

/** The texts of a document that may be paths, wherever they lead. */
export function pathTextsIn(project: Project, { path, kind, document }: ProjectDocument): readonly PathText[] {
  const root = project.root ?? dirname(path);
  const run = runFolderOf(project, path);
  return PATH_SLOTS.filter((slot) => isSlotOf(slot, kind)).flatMap((slot) => {
    const bases = slot.from === "run" ? [dirname(path), ...(run === undefined ? [] : [run]), root] : [root];
    return document.roots
      .flatMap(({ node }) => textsIn(slot, node))
      .flatMap(({ node }) => {
        const [, written = "", rest = ""] = /^([^:#,]*)(.*)$/s.exec(String(node.value)) ?? [];
        return written === "" || isAbsolute(written) || written.startsWith("~") ? [] : [{ node, written, rest, bases }];
      });
  });
}

/** Where a written path leads from one of its folders. */
export function pathFrom(base: string, written: string): string {
  return join(base, written.replaceAll("\\", "/"));
}
