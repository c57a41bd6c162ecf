import type { ArtifactView, DefinedId, Placed } from "../artifact-view";
import { criteriaWithoutTask, requirementsWithoutCriterion } from "../coverage";
import { refusal, type Refusal } from "../refusal";
import { artifactsInRun, type GateCheck } from "./gate-context";

/**
 * A phase that states requirements, criteria or tasks passes when each has an id, each id that it names exists, each
 * requirement has a criterion, and the tasks cover every criterion without waiting for each other in a circle.
 */
export const traceabilityGate: GateCheck = (context) => {
  const own = context.outputs.flatMap(({ view }) => view ?? []);
  const all = [...new Set([...artifactsInRun(context), ...own])];
  return own.flatMap((view) => [
    ...withoutId(view),
    ...unknownIds(view, all),
    ...uncoveredRequirements(view, all),
    ...uncoveredCriteria(view, all),
    ...cycles(view),
  ]);
};

function withoutId(view: ArtifactView): readonly Refusal[] {
  return [...view.requirements, ...view.criteria, ...view.tasks]
    .filter(({ id }) => id === undefined)
    .map(({ range }) => {
      const message = `This item of \`${view.path}\` is a mere text: give it an \`id\`, so that it can be traced.`;
      return refusal("gate/id-missing", message, ["edit", view.path], { path: view.path, range });
    });
}

function unknownIds(view: ArtifactView, all: readonly ArtifactView[]): readonly Refusal[] {
  const requirements = idsOf(all.flatMap((each) => each.requirements));
  const criteria = idsOf(all.flatMap((each) => each.criteria));
  const tasks = idsOf(all.flatMap((each) => each.tasks));
  return [
    ...unknown(
      view,
      "requirement",
      requirements,
      view.criteria.flatMap(({ satisfies }) => satisfies),
    ),
    ...unknown(
      view,
      "criterion",
      criteria,
      view.tasks.flatMap(({ covers }) => covers),
    ),
    ...unknown(
      view,
      "criterion",
      criteria,
      view.commands.flatMap(({ covers }) => covers),
    ),
    ...unknown(
      view,
      "task",
      tasks,
      view.tasks.flatMap(({ dependsOn }) => dependsOn),
    ),
  ];
}

function unknown(
  { path }: ArtifactView,
  word: string,
  known: ReadonlySet<string>,
  named: readonly Placed<string>[],
): readonly Refusal[] {
  return named
    .filter(({ value }) => !known.has(value))
    .map(({ value, range }) => {
      const message = `\`${path}\` names the ${word} \`${value}\`, which this run does not have.`;
      return refusal("gate/unknown-id", message, ["edit", path], { path, range });
    });
}

function uncoveredRequirements(view: ArtifactView, all: readonly ArtifactView[]): readonly Refusal[] {
  return requirementsWithoutCriterion(view, all).map(({ id, path, range }) => {
    const message = `No criterion satisfies the requirement \`${id}\`.`;
    return refusal("gate/requirement-uncovered", message, ["edit", path], { path, range });
  });
}

/** Asked of the artifact that has the tasks: it is the one to change. */
function uncoveredCriteria(view: ArtifactView, all: readonly ArtifactView[]): readonly Refusal[] {
  const [first] = view.tasks;
  if (first === undefined) return [];
  const ids = new Set(criteriaWithoutTask(all).map(({ id }) => id));
  return [...ids].map((id) => {
    const at = { path: view.path, range: first.range };
    return refusal("gate/criterion-uncovered", `No task covers the criterion \`${id}\`.`, ["edit", view.path], at);
  });
}

/** The tasks that can never begin, because they wait for each other in a circle. */
function cycles({ path, tasks }: ArtifactView): readonly Refusal[] {
  const edges = tasks.flatMap(({ id, dependsOn }) =>
    id === undefined ? [] : dependsOn.map(({ value }) => ({ from: id, to: value })),
  );
  const back = edges.map(({ from, to }) => ({ from: to, to: from }));
  const stuck = withoutEnds(idsOf(tasks), edges);
  const circular = withoutEnds(stuck, back);
  return tasks
    .filter(({ id }) => id !== undefined && circular.has(id))
    .map(({ id, range }) => {
      const message = `The task \`${String(id)}\` can never begin: its \`depends_on\` leads into a circle.`;
      return refusal("gate/task-cycle", message, ["edit", path], { path, range });
    });
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The ids that are left when those are taken away, one after the other, from which no edge leads to one that is left. */
function withoutEnds(ids: ReadonlySet<string>, edges: readonly Edge[]): ReadonlySet<string> {
  const left = new Set(ids);
  const inside = edges.filter(({ from, to }) => left.has(from) && left.has(to));
  const out = new Map<string, number>();
  const into = new Map<string, string[]>();
  for (const { from, to } of inside) {
    out.set(from, (out.get(from) ?? 0) + 1);
    const sources = into.get(to);
    if (sources === undefined) into.set(to, [from]);
    else sources.push(from);
  }
  const ends = [...left].filter((id) => !out.has(id));
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    left.delete(end);
    for (const from of into.get(end) ?? []) {
      const rest = (out.get(from) ?? 0) - 1;
      out.set(from, rest);
      if (rest === 0) ends.push(from);
    }
  }
  return left;
}

function idsOf(items: readonly DefinedId[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ id }) => id ?? []));
}
