import type { OffsetRange } from "../text/range";

/** What can be done about a refusal, as an act of this engine, or of a person outside of it. */
export const SETTLING_ACTS = [
  "start",
  "enter",
  "submit",
  "approve",
  "reject",
  "record_evidence",
  "resolve_finding",
  "skip",
  "raise_lane",
  "resume",
  "accept_log",
  "finish",
  /** Change the document that the refusal names. */
  "edit",
  /** Let a person do what was asked for. */
  "ask_person",
  /** Let someone do it who is no author of the work. */
  "ask_reviewer",
  /** Nothing: what was asked for is past or makes no sense. */
  "none",
] as const;
export type SettlingAct = (typeof SETTLING_ACTS)[number];

/** The act that settles a refusal, and what it is about: a phase, a path, an id, a lane or a command. */
export interface Settlement {
  readonly act: SettlingAct;
  readonly argument: string;
}

/** One reason why a request was not granted. */
export interface Refusal {
  /** `gate/…` for the engine's own reasons, `wazir/…` where a rule found a fault in a document. */
  readonly code: string;
  readonly message: string;
  /** The document it is about, below the run's folder. */
  readonly path?: string;
  readonly range?: OffsetRange;
  readonly settle: Settlement;
}

/** A reason; `at` is the place in a document that it is about. */
export function refusal(
  code: `gate/${string}`,
  message: string,
  settle: readonly [SettlingAct, string],
  at: { readonly path?: string; readonly range?: OffsetRange } = {},
): Refusal {
  const [act, argument] = settle;
  return {
    code,
    message,
    ...(at.path === undefined ? {} : { path: at.path }),
    ...(at.range === undefined ? {} : { range: at.range }),
    settle: { act, argument },
  };
}
