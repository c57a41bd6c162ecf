import type { Lane } from "../pipeline/lanes";
import type { Actor } from "./event";
import type { EvidenceFacts, FindingFacts, ReceiptFacts, RunEvent } from "./run-events";

/** One run as its log tells it. `seq` numbers are those of the log's lines; what never happened is 0. */
export interface RunState {
  /** Undefined before a run was started. */
  readonly about: RunAbout | undefined;
  readonly status: "active" | "paused" | "finished" | "abandoned";
  /** The lane it is in now; undefined before it was started. */
  readonly lane: Lane | undefined;
  /** The phase that was entered last, whether or not it was left since. */
  readonly phase: string | undefined;
  readonly phases: ReadonlyMap<string, PhaseRecord>;
  /** By their path below the run's folder. */
  readonly artifacts: ReadonlyMap<string, ArtifactRecord>;
  readonly evidence: readonly EvidenceEntry[];
  /** What expertise was composed for the work, in the log's order. */
  readonly receipts: readonly ReceiptEntry[];
  /** By id. */
  readonly findings: ReadonlyMap<string, FindingRecord>;
  /** Who paused it; undefined where it is not paused. */
  readonly pausedBy: Actor | undefined;
  /** Damaged lines of the log that a person goes on in spite of. */
  readonly acceptedLines: readonly number[];
  readonly lastSeq: number;
  /** ISO 8601; empty before the first event. */
  readonly updatedAt: string;
}

