import { unknownReference } from "./unknown-reference";

/** Finds required hooks that have no definition. */
export const unknownHook = unknownReference("hook", () => true);
