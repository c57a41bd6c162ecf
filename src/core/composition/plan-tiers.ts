import type { Catalogue, CatalogueModule } from "../catalogue/catalogue";
import type { ModuleTier } from "../library/module";
import { partsInOrder } from "./part-order";
import type { ComposeRequest } from "./compose-request";
import type { SelectedModule } from "./select-modules";

/** How much of a module is in a context. */
export interface ModuleState {
  readonly tier: ModuleTier;
  /** At L2, the numbers of its parts, in the order of the text. */
  readonly parts: readonly number[];
  readonly tokens: number;
}

/** What of a selection fits into a budget. */
export interface TierPlan {
  /** One for each selected module, undefined where not even its line fits. */
  readonly states: readonly (ModuleState | undefined)[];
  /** What each was due. */
  readonly due: readonly ModuleTier[];
  /** Tokens of the whole text. */
  readonly tokens: number;
}

/** So many modules are written out before others get their briefs, and so many in all. */
const FIRST_IN_FULL = 3;
const MOST_IN_FULL = 5;

/**
 * Texts are counted in blocks of 65,536 characters, and a cut between two blocks may take a token or two more: so much of
 * a budget is kept free. More budget never leaves less to use.
 */
const BUDGET_PER_SPARE_TOKEN = 2_500;

/**
 * Raises modules step by step in an order that does not depend on the budget, until the next step does not fit: so more
 * budget never lowers a module's tier. First a line of each, then the closest in full, then the briefs of the others, then
 * more in full.
 */
export function planTiers(
  frame: Catalogue["frame"],
  selected: readonly SelectedModule[],
  request: ComposeRequest,
): TierPlan {
  const due = duesOf(selected, request);
  const states: (ModuleState | undefined)[] = selected.map(() => undefined);
  const most = request.budget - Math.floor(request.budget / BUDGET_PER_SPARE_TOKEN);
  let tokens = 0;
  for (const { index, state } of steps(selected, due, request)) {
    const before = states[index];
    states[index] = state;
    const after = total(frame, states);
    if (after > most) {
      states[index] = before;
      break;
    }
    tokens = after;
  }
  return { states, due, tokens };
}

function total(frame: Catalogue["frame"], states: readonly (ModuleState | undefined)[]): number {
  const hasLines = states.some((state) => state?.tier === "L0");
  return states.reduce((sum, state) => sum + (state?.tokens ?? 0), frame.head + (hasLines ? frame.lines : 0));
}

/**
 * The tier that each module is due: what it says of the role; where it says nothing, its brief if it is close to the
 * work, else its line; all of it for a lead.
 */
function duesOf(
  selected: readonly SelectedModule[],
  { role, adjust = {} }: Pick<ComposeRequest, "role" | "adjust">,
): readonly ModuleTier[] {
  const chosen = selected.map(({ module }) => adjust[module.id]);
  let inFull = selected.filter(({ isLead }, index) => (chosen[index] ?? (isLead ? "L2" : "L0")) === "L2").length;
  return selected.map(({ module, layer, isLead }, index) => {
    const own = chosen[index];
    if (own !== undefined && own !== "out") return own;
    if (isLead) return "L2";
    const wanted = module.tiers[role] ?? (layer === "concern" ? "L1" : "L0");
    if (wanted !== "L2") return wanted;
    inFull++;
    return inFull > MOST_IN_FULL ? "L1" : "L2";
  });
}

interface Step {
  readonly index: number;
  readonly state: ModuleState;
}

function steps(
  selected: readonly SelectedModule[],
  due: readonly ModuleTier[],
  request: ComposeRequest,
): readonly Step[] {
  const each = selected.map(({ module }, index) => ({ module, index }));
  const dueInFull = each.filter(({ index }) => due[index] === "L2");
  const { adjust = {} } = request;
  const isChosen = ({ module }: Indexed, tier: ModuleTier): boolean => adjust[module.id] === tier;
  const leads = dueInFull.filter((one) => selected[one.index]?.isLead === true || isChosen(one, "L2"));
  const first = [...leads, ...dueInFull.filter((one) => !leads.includes(one))].slice(
    0,
    Math.max(FIRST_IN_FULL, leads.length),
  );
  const wanted = each.filter((one) => due[one.index] !== "L0" && !first.includes(one));
  const briefs = [...wanted.filter((one) => isChosen(one, "L1")), ...wanted.filter((one) => !isChosen(one, "L1"))];
  const later = dueInFull.filter((one) => !first.includes(one));
  return [
    ...each.map(({ module, index }) => ({
      index,
      state: { tier: "L0" as const, parts: [], tokens: module.tokens.L0 },
    })),
    ...first.flatMap((one) => [...briefStep(one), ...fullSteps(one, request)]),
    ...briefs.flatMap(briefStep),
    ...later.flatMap((one) => fullSteps(one, request)),
  ];
}

interface Indexed {
  readonly module: CatalogueModule;
  readonly index: number;
}

function briefStep({ module, index }: Indexed): readonly Step[] {
  const { L1 } = module.tokens;
  return L1 === undefined ? [] : [{ index, state: { tier: "L1", parts: [], tokens: L1 } }];
}

/** The body part by part: the brief with the first part of the core at once, then what matters most. */
function fullSteps({ module, index }: Indexed, request: ComposeRequest): readonly Step[] {
  const { opening, others } = partsInOrder(module.parts, request);
  const has = new Set(opening);
  const stateNow = (): ModuleState => {
    const parts = module.parts.flatMap((_, part) => (has.has(part) ? [part] : []));
    const tokens = parts.reduce((sum, part) => sum + (module.parts[part]?.tokens ?? 0), module.tokens.title);
    return { tier: "L2", parts, tokens };
  };
  return [undefined, ...others].map((part) => {
    if (part !== undefined) has.add(part);
    return { index, state: stateNow() };
  });
}
