import { unknownRunId } from "./unknown-run-id";

/** Finds ids of findings that no artifact of the run reports. */
export const unknownFinding = unknownRunId("finding", "warning");
