import type { ComposedReceipt, ComposeParams } from "../../protocol/compose";

/** A context that was composed in this window, and what it was asked for. */
export interface Composition {
  /** The folder of the project; undefined without one. */
  readonly root: string | undefined;
  readonly params: ComposeParams;
  readonly text: string;
  readonly receipt: ComposedReceipt;
  /** How a module is called. */
  readonly titleOf: (id: string) => string;
}
