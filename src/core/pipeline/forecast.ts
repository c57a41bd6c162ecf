import type { Project } from "../library/project";
import type { RunState } from "../runs/run-state";
import type { CountTokens } from "./capsule";
import { submittedOf } from "./gates/gate-context";
import type { Lane } from "./lanes";
import type { Phase } from "./phases";
import { requiredOutputs } from "./pipeline";

/** What an agent will have to read before it can do a phase, in tokens. */
export interface Forecast {
  readonly phase: string;
  readonly parts: readonly ForecastPart[];
  /** The sum of the parts. */
  readonly total: number;
}

export interface ForecastPart {
  readonly what: "input" | "template" | "context";
  /** The path of an input below the run's folder, the kind of a template, the name of a piece of context. */
  readonly name: string;
  readonly tokens: number;
}

/** A text that goes into the context beside the artifacts, such as the composed expertise. */
export interface ContextText {
  readonly name: string;
  readonly text: string;
}

/**
 * The forecast of a phase: the submitted artifacts of its inputs' kinds (`textOf` gives an artifact's text by its path,
 * undefined where it cannot be read), the templates of what it has to leave, and what else is put into the context.
 */
export function forecast(
  project: Project,
  state: RunState,
  { phase, lane }: { readonly phase: Phase; readonly lane: Lane },
  textOf: (path: string) => string | undefined,
  context: readonly ContextText[],
  countTokens: CountTokens,
): Forecast {
  const part = (what: ForecastPart["what"], name: string, text: string | undefined): readonly ForecastPart[] =>
    text === undefined ? [] : [{ what, name, tokens: countTokens(text) }];
  const parts = [
    ...submittedOf(state, phase.inputs).flatMap(({ path }) => part("input", path, textOf(path))),
    ...requiredOutputs(phase, lane).flatMap((kind) =>
      part("template", kind, project.library.get("template", kind)?.text),
    ),
    ...context.flatMap(({ name, text }) => part("context", name, text)),
  ];
  return { phase: phase.id, parts, total: parts.reduce((sum, { tokens }) => sum + tokens, 0) };
}
