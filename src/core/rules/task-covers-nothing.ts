import { entryOf, stringAt, type DataNode } from "../documents/tree";
import type { Rule } from "./rule";
import { itemsAt, standingRoot, textsAt } from "./standing-artifacts";

const CODE = "wazir/task-covers-nothing";

/** Finds tasks that cover no criterion and do not say what they prepare either. */
export const taskCoversNothing: Rule = {
  codes: [{ code: CODE, severity: "warning", title: "A task covers no criterion and prepares nothing." }],
  check(context) {
    const tasks = itemsAt(standingRoot(context, "implementation-plan"), "tasks");
    const needed = new Set(tasks.flatMap((task) => textsAt(task, "depends_on")));
    return tasks.flatMap((task) => {
      const covers = entryOf(task, "covers");
      const id = stringAt(task, "id");
      const isEmpty = covers?.value?.type === "list" && covers.value.items.length === 0;
      if (!isEmpty || id === undefined || needed.has(id) || saysWhatItPrepares(task)) return [];
      const message = `\`${id}\` covers no criterion, no task depends on it, and its title does not say what it prepares. Name the criteria it makes true, or what it prepares.`;
      return [{ code: CODE, message, range: covers.keyRange, data: { id } }];
    });
  },
};

/** As the schema asks of a task without criteria: its title names another task, or says that it prepares something. */
function saysWhatItPrepares(task: DataNode): boolean {
  return /\bT-\d+\b|\bprepar/i.test(stringAt(task, "title") ?? "");
}
