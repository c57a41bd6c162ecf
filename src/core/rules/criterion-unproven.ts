import { entryOf } from "../documents/tree";
import { criteriaLeftOut, leftOutIn } from "./criteria-left-out";
import type { Rule } from "./rule";
import { standingRoot } from "./standing-artifacts";
import { addFix } from "./value-fixes";

const CODE = "wazir/criterion-unproven";

/** Finds criteria of the spec that no check of the proof decides; shown in the proof, which has to change. */
export const criterionUnproven: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "An acceptance criterion has no proof." }],
  check(context) {
    const commands = entryOf(standingRoot(context, "verification-proof"), "commands");
    const found = criteriaLeftOut(
      context,
      commands,
      (ids) => `No command covers ${ids} of the spec. Where nothing can decide it, an entry says so: \`not_verified\`.`,
    );
    return found.map((finding) => ({ code: CODE, ...finding }));
  },
  fixes({ data }, context) {
    const covers = leftOutIn(data);
    if (covers.length === 0) return [];
    const entry = { command: "Nothing was run yet", exit_code: -1, covers, outcome: "not_verified" };
    return addFix(context, "commands", entry, `Say that ${covers.join(", ")} is not verified`);
  },
};
