import { childOf, type DataNode, type PathStep } from "../documents/tree";

/** The steps of a JSON pointer as ajv writes it: `/tasks/0/covers`. */
export function pathSteps(pointer: string): readonly PathStep[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => decodeStep(step.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function decodeStep(step: string): PathStep {
  return /^\d+$/.test(step) ? Number(step) : step;
}

/** How a person names the place: `tasks[0].covers`. */
export function pathName(steps: readonly PathStep[]): string {
  return steps.reduce<string>(
    (name, step) => (typeof step === "number" ? `${name}[${step}]` : name === "" ? step : `${name}.${step}`),
    "",
  );
}

/** The nodes from `root` down to `steps`, root first; shorter than the path where it leads nowhere. */
export function nodesAlong(root: DataNode | undefined, steps: readonly PathStep[]): readonly DataNode[] {
  const nodes: DataNode[] = root === undefined ? [] : [root];
  for (const step of steps) {
    const next = childOf(nodes.at(-1), step);
    if (next === undefined) break;
    nodes.push(next);
  }
  return nodes;
}