/** What was said of a run when it was started. */
export interface RunAbout {
  readonly runId: string;
  readonly title: string;
  readonly intent: string;
  readonly size: string | undefined;
  readonly startedBy: Actor;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** What became of one phase. */
export interface PhaseRecord {
  /** How often it was entered. */
  readonly loops: number;
  readonly enteredSeq: number;
  /** The exit after the last entry; 0 while it is open, and again once it is entered anew. */
  readonly exitSeq: number;
  /** Ids of those who left it; whoever ends a phase answers for its work. */
  readonly leftBy: readonly string[];
  /** Why it was passed over; undefined where it was not, or was entered since. */
  readonly skipped: string | undefined;
  /** Why it was sent back to; undefined in its first loop. */
  readonly sentBack: string | undefined;
}

/** What the log says of one artifact. */
export interface ArtifactRecord {
  readonly path: string;
  readonly kind: string;
  readonly phase: string;
  /** The content that was submitted last. */
  readonly sha256: string;
  readonly submittedSeq: number;
  readonly submittedBy: Actor;
  /** Ids of all who ever submitted it. */
  readonly authors: readonly string[];
  readonly approvals: readonly ApprovalRecord[];
}

/** One approval; whether its signature holds is judged where keys are known. */
export interface ApprovalRecord {
  readonly seq: number;
  readonly actor: Actor;
  readonly createdAt: string;
  readonly sha256: string;
  readonly key: string;
  readonly signature: string;
}

export interface EvidenceEntry {
  readonly seq: number;
  readonly phase: string;
  readonly actor: Actor;
  readonly evidence: EvidenceFacts;
}

/** Expertise that was composed for a phase. */
export interface ReceiptEntry {
  readonly seq: number;
  readonly phase: string;
  readonly actor: Actor;
  readonly receipt: ReceiptFacts;
}

export interface FindingRecord {
  readonly finding: FindingFacts;
  readonly phase: string;
  readonly seq: number;
  readonly raisedBy: Actor;
  /** How it was settled; undefined while it is open. */
  readonly resolution: string | undefined;
}

/** The state before a log's first line. */
export const NO_RUN: RunState = {
  about: undefined,
  status: "active",
  lane: undefined,
  phase: undefined,
  phases: new Map(),
  artifacts: new Map(),
  evidence: [],
  receipts: [],
  findings: new Map(),
  pausedBy: undefined,
  acceptedLines: [],
  lastSeq: 0,
  updatedAt: "",
};

const NEVER: PhaseRecord = {
  loops: 0,
  enteredSeq: 0,
  exitSeq: 0,
  leftBy: [],
  skipped: undefined,
  sentBack: undefined,
};

/** The state after these events, in the log's order. */
export function stateAfter(events: Iterable<RunEvent>, before: RunState = NO_RUN): RunState {
  let state = before;
  for (const event of events) state = applyEvent(state, event);
  return state;
}

/** The state after one more event. What was there before stays as it is. */
export function applyEvent(state: RunState, event: RunEvent): RunState {
  return { ...state, ...changeBy(state, event), lastSeq: event.seq, updatedAt: event.created_at };
}

/** What a phase has been through; a record of nothing where it was never entered. */
export function phaseRecord(state: RunState, phase: string): PhaseRecord {
  return state.phases.get(phase) ?? NEVER;
}

/** The phase that is being worked in: entered, and neither left nor skipped since. */
export function openPhase(state: RunState): string | undefined {
  if (state.phase === undefined) return undefined;
  const { exitSeq, skipped } = phaseRecord(state, state.phase);
  return exitSeq === 0 && skipped === undefined ? state.phase : undefined;
}

/** Who has submitted an artifact of these phases, or ended one of them: the authors of what they left. */
export function authorsOf(state: RunState, phases: readonly string[]): ReadonlySet<string> {
  const submitted = [...state.artifacts.values()].filter(({ phase }) => phases.includes(phase));
  return new Set([
    ...submitted.flatMap(({ authors }) => authors),
    ...phases
      .filter((phase) => !submitted.some((artifact) => artifact.phase === phase))
      .flatMap((phase) => phaseRecord(state, phase).leftBy),
  ]);
}

function changeBy(state: RunState, event: RunEvent): Partial<RunState> {
  switch (event.event) {
    case "run_started":
      return started(state, event);
    case "phase_enter":
      return { phase: event.phase, phases: entered(state, event) };
    case "phase_exit": {
      const { leftBy } = phaseRecord(state, event.phase);
      return withPhase(state, event.phase, { exitSeq: event.seq, leftBy: added(leftBy, event.actor.id) });
    }
    case "phase_skipped":
      return withPhase(state, event.phase, { skipped: event.reason });
    case "gate_rejected":
      return withPhase(state, event.to, { sentBack: event.reason });
    case "lane_raised":
      return { lane: event.lane };
    case "artifact_submitted":
      return { artifacts: submitted(state, event) };
    case "artifact_approved":
      return { artifacts: approved(state, event) };
    case "evidence_recorded": {
      const { seq, phase, actor, evidence } = event;
      return { evidence: [...state.evidence, { seq, phase, actor, evidence }] };
    }
    case "expertise_composed": {
      const { seq, phase, actor, receipt } = event;
      return { receipts: [...state.receipts, { seq, phase, actor, receipt }] };
    }
    case "finding_added": {
      const { finding, phase, seq, actor } = event;
      const record = { finding, phase, seq, raisedBy: actor, resolution: undefined };
      return { findings: new Map(state.findings).set(finding.id, record) };
    }
    case "finding_resolved": {
      const record = state.findings.get(event.finding);
      if (record === undefined) return {};
      const resolved = { ...record, resolution: event.resolution };
      return { findings: new Map(state.findings).set(event.finding, resolved) };
    }
    case "run_paused":
      return { status: "paused", pausedBy: event.actor };
    case "run_resumed":
      return { status: "active", pausedBy: undefined };
    case "run_abandoned":
      return { status: "abandoned", pausedBy: undefined };
    case "run_finished":
      return { status: "finished", pausedBy: undefined };
    case "log_accepted":
      // Only a person may decide to go on; a line that says otherwise changes nothing.
      return event.actor.kind === "person" ? { acceptedLines: [...state.acceptedLines, event.line] } : {};
  }
}

type EventNamed<Name extends RunEvent["event"]> = Extract<RunEvent, { readonly event: Name }>;

function started(state: RunState, event: EventNamed<"run_started">): Partial<RunState> {
  return {
    about: {
      runId: event.run_id,
      title: event.title,
      intent: event.intent,
      size: event.size,
      startedBy: event.actor,
      startedAt: event.created_at,
    },
    lane: event.lane,
    phase: event.phase,
    phases: entered(state, event),
  };
}

function entered(state: RunState, { phase, seq }: { phase: string; seq: number }): RunState["phases"] {
  const before = phaseRecord(state, phase);
  return new Map(state.phases).set(phase, {
    ...before,
    loops: before.loops + 1,
    enteredSeq: seq,
    exitSeq: 0,
    skipped: undefined,
  });
}

function withPhase(state: RunState, phase: string, change: Partial<PhaseRecord>): Partial<RunState> {
  return { phases: new Map(state.phases).set(phase, { ...phaseRecord(state, phase), ...change }) };
}

function submitted(state: RunState, event: EventNamed<"artifact_submitted">): RunState["artifacts"] {
  const before = state.artifacts.get(event.artifact);
  return new Map(state.artifacts).set(event.artifact, {
    path: event.artifact,
    kind: event.kind,
    phase: event.phase,
    sha256: event.sha256,
    submittedSeq: event.seq,
    submittedBy: event.actor,
    authors: added(before?.authors ?? [], event.actor.id),
    approvals: before?.approvals ?? [],
  });
}

function approved(state: RunState, event: EventNamed<"artifact_approved">): RunState["artifacts"] {
  const record = state.artifacts.get(event.artifact);
  if (record === undefined) return state.artifacts;
  const { seq, actor, created_at: createdAt, sha256, key, signature } = event;
  const approvals = [...record.approvals, { seq, actor, createdAt, sha256, key, signature }];
  return new Map(state.artifacts).set(event.artifact, { ...record, approvals });
}

function added(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id];
}
