import { entryOf, stringAt } from "../documents/tree";
import { definitionsIn, idsInScope } from "./definitions";
import { nextId, targetOfForm } from "./references";
import type { Rule } from "./rule";
import { itemsAt, standingRoot, textsAt } from "./standing-artifacts";
import { addFix } from "./value-fixes";

const CODE = "wazir/requirement-uncovered";

/**
 * Finds requirements that no criterion makes checkable. A spec with a criterion that does not say
 * what it satisfies cannot be judged.
 */
export const requirementUncovered: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "A requirement has no acceptance criterion." }],
  check(context) {
    const { kind, document } = context;
    const root = standingRoot(context, "spec");
    const criteria = itemsAt(root, "acceptance_criteria");
    const canJudge = criteria.every((criterion) => entryOf(criterion, "satisfies")?.value?.type === "list");
    if (kind === undefined || criteria.length === 0 || !canJudge) return [];
    const covered = new Set(criteria.flatMap((criterion) => textsAt(criterion, "satisfies")));
    return definitionsIn(kind, document)
      .filter(({ target, id }) => target === "requirement" && targetOfForm(id) === target && !covered.has(id))
      .map(({ id, node, item }) => {
        const text = stringAt(item, "text");
        const message = `No acceptance criterion satisfies \`${id}\`, so nobody can tell whether it is met. Write one whose \`satisfies\` names it.`;
        return { code: CODE, message, range: node.range, data: { id, ...(text === undefined ? {} : { text }) } };
      });
  },
  fixes({ data }, context) {
    const { id, text } = data ?? {};
    if (typeof id !== "string") return [];
    const criterion = nextId("criterion", idsInScope("criterion", context));
    const item = { id: criterion, text: typeof text === "string" ? text : `${id} is met.`, satisfies: [id] };
    return addFix(context, "acceptance_criteria", item, `Add the criterion \`${criterion}\` for \`${id}\``);
  },
};
