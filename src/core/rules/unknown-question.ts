import { unknownRunId } from "./unknown-run-id";

/** Finds ids of questions that the clarification does not ask. */
export const unknownQuestion = unknownRunId("question", "warning");
