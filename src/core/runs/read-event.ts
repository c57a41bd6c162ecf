import { isLane } from "../pipeline/lanes";
import type { EventEnvelope, RunEvent, RunFact } from "./run-events";

/** A line of a log as a value: an event of the pipeline, or one that only captures and reports read. */
export type ReadEvent =
  | { readonly kind: "pipeline"; readonly event: RunEvent }
  | { readonly kind: "other"; readonly event: EventEnvelope & { readonly event: string } }
  /** `why` completes "This line …": "has no `actor`". */
  | { readonly kind: "fault"; readonly why: string };

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;
type Fact<Name extends RunFact["event"]> = Extract<RunFact, { readonly event: Name }>;
type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

/** The checks of one event's own fields: all of them, so that none is forgotten here when the type grows. */
interface FactShape<T> {
  readonly required: Readonly<Record<Exclude<keyof T, "event" | OptionalKeys<T>>, Check>>;
  readonly optional: Readonly<Record<OptionalKeys<T>, Check>>;
}

const text: Check = (value) => typeof value === "string" && value !== "";
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 1;
const digest: Check = (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const numberOrNull: Check = (value) => value === null || typeof value === "number";
const truth: Check = (value) => typeof value === "boolean";
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);

const actor: Check = (value) => isRecord(value) && text(value.id) && oneOf("person", "agent")(value.kind);

const ENVELOPE: Fields = { seq: count, event: text, run_id: text, created_at: text, actor };

const EVIDENCE: Fields = {
  id: text,
  command: (value) => typeof value === "string",
  outcome: oneOf("pass", "fail", "blocked", "not_verified"),
  exit_code: numberOrNull,
  tests_run: numberOrNull,
  covers: texts,
};

const FINDING: Fields = { id: text, severity: oneOf("critical", "high", "medium", "low", "info"), title: text };

const evidence: Check = (value) => isRecord(value) && faultIn(value, EVIDENCE, { manual: truth }) === undefined;
const finding: Check = (value) =>
  isRecord(value) && faultIn(value, FINDING, { artifact: text, file: text, line: count }) === undefined;

const RECEIPT: Fields = {
  role: text,
  budget: count,
  tokens: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  modules: (value) => Array.isArray(value) && value.every(receiptModule),
};

function receiptModule(value: unknown): boolean {
  return (
    isRecord(value) &&
    faultIn(value, { id: text, tier: oneOf("L0", "L1", "L2"), tokens: count, hash: digest }, {}) === undefined
  );
}

const receipt: Check = (value) => isRecord(value) && faultIn(value, RECEIPT, {}) === undefined;

const SHAPES: { readonly [Name in RunFact["event"]]: FactShape<Fact<Name>> } = {
  run_started: {
    required: { phase: text, lane: isLane, intent: text, title: text },
    optional: { size: text },
  },
  phase_enter: { required: { phase: text, loop: count }, optional: {} },
  artifact_submitted: { required: { phase: text, artifact: text, kind: text, sha256: digest }, optional: {} },
  artifact_approved: {
    required: { phase: text, artifact: text, sha256: digest, key: text, signature: text },
    optional: {},
  },
  gate_rejected: { required: { phase: text, to: text, reason: text }, optional: { artifact: text } },
  evidence_recorded: { required: { phase: text, evidence }, optional: {} },
  finding_added: { required: { phase: text, finding }, optional: {} },
  finding_resolved: { required: { finding: text, resolution: text }, optional: {} },
  expertise_composed: { required: { phase: text, receipt }, optional: {} },
  phase_exit: { required: { phase: text }, optional: {} },
  phase_skipped: { required: { phase: text, reason: text }, optional: {} },
  lane_raised: { required: { from: isLane, lane: isLane }, optional: {} },
  run_paused: { required: {}, optional: { reason: text } },
  run_resumed: { required: {}, optional: {} },
  run_abandoned: { required: { reason: text }, optional: {} },
  run_finished: { required: {}, optional: {} },
  log_accepted: { required: { line: count, reason: text }, optional: {} },
};

const BY_NAME: ReadonlyMap<unknown, { readonly required: Fields; readonly optional: Fields }> = new Map(
  Object.entries(SHAPES),
);

/** Reads the value of one line of a log. Never throws, whatever it holds. */
export function readEvent(value: unknown): ReadEvent {
  if (!isRecord(value)) return { kind: "fault", why: "is no JSON object" };
  const shape = BY_NAME.get(value.event);
  const why = faultIn(value, ENVELOPE, {}) ?? (shape && faultIn(value, shape.required, shape.optional));
  if (why !== undefined) return { kind: "fault", why };
  if (shape !== undefined) return { kind: "pipeline", event: value as unknown as RunEvent };
  return { kind: "other", event: value as unknown as EventEnvelope & { readonly event: string } };
}

/** The event of the pipeline that a value is; undefined where it is another one, or none. */
export function runEventOf(value: unknown): RunEvent | undefined {
  const read = readEvent(value);
  return read.kind === "pipeline" ? read.event : undefined;
}

function faultIn(value: Record<string, unknown>, required: Fields, optional: Fields): string | undefined {
  for (const [name, check] of Object.entries(required)) {
    if (!Object.hasOwn(value, name)) return `has no \`${name}\``;
    if (!check(value[name])) return `has a \`${name}\` of the wrong form`;
  }
  const wrong = Object.entries(optional).find(([name, check]) => Object.hasOwn(value, name) && !check(value[name]));
  return wrong && `has a \`${wrong[0]}\` of the wrong form`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
