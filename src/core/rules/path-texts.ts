import type { ScalarNode } from "../documents/tree";
import { isAbsolute, join } from "../files/path";
import type { Project } from "../library/project";
import { pathsIn } from "./path-slots";
import type { ProjectDocument } from "./project-documents";

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

/** The texts of a document that may be paths of files and folders that are there, wherever they lead. */
export function pathTextsIn(project: Project, { path, kind, document }: ProjectDocument): readonly PathText[] {
  return document.roots
    .flatMap(({ node: root }) => pathsIn(project, kind, path, root))
    .filter(({ stays }) => !stays)
    .flatMap(({ node, roots }) => {
      const [, written = "", rest = ""] = /^([^:#,]*)(.*)$/s.exec(String(node.value)) ?? [];
      if (written === "" || isAbsolute(written) || written.startsWith("~")) return [];
      return [{ node, written, rest, bases: roots.map(({ folder }) => folder) }];
    });
}

/** Where a written path leads from one of its folders. */
export function pathFrom(base: string, written: string): string {
  return join(base, written.replaceAll("\\", "/"));
}
