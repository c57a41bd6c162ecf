import { phaseRecord } from "../../runs/run-state";
import { isHigher, LANES } from "../lanes";
import type { Phase } from "../phases";
import { refusal, type Refusal, type SettlingAct } from "../refusal";
import type { ActContext } from "./act-context";

/** Why a phase may not be entered once more: its lane's cap counts the entries after the first. */
export function capReached({ state, lane }: ActContext, phase: Phase): readonly Refusal[] {
  const cap = phase.loopCap[lane];
  const { loops } = phaseRecord(state, phase.id);
  if (cap === undefined || loops <= cap) return [];
  const higher = LANES.find((each) => isHigher(each, lane) && allows(phase.loopCap[each], loops));
  const settle: readonly [SettlingAct, string] =
    higher === undefined ? ["ask_person", phase.id] : ["raise_lane", higher];
  const way =
    higher === undefined ? "a person settles what is open, or abandons the run" : `raise the lane to \`${higher}\``;
  const message = `The phase \`${phase.id}\` was entered ${String(loops)} times, and the lane \`${lane}\` allows ${String(cap)} repetitions: ${way}.`;
  return [refusal("gate/loop-cap", message, settle)];
}

function allows(cap: number | undefined, loops: number): boolean {
  return cap === undefined || loops <= cap;
}
