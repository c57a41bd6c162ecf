import type { Expertise } from "../catalogue/expertise";
import { searchText } from "../search/search-text";
import { termsOf } from "../search/terms";

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

/** The modules and concerns that a task's words lead to. */
export function findByTask({ catalogue, search }: Expertise, task: string): TaskFindings {
  const best = searchText(search, task, MOST_FOUND);
  const named = namedConcerns(catalogue.concerns, task);
  const votes = new Map<string, { share: number; by: string }>();
  for (const { id, evidence: share } of best) {
    for (const [index, concern] of (catalogue.modules.get(id)?.concerns ?? []).entries()) {
      const vote = share / (index + 1);
      const known = votes.get(concern);
      votes.set(concern, { share: (known?.share ?? 0) + vote, by: known?.by ?? id });
    }
  }
  const most = Math.max(0, ...[...votes.values()].map(({ share }) => share));
  const voted = [...votes]
    .filter(([id, { share }]) => share >= most * LEAST_SHARE && !named.some((concern) => concern.id === id))
    .sort(([a, x], [b, y]) => y.share - x.share || (a < b ? -1 : 1))
    .map(([id, { by }]) => ({ id, why: `\`${by}\` answers the task` }));
  return { modules: best.map(({ id }) => id), concerns: [...named, ...voted].slice(0, MOST_FOUND) };
}

type Concerns = Expertise["catalogue"]["concerns"];

/** The concerns that a task names by their id or a synonym. */
function namedConcerns(concerns: Concerns, task: string): readonly { readonly id: string; readonly why: string }[] {
  const words = ` ${termsOf(task).join(" ")} `;
  return namesOf(concerns).flatMap(({ id, names }) => {
    const said = names.find(({ terms }) => words.includes(terms));
    return said === undefined ? [] : [{ id, why: `the task says \`${said.name}\`` }];
  });
}

interface ConcernNames {
  readonly id: string;
  /** What the concern is called, and the same as terms between blanks. */
  readonly names: readonly { readonly name: string; readonly terms: string }[];
}

const knownNames = new WeakMap<Concerns, readonly ConcernNames[]>();

/** The names of concerns, split into terms once for a catalogue. */
function namesOf(concerns: Concerns): readonly ConcernNames[] {
  const known = knownNames.get(concerns);
  if (known !== undefined) return known;
  const names = concerns.map(({ id, synonyms }) => ({
    id,
    names: [id.replaceAll("-", " "), ...synonyms].flatMap((name) => {
      const terms = termsOf(name);
      return terms.length === 0 ? [] : [{ name, terms: ` ${terms.join(" ")} ` }];
    }),
  }));
  knownNames.set(concerns, names);
  return names;
}
