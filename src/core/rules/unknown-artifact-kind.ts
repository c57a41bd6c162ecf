import { unknownReference } from "./unknown-reference";

/** Finds kinds of artifact that have no schema. */
export const unknownArtifactKind = unknownReference("artifact kind", () => true);
