import type { Actor } from "../runs/event";
import type { EvidenceFacts, FindingFacts, ReceiptFacts } from "../runs/run-events";
import type { Size } from "./lane-table";
import type { Lane } from "./lanes";

/** What someone wants to happen in a run. Paths are below the run's folder. */
export type RequestAct =
  /** `lane` may be higher than the table's; a lower one is a person's to choose. */
  | {
      readonly act: "start";
      readonly title: string;
      readonly intent: string;
      readonly size?: Size;
      readonly lane?: Lane;
    }
  /** Leaves the phase that is open, if it passes, and enters this one; the next one where none is named. */
  | { readonly act: "enter"; readonly phase?: string }
  | { readonly act: "submit"; readonly artifact: string }
  /** `sha256` is the content that the person saw; `signature` is made with the key of the fingerprint `key`. */
  | {
      readonly act: "approve";
      readonly artifact: string;
      readonly sha256: string;
      readonly key: string;
      readonly signature: string;
    }
  /** Goes to the phase's reject target, or to `to`, which may be any phase up to this one. */
  | { readonly act: "reject"; readonly reason: string; readonly to?: string; readonly artifact?: string }
  | { readonly act: "record_evidence"; readonly evidence: EvidenceFacts }
  /** Keeps what expertise was composed for the open phase. */
  | { readonly act: "record_receipt"; readonly receipt: ReceiptFacts }
  | { readonly act: "add_finding"; readonly finding: FindingFacts }
  | { readonly act: "resolve_finding"; readonly finding: string; readonly resolution: string }
  | { readonly act: "skip"; readonly phase: string; readonly reason: string }
  | { readonly act: "raise_lane"; readonly lane: Lane }
  | { readonly act: "pause"; readonly reason?: string }
  | { readonly act: "resume" }
  | { readonly act: "abandon"; readonly reason: string }
  | { readonly act: "accept_log"; readonly line: number; readonly reason: string }
  | { readonly act: "finish" };

export type Act = RequestAct["act"];

/** An act with who asks for it. */
export type Request = RequestAct & { readonly actor: Actor };

/** A request for one act. */
export type RequestFor<Name extends Act> = Extract<RequestAct, { readonly act: Name }> & { readonly actor: Actor };
