import type { Said } from "../protocol/support/terminal";
import type { Scene } from "./scene";

/** The prepared runs that attacks start from. */
export type StageName =
  /** A quick run in its first phase, its artifact made from the template. */
  | "started"
  /** The same run in `execute`. */
  | "executing"
  /** The same run in `verify`, nothing run yet. */
  | "verifying"
  /** The same run in `review`, with evidence, its review submitted by the agent that did the work. */
  | "reviewing"
  /** The same, with a person's approval. */
  | "approved"
  /** A standard run in `specify`, its spec submitted. */
  | "specified"
  /** The same, with a person's approval. */
  | "signed"
  /** The same run in `plan`, its plan submitted and not approved. */
  | "planned"
  /** The same run in `verify`, its plan approved, nothing run yet. */
  | "proving"
  /** The same, with evidence and a proof that tells of it, submitted. */
  | "proven";

/** Something that is done to a run, its files or its log. */
type Step = (scene: Scene) => unknown;

/** A way to get past a gate that has to be refused, and the honest way that differs from it in as little as possible. */
export interface Attack {
  readonly name: string;
  /** What the attacker does, as a clause without a full stop. */
  readonly trick: string;
  /** What an honest person or agent does instead. */
  readonly twin: string;
  readonly from: StageName;
  /** Nothing where the trick is in what is asked for. */
  readonly evil?: Step;
  /** Nothing where the twin only leaves the trick out. */
  readonly honest?: Step;
  /** What both ask for in the end: refused after the trick, and done for the twin. */
  readonly ask: (scene: Scene, isEvil: boolean) => Promise<Said>;
  /** The codes it has to be refused with; a text without `/` is one that the answer holds. */
  readonly refusedBy: readonly string[];
}
