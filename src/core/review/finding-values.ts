import type { Severity } from "../runs/run-events";

/** How a finding stands: settled by a change, lived with by a person, or not settled yet. */
export type FindingStatus = "open" | "resolved" | "accepted";

/** From the gravest to a remark. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

export const FINDING_STATES: readonly FindingStatus[] = ["open", "resolved", "accepted"];
