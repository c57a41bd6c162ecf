import { entryOf, stringAt, type MapNode } from "../documents/tree";
import { isReview } from "./is-review";
import type { Finding, Rule, RuleContext } from "./rule";
import { isStanding, standingRoot } from "./standing-artifacts";

const CODE = "wazir/empty-list";

/**
 * Finds artifacts that are handed over without what they are there for, as far as no schema can tell: a plan without
 * tasks, and a review that neither found anything nor says what was tried.
 */
export const emptyList: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "A list that the artifact is there for is empty." }],
  check(context) {
    const root = context.document.roots[0]?.node;
    const status = stringAt(root, "status");
    const isHandedOver = status === "in_review" || status === "approved" || stringAt(root, "verdict") === "pass";
    if (root?.type !== "map" || !isHandedOver || !isStanding(context)) return [];
    return isReview(context) ? emptyReview(context, root) : planWithoutTasks(context);
  },
};

function planWithoutTasks(context: RuleContext): readonly Finding[] {
  const root = standingRoot(context, "implementation-plan");
  const status = entryOf(root, "status")?.value;
  if (status === undefined || entryOf(root, "tasks") !== undefined) return [];
  const message = "The plan is handed over, but it has no `tasks`: nobody can work by it.";
  return [{ code: CODE, message, range: status.range }];
}

function emptyReview({ document: { text, body } }: RuleContext, root: MapNode): readonly Finding[] {
  const findings = entryOf(root, "findings");
  const isEmpty = findings?.value?.type === "list" && findings.value.items.length === 0;
  if (!isEmpty || body === undefined || hasProse(text.slice(body.start, body.end))) return [];
  const message =
    "`findings` is empty, and the text does not say what was tried. List it, so that silence can be told from care.";
  return [{ code: CODE, message, range: findings.keyRange }];
}

/** Whether a Markdown text says anything besides its headings. */
function hasProse(markdown: string): boolean {
  return markdown.split(/\r\n|\n|\r/).some((line) => line.trim() !== "" && !/^ {0,3}#{1,6}(\s|$)/.test(line));
}
