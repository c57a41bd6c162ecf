import type { Lane } from "../pipeline/lanes";
import type { Actor } from "./event";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** What a check showed; `not_verified` ran without deciding anything, as with zero tests. */
export type Outcome = "pass" | "fail" | "blocked" | "not_verified";

/** What the pipeline reads of an evidence record; whoever collects the evidence may write more into it. */
export interface EvidenceFacts {
  readonly id: string;
  /** The command as it was run; the act in words where `manual`. */
  readonly command: string;
  readonly outcome: Outcome;
  /** Null where nothing could be run. */
  readonly exit_code: number | null;
  /** Tests executed, as the runner itself counted them; null where the command is no test runner. */
  readonly tests_run: number | null;
  /** Ids of the criteria that the check decides. */
  readonly covers: readonly string[];
  /** A person's own observation instead of a command. */
  readonly manual?: boolean;
  readonly [field: string]: unknown;
}

/** A defect that someone found in a run. */
export interface FindingFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Path below the run's folder. */
  readonly artifact?: string;
  /** Path below the workspace, and its line, counted from 1. */
  readonly file?: string;
  readonly line?: number;
}

/** What the pipeline reads of the receipt of a composed context; whoever composed it may write more into it. */
export interface ReceiptFacts {
  readonly role: string;
  readonly budget: number;
  readonly tokens: number;
  /** The modules that were in the context; `hash` is the SHA-256 of a module's text. */
  readonly modules: readonly ReceiptModuleFacts[];
  readonly [field: string]: unknown;
}

export interface ReceiptModuleFacts {
  readonly id: string;
  readonly tier: string;
  readonly tokens: number;
  readonly hash: string;
  readonly [field: string]: unknown;
}

/** What happened, without when, where and by whom. Paths are below the run's folder, digests are SHA-256 in hex. */
export type RunFact =
  | {
      readonly event: "run_started";
      readonly phase: string;
      readonly lane: Lane;
      readonly intent: string;
      readonly title: string;
      readonly size?: string;
    }
  /** `loop` is how often the phase has been entered, counted from 1. */
  | { readonly event: "phase_enter"; readonly phase: string; readonly loop: number }
  /** `sha256` is of the canonical content; the actor is its author. */
  | {
      readonly event: "artifact_submitted";
      readonly phase: string;
      readonly artifact: string;
      readonly kind: string;
      readonly sha256: string;
    }
  /** `key` is the fingerprint of the public key that checks `signature`. */
  | {
      readonly event: "artifact_approved";
      readonly phase: string;
      readonly artifact: string;
      readonly sha256: string;
      readonly key: string;
      readonly signature: string;
    }
  | {
      readonly event: "gate_rejected";
      readonly phase: string;
      readonly to: string;
      readonly reason: string;
      readonly artifact?: string;
    }
  | { readonly event: "evidence_recorded"; readonly phase: string; readonly evidence: EvidenceFacts }
  | { readonly event: "finding_added"; readonly phase: string; readonly finding: FindingFacts }
  /** `finding` is the id of one that was added. */
  | { readonly event: "finding_resolved"; readonly finding: string; readonly resolution: string }
  /** The expertise that somebody was given for the work in a phase. */
  | { readonly event: "expertise_composed"; readonly phase: string; readonly receipt: ReceiptFacts }
  | { readonly event: "phase_exit"; readonly phase: string }
  | { readonly event: "phase_skipped"; readonly phase: string; readonly reason: string }
  | { readonly event: "lane_raised"; readonly from: Lane; readonly lane: Lane }
  | { readonly event: "run_paused"; readonly reason?: string }
  | { readonly event: "run_resumed" }
  | { readonly event: "run_abandoned"; readonly reason: string }
  | { readonly event: "run_finished" }
  /** A person goes on although line `line` of the log (counted from 1) is damaged. */
  | { readonly event: "log_accepted"; readonly line: number; readonly reason: string };

/** What every line of a log carries. */
export interface EventEnvelope {
  /** The number of the line, counted from 1. */
  readonly seq: number;
  readonly run_id: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly actor: Actor;
}

/** A line of a log that the pipeline knows. */
export type RunEvent = EventEnvelope & RunFact;
