import { schemaOf } from "../library/document-kind";
import type { Project } from "../library/project";
import { schemasAt } from "../schemas/schemas-at";
import type { RuleContext } from "./rule";

/** Whether a document is a review of other work. */
export function isReview({ kind, project }: RuleContext): boolean {
  return kind?.id === "artifact" && isReviewKind(project, kind.schema);
}

/** Whether artifacts of a kind review other work: their schema has a verdict. */
export function isReviewKind(project: Project, kind: string | undefined): boolean {
  return kind !== undefined && schemasAt(schemaOf(project, kind) ?? {}, ["verdict"]).length > 0;
}
