import { entryOf } from "../documents/tree";
import { criteriaLeftOut } from "./criteria-left-out";
import type { Rule } from "./rule";
import { standingRoot } from "./standing-artifacts";

const CODE = "wazir/criterion-uncovered";

/** Finds criteria of the spec that no task of the plan covers; shown in the plan, which has to change. */
export const criterionUncovered: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "An acceptance criterion has no task." }],
  check(context) {
    const tasks = entryOf(standingRoot(context, "implementation-plan"), "tasks");
    const found = criteriaLeftOut(
      context,
      tasks,
      (ids) => `No task covers ${ids} of the spec. Name each in the \`covers\` of the task that makes it true.`,
    );
    return found.map((finding) => ({ code: CODE, ...finding }));
  },
};
