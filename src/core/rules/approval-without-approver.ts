import { entryOf, stringAt } from "../documents/tree";
import type { Rule } from "./rule";
import { isStanding } from "./standing-artifacts";
import { headerFix } from "./value-fixes";

const CODE = "wazir/approval-without-approver";

/** What an approval may say besides a name. */
const WORDS = new Set(
  [
    "approved",
    "approval",
    "accepted",
    "yes",
    "ok",
    "okay",
    "done",
    "true",
    "granted",
    "given",
    "by",
    "on",
    "at",
  ].concat(
    ["the", "and", "is", "was", "pending", "open", "none", "nobody", "unknown", "tbd", "todo"],
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"],
    ["november", "december", "utc", "t", "z"],
  ),
);

/** Finds artifacts that are said to be approved, without anyone who did it. */
export const approvalWithoutApprover: Rule = {
  codes: [{ code: CODE, severity: "error", title: "An approval names nobody who approved." }],
  check(context) {
    const root = context.document.roots[0]?.node;
    const approval = stringAt(root, "approval");
    const value = entryOf(root, "approval")?.value;
    if (context.kind?.id !== "artifact" || approval === undefined || value === undefined) return [];
    const isApproved = stringAt(root, "status") === "approved";
    const isClaimed = isApproved || /^\s*(is\s+)?(approved|accepted|yes|ok(ay)?|granted|true)\b/i.test(approval);
    if (!isClaimed || !isStanding(context) || namesSomeone(approval)) return [];
    const what = isApproved ? "The artifact is `approved`" : "The approval is given";
    const message = `${what}, but \`approval: ${approval.slice(0, 60)}\` does not say by whom. Name the person and the day.`;
    return [{ code: CODE, message, range: value.range, data: { isApproved } }];
  },
  fixes({ data }, context) {
    return data?.isApproved === true
      ? headerFix(context, "status", "in_review")
      : headerFix(context, "approval", "pending");
  },
};

/** Whether a word is left once those of approving, dates and numbers are taken away. */
function namesSomeone(approval: string): boolean {
  if (/^\s*<[^]*>\s*$/.test(approval)) return false;
  const words = approval.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => !WORDS.has(word));
}
