import { entryOf, stringAt } from "../documents/tree";
import { criteriaLeftOut, leftOutIn } from "./criteria-left-out";
import { definitionsOf, idsInScope } from "./definitions";
import { nextId } from "./references";
import type { Rule } from "./rule";
import { itemsAt, standingRoot } from "./standing-artifacts";
import { addFix } from "./value-fixes";

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
  fixes({ data }, context) {
    const ids = leftOutIn(data);
    const verify = itemsAt(context.document.roots[0]?.node, "tasks")
      .map((task) => stringAt(task, "verify"))
      .findLast((command) => command !== undefined);
    if (ids.length === 0 || verify === undefined) return [];
    const id = nextId("task", idsInScope("task", context));
    const [only] = ids.length === 1 ? definitionsOf(context, "criterion", ids.join("")) : [];
    const title = only?.title ?? `Make ${ids.join(", ")} true`;
    const task = { id, title, covers: ids, depends_on: [], files: [], verify };
    return addFix(context, "tasks", task, `Add the task \`${id}\` for ${ids.join(", ")}`);
  },
};
