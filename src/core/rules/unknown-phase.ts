import { unknownReference } from "./unknown-reference";

/** Finds phases without a workflow. An artifact with a schema is left to it: the schema knows the one right phase. */
export const unknownPhase = unknownReference(
  "phase",
  ({ kind }) => kind?.id !== "artifact" || kind.schema === undefined,
);
