import type { Catalogue } from "../catalogue/catalogue";
import type { ModuleTier } from "../library/module";
import { mostSimilar } from "../text/similar";

/** What a context is asked for. */
export interface ComposeRequest {
  /** The role that reads it. */
  readonly role: string;
  /** The phase that it is read in: it decides which sections come first. */
  readonly phase?: string;
  readonly stacks: readonly string[];
  /** Why a stack is asked for, by its id; where nothing stands, it was declared. */
  readonly stackReasons?: Readonly<Record<string, string>>;
  readonly concerns: readonly string[];
  /** What is to be done, in words: modules and concerns are found by them. */
  readonly task?: string;
  /** The files at hand, with `/`, relative to the project. */
  readonly files: readonly string[];
  /** The most tokens that the text may have. */
  readonly budget: number;
  /** What a person made of modules, by id: the tier that one is due, or that it is left out. */
  readonly adjust?: Readonly<Record<string, Adjustment>>;
}

/** What a person may make of a module. */
export type Adjustment = ModuleTier | "out";

/** How many tokens a context may have where nobody says. */
export const DEFAULT_BUDGET = 8_000;

/** What is wrong with a request, a sentence each: nothing that it names is passed over. */
export function requestProblems(catalogue: Catalogue, request: ComposeRequest): readonly string[] {
  const { role, phase, stacks, concerns, budget, adjust = {} } = request;
  return [
    ...(Number.isInteger(budget) && budget > 0
      ? []
      : [`The budget is ${budget}, and has to be a whole number from 1 on.`]),
    ...unknown("role", [role], named(catalogue.roles)),
    ...unknown("phase", phase === undefined ? [] : [phase], named(catalogue.phases)),
    ...unknown("stack", stacks, catalogue.stacks),
    ...unknown("concern", concerns, catalogue.concerns),
    ...unknown("module", Object.keys(adjust), named([...catalogue.modules.keys()])),
  ];
}

/** What an id may be, with other words for it. */
interface Known {
  readonly id: string;
  readonly synonyms: readonly string[];
}

function named(ids: readonly string[]): readonly Known[] {
  return ids.map((id) => ({ id, synonyms: [] }));
}

function unknown(kind: string, given: readonly string[], known: readonly Known[]): readonly string[] {
  const ids = new Set(known.map(({ id }) => id));
  return given
    .filter((id) => !ids.has(id))
    .map((id) => {
      const same = known.find(({ synonyms }) => synonyms.some((word) => word.toLowerCase() === id.toLowerCase()));
      const near = same?.id ?? mostSimilar(id, ids);
      const hint = near === undefined ? `Known: ${[...ids].join(", ")}.` : `Did you mean \`${near}\`?`;
      return `There is no ${kind} \`${id}\`. ${hint}`;
    });
}
