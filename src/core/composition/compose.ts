import type { Expertise } from "../catalogue/expertise";
import { requestProblems, type ComposeRequest } from "./compose-request";
import { planTiers, type ModuleState } from "./plan-tiers";
import type { Composition, ReceiptModule } from "./receipt";
import { selectModules, type SelectedModule } from "./select-modules";
import { writeContext } from "./write-context";

/** A context, or the sentences that say why there is none. */
export type ComposeOutcome =
  { readonly ok: true; readonly value: Composition } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Composes the context of a role from the modules that fit a request, within its budget. The same request and the same
 * modules give the same bytes.
 */
export function compose(expertise: Expertise, request: ComposeRequest): ComposeOutcome {
  const problems = requestProblems(expertise.catalogue, request);
  if (problems.length > 0) return { ok: false, problems };
  const selection = selectModules(expertise, request);
  const plan = planTiers(expertise.catalogue.frame, selection.modules, request);
  const modules = selection.modules.flatMap((selected, index) => {
    const state = plan.states[index];
    return state === undefined ? [] : [{ entry: receiptModule(selected, state, plan.due[index] ?? "L0"), state }];
  });
  const missing = selection.modules.filter((_, index) => plan.states[index] === undefined);
  const isLine = ({ state }: { readonly state: ModuleState }): boolean => state.tier === "L0";
  return {
    ok: true,
    value: {
      text: writeContext(expertise, selection.modules, plan.states),
      receipt: {
        budget: request.budget,
        tokens: plan.tokens,
        role: request.role,
        ...(request.phase === undefined ? {} : { phase: request.phase }),
        stacks: selection.stacks,
        concerns: selection.concerns,
        modules: [...modules.filter((one) => !isLine(one)), ...modules.filter(isLine)].map(({ entry }) => entry),
        left_out: [
          ...missing.map(({ module, why }) => ({ id: module.id, why: `the budget has no room for its line (${why})` })),
          ...selection.leftOut,
        ],
      },
    },
  };
}

function receiptModule({ module, layer, why }: SelectedModule, state: ModuleState, due: string): ReceiptModule {
  const degraded = shortfall(module.parts, state, due);
  return {
    id: module.id,
    tier: state.tier,
    tokens: state.tokens,
    why,
    layer,
    origin: module.origin,
    ...(module.replaces === true ? { replaces: true } : {}),
    hash: module.hash,
    ...(degraded === undefined ? {} : { degraded }),
  };
}

/** What a module was due and does not have. */
function shortfall(
  parts: SelectedModule["module"]["parts"],
  { tier, parts: has }: ModuleState,
  due: string,
): string | undefined {
  if (tier !== "L2") return tier < due ? `${due} was due, and the budget had room for ${tier}` : undefined;
  const missing = parts.filter((_, index) => !has.includes(index)).map(({ section }) => section);
  if (missing.length === 0) return undefined;
  return `the budget had no room for all of ${[...new Set(missing)].join(", ")}`;
}
