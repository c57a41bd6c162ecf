import type { CataloguePart } from "../catalogue/catalogue";
import type { ComposeRequest } from "./compose-request";

/** The sections that hold what a module is about; every kind of module has one of them. */
const CORE: ReadonlySet<string> = new Set(["Rules", "Entries", "Requirements"]);

/** Which sections matter most after the core. */
const ORDERS = {
  making: ["When it applies", "Example", "Failure modes", "Verify", "Limits", "Facts"],
  judging: ["Verify", "Failure modes", "When it applies", "Limits", "Facts", "Example"],
  planning: ["When it applies", "Limits", "Facts", "Failure modes", "Verify", "Example"],
} as const;

type Work = keyof typeof ORDERS;

const WORK_OF_ROLE: Readonly<Record<string, Work>> = {
  reviewer: "judging",
  verifier: "judging",
  clarifier: "planning",
  researcher: "planning",
  specifier: "planning",
  designer: "planning",
  planner: "planning",
};

const WORK_OF_PHASE: Readonly<Record<string, Work>> = {
  spec_challenge: "judging",
  design_review: "judging",
  plan_review: "judging",
  verify: "judging",
  review: "judging",
  run_audit: "judging",
  execute: "making",
  author: "making",
};

/** The order in which the parts of a body are taken. */
export interface PartOrder {
  /** Taken together: the brief and the first part of the core. */
  readonly opening: readonly number[];
  readonly others: readonly number[];
}

/** The order of a module's parts for a role in a phase. Sections that the format does not know come last. */
export function partsInOrder(
  parts: readonly CataloguePart[],
  { role, phase = "" }: Pick<ComposeRequest, "role" | "phase">,
): PartOrder {
  const order: readonly string[] = ORDERS[WORK_OF_PHASE[phase] ?? WORK_OF_ROLE[role] ?? "making"];
  const rank = ({ section }: CataloguePart): number => {
    if (section === "Brief") return -2;
    if (CORE.has(section)) return -1;
    const at = order.indexOf(section);
    return at < 0 ? order.length : at;
  };
  const sorted = parts
    .map((part, index) => ({ index, rank: rank(part) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const firstOther = sorted.findIndex((part) => part.rank > -2);
  const cut = firstOther < 0 ? sorted.length : firstOther + 1;
  return {
    opening: sorted.slice(0, cut).map(({ index }) => index),
    others: sorted.slice(cut).map(({ index }) => index),
  };
}
