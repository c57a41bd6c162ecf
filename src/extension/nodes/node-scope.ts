import type { LibraryItem } from "../../core/library/item";
import type { RunRecord } from "../../core/runs/run-record";
import type { RunArtifact } from "../engine/run-artifacts";
import type { OpenProject } from "../engine/open-project";
import type { PipelineFilter } from "./pipeline-filter";
import type { NodeDocument, Translate } from "./tree-node";

/** What nodes are made from: a project, and what lies outside of it. */
export interface NodeScope {
  readonly open: OpenProject;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly t: Translate;
  /** Which phases are shown. */
  readonly filter: PipelineFilter;
  artifactsOf(run: RunRecord): Promise<readonly RunArtifact[]>;
}

/** The document of a library item: a workspace's file, or ours read-only. */
export function documentOf(item: LibraryItem, content: string): NodeDocument {
  if (item.origin === "workspace") return { path: item.path, readOnly: false };
  return { path: `${content}/${item.path}`, readOnly: true };
}
