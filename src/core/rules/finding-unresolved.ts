import { entryOf, stringAt } from "../documents/tree";
import { isBlocking } from "../pipeline/gates/findings";
import { isReview } from "./is-review";
import type { Rule } from "./rule";
import { isStanding, itemsAt } from "./standing-artifacts";
import { headerFix } from "./value-fixes";

/** The code of a critical or high finding that is open in a review that passes. */
export const FINDING_UNRESOLVED = "wazir/finding-unresolved";

/**
 * Finds critical and high findings that are open in a review that passes. While a review rejects, or is being written
 * without a verdict, its findings are as they should be.
 */
export const findingUnresolved: Rule = {
  codes: [
    { code: FINDING_UNRESOLVED, severity: "error", title: "A review passes with a critical or high finding open." },
  ],
  check(context) {
    if (!isReview(context) || !isStanding(context)) return [];
    const root = context.document.roots[0]?.node;
    const verdict = stringAt(root, "verdict");
    const passes = verdict === "pass" || (verdict === undefined && stringAt(root, "status") === "approved");
    if (!passes) return [];
    return itemsAt(root, "findings").flatMap((finding) => {
      const severity = stringAt(finding, "severity");
      const isOpen = (stringAt(finding, "status") ?? "open") === "open";
      const shown = entryOf(finding, "status")?.value ?? entryOf(finding, "severity")?.value;
      if (!isBlocking(severity) || !isOpen || shown === undefined) return [];
      const name = stringAt(finding, "id");
      const message = `${name === undefined ? "A finding" : `\`${name}\``} is ${severity} and open, and the review passes. Settle it, let a person accept it, or reject.`;
      return [{ code: FINDING_UNRESOLVED, message, range: shown.range, data: { severity } }];
    });
  },
  fixes(_finding, context) {
    const rejected = headerFix(context, "verdict", "reject");
    return rejected.length > 0 ? rejected : headerFix(context, "status", "in_review");
  },
};
