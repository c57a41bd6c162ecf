import type { Expertise } from "../catalogue/expertise";
import { keptWith } from "../kept-with";
import { searchText } from "../search/search-text";
import { termsOf } from "../search/terms";
import { fitsStacks } from "./fits-stacks";

/** What the words of a task lead to. */
export interface TaskFindings {
  /** The modules that answer some part of the task, best first. */
  readonly modules: readonly string[];
  /** Concerns with what in the task speaks of them. */
  readonly concerns: readonly { readonly id: string; readonly why: string }[];
}

/** So many modules and concerns are found at most: breadth costs the best ones their room. */
const MOST_FOUND = 3;

/** Concerns that have this share of what the best one has are found as well. */
const LEAST_SHARE = 0.6;

/** What is less close to a task than this share of the closest module is about something else that shares its words. */
const LEAST_CLOSENESS = 0.3;

/** How the concerns of audits begin: an audit is asked for, not found beside other work. */
const AUDIT = "audit-";

/** So many hits are looked through for modules that fit the stacks. */
const MOST_HITS = 12;

/**
 * The modules and concerns that a task's words lead to. Modules for other stacks than the ones at hand, and those that
 * the task names, are passed over.
 */
export function findByTask({ catalogue, search }: Expertise, task: string, stacks: readonly string[]): TaskFindings {
  const atHand = [...stacks, ...namedIn(catalogue.stacks, task).map(({ id }) => id)];
  const fitting = searchText(search, task, MOST_HITS).flatMap(({ id, closeness }) => {
    const module = catalogue.modules.get(id);
    return module !== undefined && fitsStacks(module, atHand) ? [{ module, closeness }] : [];
  });
  const closest = fitting[0]?.closeness ?? 0;
  const best = fitting.filter(({ closeness }) => closeness >= closest * LEAST_CLOSENESS).slice(0, MOST_FOUND);
  const named = namedIn(catalogue.concerns, task);
  const votes = new Map<string, { share: number; by: string }>();
  for (const { module, closeness } of best) {
    // A stack's module serves concerns beside its subject; that it answers a task says nothing of those.
    if (module.kind === "stack") continue;
    for (const [index, concern] of module.concerns.entries()) {
      if (concern.startsWith(AUDIT)) continue;
      const vote = closeness / (index + 1);
      const known = votes.get(concern);
      votes.set(concern, { share: (known?.share ?? 0) + vote, by: known?.by ?? module.id });
    }
  }
  const most = Math.max(0, ...[...votes.values()].map(({ share }) => share));
  const voted = [...votes]
    .filter(([id, { share }]) => share >= most * LEAST_SHARE && !named.some((concern) => concern.id === id))
    .sort(([a, x], [b, y]) => y.share - x.share || (a < b ? -1 : 1))
    .map(([id, { by }]) => ({ id, why: `\`${by}\` answers the task` }));
  return { modules: best.map(({ module }) => module.id), concerns: [...named, ...voted].slice(0, MOST_FOUND) };
}

type Subjects = Expertise["catalogue"]["concerns"];

/** The stacks or concerns that a task names by their id or a synonym. */
function namedIn(subjects: Subjects, task: string): readonly { readonly id: string; readonly why: string }[] {
  const words = ` ${termsOf(task).join(" ")} `;
  return namesOf(subjects).flatMap(({ id, names }) => {
    const said = names.find(({ terms }) => words.includes(terms));
    return said === undefined ? [] : [{ id, why: `the task says \`${said.name}\`` }];
  });
}

interface SubjectNames {
  readonly id: string;
  /** What it is called, and the same as terms between blanks. */
  readonly names: readonly { readonly name: string; readonly terms: string }[];
}

/** The names of stacks or concerns, split into terms once for a catalogue. */
const namesOf = keptWith((subjects: Subjects): readonly SubjectNames[] =>
  subjects.map(({ id, synonyms }) => ({
    id,
    names: [id.replaceAll("-", " "), ...synonyms].flatMap((name) => {
      const terms = termsOf(name);
      return terms.length === 0 ? [] : [{ name, terms: ` ${terms.join(" ")} ` }];
    }),
  })),
);
