import type { Expertise } from "../../src/core/catalogue/expertise";
import { compose } from "../../src/core/composition/compose";
import type { ComposeRequest } from "../../src/core/composition/compose-request";
import type { Composition } from "../../src/core/composition/receipt";
import { count } from "./expertise";

const TIERS = ["none", "L0", "L1", "L2"];

/** A request with what it leaves out. */
export function requestFor(request: Partial<ComposeRequest>): ComposeRequest {
  return { role: "executor", stacks: [], concerns: [], files: [], budget: 8_000, ...request };
}

/** The composition for a request that has nothing wrong. */
export function composed(expertise: Expertise, request: Partial<ComposeRequest>): Composition {
  const outcome = compose(expertise, requestFor(request));
  if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
  return outcome.value;
}

/**
 * What does not hold of the compositions for one request at rising budgets, a sentence each; nothing where all does.
 * `recount` counts the texts anew, which is slow.
 */
export function compositionFaults(
  expertise: Expertise,
  request: Partial<ComposeRequest>,
  budgets: readonly number[],
  recount: boolean,
): readonly string[] {
  const faults: string[] = [];
  let before: ReadonlyMap<string, number> = new Map();
  for (const budget of budgets) {
    const composition = composed(expertise, { ...request, budget });
    const found = [
      ...tokenFaults(expertise, composition, recount),
      ...subjectFaults(expertise, composition, request),
      ...composition.receipt.modules.flatMap(({ id }) => (composition.text.includes(`(${id})`) ? [] : [`no ${id}`])),
    ];
    const now = new Map(composition.receipt.modules.map(({ id, tier }) => [id, TIERS.indexOf(tier)]));
    for (const [id, tier] of before) if ((now.get(id) ?? 0) < tier) found.push(`${id} sank`);
    before = now;
    faults.push(...found.map((fault) => `${fault}: ${JSON.stringify({ ...request, budget })}`));
  }
  return faults;
}

function tokenFaults({ catalogue }: Expertise, { text, receipt }: Composition, recount: boolean): readonly string[] {
  const { budget, tokens, modules } = receipt;
  const { head, lines } = catalogue.frame;
  const frame = text === "" ? 0 : head + (modules.some(({ tier }) => tier === "L0") ? lines : 0);
  const sum = modules.reduce((total, module) => total + module.tokens, frame);
  const counted = recount ? count(text) : tokens;
  return [
    ...(tokens > budget || counted > budget ? [`${tokens}, counted ${counted}, for ${budget}`] : []),
    ...(sum === tokens ? [] : [`${tokens} are not the sum ${sum}`]),
    // Longer texts are counted in blocks, and each cut may take a token more.
    ...(counted === tokens || text.length > 65_536 ? [] : [`${tokens} are said, ${counted} are there`]),
  ];
}

function subjectFaults(
  { catalogue }: Expertise,
  { receipt }: Composition,
  { stacks = [], concerns = [] }: Partial<ComposeRequest>,
): readonly string[] {
  const named = [...receipt.concerns, ...receipt.stacks].map(({ id }) => id);
  const [concern = ""] = concerns;
  const isServed = [...catalogue.modules.values()].some((module) => module.concerns.includes(concern));
  const first = receipt.concerns.find(({ id }) => id === concern)?.modules[0];
  const tier = receipt.modules.find(({ id }) => id === first)?.tier;
  const chosen = new Set(receipt.modules.map(({ id }) => id));
  return [
    ...[...stacks, ...concerns].filter((id) => !named.includes(id)).map((id) => `${id} is not in the receipt`),
    ...(isServed && receipt.budget >= 4_000 && tier !== "L2" ? [`${concern} has its first at ${String(tier)}`] : []),
    ...receipt.left_out.flatMap(({ id }) => (chosen.has(id) ? [`${id} is both in and out`] : [])),
  ];
}
