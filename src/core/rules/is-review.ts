import { schemaOf } from "../library/document-kind";
import { schemasAt } from "../schemas/schemas-at";
import type { RuleContext } from "./rule";

/** Whether a document is a review of other work: an artifact whose schema has a verdict. */
export function isReview({ kind, project }: RuleContext): boolean {
  if (kind?.id !== "artifact" || kind.schema === undefined) return false;
  return schemasAt(schemaOf(project, kind.schema) ?? {}, ["verdict"]).length > 0;
}
