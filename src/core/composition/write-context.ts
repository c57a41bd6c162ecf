import type { Expertise } from "../catalogue/expertise";
import { block, briefOf, FRAME, lineOf, titleOf } from "../catalogue/module-text";
import type { ModuleState } from "./plan-tiers";
import type { SelectedModule } from "./select-modules";

/** The text of a context: what is written out, in order, then the lines of the others. */
export function writeContext(
  { textOf }: Expertise,
  selected: readonly SelectedModule[],
  states: readonly (ModuleState | undefined)[],
): string {
  const placed = selected.map(({ module }, index) => ({ module, state: states[index] }));
  const written = placed.flatMap(({ module, state }) => {
    if (state === undefined || state.tier === "L0") return [];
    const text = textOf(module.id);
    const at = (range = { start: 0, end: 0 }): string => text.slice(range.start, range.end);
    if (state.tier === "L1") return [briefOf(module, at(module.brief))];
    const parts = state.parts.flatMap((part) => module.parts[part] ?? []);
    return [titleOf(module, at(module.preamble)), ...parts.map((part) => block(at(part)))];
  });
  const lines = placed.flatMap(({ module, state }) => (state?.tier === "L0" ? [lineOf(module)] : []));
  if (written.length === 0 && lines.length === 0) return "";
  return [FRAME.head, ...written, ...(lines.length === 0 ? [] : [FRAME.lines, ...lines])].join("");
}
