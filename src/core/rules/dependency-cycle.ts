import { removeItem } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import { entryOf, stringAt, type DataNode, type ScalarNode } from "../documents/tree";
import { editFix } from "./fix";
import type { Finding, Rule } from "./rule";
import { itemsAt } from "./standing-artifacts";

const CODE = "wazir/dependency-cycle";

/** Ids of a cycle that a message names; of a longer one, those at its two ends. */
const SHOWN = 8;

/** Finds tasks that, by what they depend on, would have to wait for themselves. */
export const dependencyCycle: Rule = {
  codes: [{ code: CODE, severity: "error", title: "Tasks depend on each other in a circle." }],
  check({ kind, document }) {
    if (kind?.schema !== "implementation-plan") return [];
    return document.roots.flatMap(({ node }) => cyclesIn(dependencies(node)));
  },
  fixes({ range }, { document, path }) {
    const place = placeWithRange(document, range);
    if (place?.item === undefined || place.node?.type !== "scalar") return [];
    const removed = removeItem(document, place.item.list, place.item.index);
    return editFix(path, `Remove \`${String(place.node.value)}\` from \`depends_on\``, removed);
  },
};

/** What each task depends on; of two tasks with one id the first counts, as the second is another mistake. */
function dependencies(root: DataNode | undefined): ReadonlyMap<string, readonly ScalarNode[]> {
  const found = new Map<string, readonly ScalarNode[]>();
  for (const task of itemsAt(root, "tasks")) {
    const id = stringAt(task, "id");
    if (id === undefined || found.has(id)) continue;
    const value = entryOf(task, "depends_on")?.value;
    const items = value?.type === "list" ? value.items : [];
    found.set(
      id,
      items.filter((item) => item.type === "scalar"),
    );
  }
  return found;
}

/** A task on the way from where the search began, and the dependency that is followed next. */
interface Step {
  readonly id: string;
  next: number;
}

/** Follows the dependencies depth first, without recursion: a plan may be long. Each way back into the path is a cycle. */
function cyclesIn(graph: ReadonlyMap<string, readonly ScalarNode[]>): readonly Finding[] {
  const findings: Finding[] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const path: Step[] = done.has(start) ? [] : [{ id: start, next: 0 }];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const dependency = graph.get(step.id)?.[step.next++];
      if (dependency === undefined) {
        done.add(step.id);
        path.pop();
        continue;
      }
      const id = String(dependency.value);
      const at = path.findIndex((other) => other.id === id);
      if (at >= 0) findings.push(cycle([...path.slice(at).map((other) => other.id), id], dependency));
      else if (graph.has(id) && !done.has(id)) path.push({ id, next: 0 });
    }
  }
  return findings;
}

function cycle(ids: readonly string[], { range }: ScalarNode): Finding {
  const shown = ids.length <= SHOWN ? ids : [...ids.slice(0, SHOWN / 2), "…", ...ids.slice(-SHOWN / 2)];
  const message = `The task \`${ids[0]}\` waits for itself: ${shown.join(" → ")}. One of these must not depend on the next.`;
  return { code: CODE, message, range, data: { cycle: ids } };
}
