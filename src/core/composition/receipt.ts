import type { ModuleTier } from "../library/module";

/** A module that is in a context. */
export interface ReceiptModule {
  readonly id: string;
  readonly tier: ModuleTier;
  /** What it takes of the budget. */
  readonly tokens: number;
  readonly why: string;
  readonly layer: Layer;
  readonly origin: "bundled" | "workspace";
  /** Whether a workspace's module stands in the place of a bundled one. */
  readonly replaces?: true;
  /** SHA-256 of the module's text. */
  readonly hash: string;
  /** What it was due and does not have, and why; absent where it has all. */
  readonly degraded?: string;
}

/** Why modules come, in the order in which they do. */
export type Layer = "concern" | "stack" | "antipattern" | "general";

/** A concern or stack that a context was composed for. */
export interface ReceiptSubject {
  readonly id: string;
  /** How it came to be asked for. */
  readonly why: string;
  /** The modules that serve it and are in the context, best first. */
  readonly modules: readonly string[];
}

/** What a context is made of, what is not in it, and why. */
export interface Receipt {
  readonly budget: number;
  readonly tokens: number;
  readonly role: string;
  readonly phase?: string;
  readonly stacks: readonly ReceiptSubject[];
  readonly concerns: readonly ReceiptSubject[];
  /** In the order of the text. */
  readonly modules: readonly ReceiptModule[];
  readonly left_out: readonly { readonly id: string; readonly why: string }[];
}

/** A context with its receipt. */
export interface Composition {
  readonly text: string;
  readonly receipt: Receipt;
}
