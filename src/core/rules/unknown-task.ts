import { unknownRunId } from "./unknown-run-id";

/** Finds tasks that the plan does not have. */
export const unknownTask = unknownRunId("task", "error");
