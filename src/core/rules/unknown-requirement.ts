import { unknownRunId } from "./unknown-run-id";

/** Finds requirements that the spec does not have. */
export const unknownRequirement = unknownRunId("requirement", "error");
