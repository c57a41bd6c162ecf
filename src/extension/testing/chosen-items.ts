import type { TestController, TestItem, TestRunRequest } from "vscode";

/** The items of every level that a request is about: those that it includes and what is in them, or all, without those that it excludes. */
export function chosenItems(
  controller: TestController,
  { include, exclude = [] }: TestRunRequest,
): readonly TestItem[] {
  const isLeft = (item: TestItem): boolean =>
    exclude.includes(item) || (item.parent !== undefined && isLeft(item.parent));
  const chosen = new Set<TestItem>();
  const add = (item: TestItem): void => {
    if (isLeft(item)) return;
    chosen.add(item);
    item.children.forEach(add);
  };
  if (include === undefined) controller.items.forEach(add);
  else for (const item of include) add(item);
  return [...chosen];
}
