import { unknownReference } from "./unknown-reference";
import { hasCompositionMap } from "./unknown-stack";

/** Finds concerns that neither the composition map nor a bundled module knows. Without a map nothing says which exist. */
export const unknownConcern = unknownReference("concern", hasCompositionMap);
