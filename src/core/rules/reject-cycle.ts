import { removeEntry } from "../documents/edit";
import { entryOf, stringAt } from "../documents/tree";
import type { Project } from "../library/project";
import { phaseOf } from "../pipeline/phases";
import { editFix } from "./fix";
import type { Rule } from "./rule";

const CODE = "wazir/reject-cycle";

/**
 * Finds workflows whose rejections lead back to themselves by way of others. One of them then sends a rejection forward,
 * past the work that should be mended: where the order of the phases tells which, only that one is at fault. A workflow
 * that is its own target only does its work again.
 */
export const rejectCycle: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The rejections of workflows run in a circle." }],
  check({ kind, document, project }) {
    if (kind?.id !== "workflow") return [];
    const root = document.roots[0]?.node;
    const id = stringAt(root, "id");
    const target = stringAt(root, "reject_to");
    const value = entryOf(root, "reject_to")?.value;
    if (id === undefined || target === undefined || value === undefined || goesBack(project, id, target)) return [];
    const cycle = cycleThrough(project, id, target);
    if (cycle === undefined) return [];
    const shown = cycle.map((member) => `\`${member}\``).join(" → ");
    const message = `Rejections run in a circle: ${shown}. One of these has to go back to the phase whose work is mended.`;
    return [{ code: CODE, message, range: value.range, data: { cycle } }];
  },
  fixes(_finding, { document, path }) {
    const root = document.roots[0]?.node;
    const entry = entryOf(root, "reject_to");
    if (root?.type !== "map" || entry === undefined) return [];
    return editFix(path, "Remove `reject_to`", removeEntry(document, root, entry));
  },
};

/** Whether both are phases and the target comes first. */
function goesBack({ manifest }: Project, id: string, target: string): boolean {
  const to = manifest.phases.indexOf(target);
  return to >= 0 && to < manifest.phases.indexOf(id);
}

/** The way of rejections from `id` by `target` back to `id`, both ends included; undefined where there is none. */
function cycleThrough(project: Project, id: string, target: string): readonly string[] | undefined {
  if (target === id) return undefined;
  const way = [id];
  for (let at: string | undefined = target; at !== undefined && !way.includes(at);) {
    way.push(at);
    at = phaseOf(project, at)?.rejectTo;
    if (at === id) return [...way, id];
  }
  return undefined;
}
