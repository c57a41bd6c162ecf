import { unknownReference } from "./unknown-reference";

/** Finds workflows that do not exist. */
export const unknownWorkflow = unknownReference("workflow", () => true);
