import type { RunState } from "../runs/run-state";
import type { ArtifactView, FindingView } from "./artifact-view";

/** A finding that stands in a document, with the document's path below the run's folder. */
export interface WrittenFinding extends FindingView {
  readonly path: string;
}

/** The findings of documents that the log does not have: one that stands in both is one, the log's. */
export function writtenFindings(
  { findings: logged }: RunState,
  documents: readonly ArtifactView[],
): readonly WrittenFinding[] {
  return documents.flatMap(({ path, findings }) =>
    findings
      .filter(({ id, title }) => id === undefined || logged.get(id)?.finding.title !== title)
      .map((finding) => ({ ...finding, path })),
  );
}
