import { unknownRunId } from "./unknown-run-id";

/** Finds acceptance criteria that the spec does not have. */
export const unknownCriterion = unknownRunId("criterion", "error");
