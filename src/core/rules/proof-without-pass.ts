import { entryOf, stringAt } from "../documents/tree";
import type { Rule } from "./rule";
import { itemsAt, standingRoot } from "./standing-artifacts";
import { allowedFixes } from "./value-fixes";

const CODE = "wazir/proof-without-pass";

/** Finds proofs that passed their gate although none of their checks passes. */
export const proofWithoutPass: Rule = {
  codes: [{ code: CODE, severity: "error", title: "A proof is approved, and no check in it passes." }],
  check(context) {
    const root = standingRoot(context, "verification-proof");
    const status = entryOf(root, "status")?.value;
    const commands = itemsAt(root, "commands");
    if (stringAt(root, "status") !== "approved" || status === undefined || commands.length === 0) return [];
    const outcomes = commands.map((command) => stringAt(command, "outcome"));
    // A check without an outcome claims nothing and so contradicts nothing.
    if (outcomes.some((outcome) => outcome === "pass" || outcome === undefined)) return [];
    const message = "The proof is `approved`, but none of its commands has the outcome `pass`: it proves nothing.";
    return [{ code: CODE, message, range: status.range, data: { allowed: ["in_review", "rejected"] } }];
  },
  fixes: (finding, context) => allowedFixes(finding, context, false),
};
