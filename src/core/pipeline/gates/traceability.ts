import type { ArtifactView, DefinedId, Placed } from "../artifact-view";
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
  const satisfied = valuesOf(all.flatMap(({ criteria }) => criteria.flatMap(({ satisfies }) => satisfies)));
  return view.requirements
    .filter(({ id }) => id !== undefined && !satisfied.has(id))
    .map(({ id, range }) => {
      const message = `No criterion satisfies the requirement \`${String(id)}\`.`;
      return refusal("gate/requirement-uncovered", message, ["edit", view.path], { path: view.path, range });
    });
}

/** Asked of the artifact that has the tasks: it is the one to change. */
function uncoveredCriteria(view: ArtifactView, all: readonly ArtifactView[]): readonly Refusal[] {
  const [first] = view.tasks;
  if (first === undefined) return [];
  const covered = valuesOf(all.flatMap(({ tasks }) => tasks.flatMap(({ covers }) => covers)));
  return [...idsOf(all.flatMap(({ criteria }) => criteria))]
    .filter((id) => !covered.has(id))
    .map((id) => {
      const at = { path: view.path, range: first.range };
      return refusal("gate/criterion-uncovered", `No task covers the criterion \`${id}\`.`, ["edit", view.path], at);
    });
}

/** The tasks that wait for themselves, by way of others or at once. */
function cycles({ path, tasks }: ArtifactView): readonly Refusal[] {
  const before = new Map(tasks.map(({ id, dependsOn }) => [id, dependsOn.map(({ value }) => value)]));
  return tasks
    .filter(({ id }) => id !== undefined && reaches(before, id))
    .map(({ id, range }) => {
      const message = `The task \`${String(id)}\` waits for itself: its \`depends_on\` leads back to it.`;
      return refusal("gate/task-cycle", message, ["edit", path], { path, range });
    });
}

function reaches(before: ReadonlyMap<string | undefined, readonly string[]>, from: string): boolean {
  const seen = new Set<string>();
  const next = [...(before.get(from) ?? [])];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (id === from) return true;
    if (!seen.has(id)) next.push(...(before.get(id) ?? []));
    seen.add(id);
  }
  return false;
}

function idsOf(items: readonly DefinedId[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ id }) => id ?? []));
}

function valuesOf(named: readonly Placed<string>[]): ReadonlySet<string> {
  return new Set(named.map(({ value }) => value));
}
