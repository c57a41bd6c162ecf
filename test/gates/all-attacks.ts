import type { Attack } from "./attack";
import { ARTIFACT_ATTACKS } from "./attacks/artifacts";
import { EVIDENCE_ATTACKS } from "./attacks/evidence";
import { LOG_ATTACKS } from "./attacks/log";
import { PEOPLE_ATTACKS } from "./attacks/people";
import { SIGNATURE_ATTACKS } from "./attacks/signatures";
import { TRACE_ATTACKS } from "./attacks/traces";
import { WAY_ATTACKS } from "./attacks/ways";

/** The attacks of the suite under their headings; `docs/gates.md` has the same. */
export const ALL_ATTACKS: readonly (readonly [heading: string, attacks: readonly Attack[]])[] = [
  ["Artifacts", ARTIFACT_ATTACKS],
  ["Criteria and tasks", TRACE_ATTACKS],
  ["Evidence", EVIDENCE_ATTACKS],
  ["People and reviewers", PEOPLE_ATTACKS],
  ["Signatures", SIGNATURE_ATTACKS],
  ["The log", LOG_ATTACKS],
  ["Phases, lanes and folders", WAY_ATTACKS],
];
