import type { RunFact } from "../../core/runs/run-events";

/** What was added to a log, as a sentence for a person. */
export function sentenceOf(fact: RunFact): string {
  switch (fact.event) {
    case "run_started":
      return `Started in the lane \`${fact.lane}\`, phase \`${fact.phase}\`.`;
    case "phase_enter":
      return `Entered the phase \`${fact.phase}\`${fact.loop > 1 ? `, loop ${fact.loop}` : ""}.`;
    case "phase_exit":
      return `Left the phase \`${fact.phase}\`.`;
    case "phase_skipped":
      return `Skipped the phase \`${fact.phase}\`.`;
    case "artifact_submitted":
      return `Submitted \`${fact.artifact}\` to the phase \`${fact.phase}\`.`;
    case "artifact_approved":
      return `Approved \`${fact.artifact}\`.`;
    case "gate_rejected":
      return `Sent back from \`${fact.phase}\` to \`${fact.to}\`.`;
    case "evidence_recorded":
      return `Recorded the evidence \`${fact.evidence.id}\`: ${fact.evidence.outcome}.`;
    case "finding_added":
      return `Added the ${fact.finding.severity} finding \`${fact.finding.id}\`.`;
    case "finding_resolved":
      return `Resolved the finding \`${fact.finding}\`.`;
    case "lane_raised":
      return `Raised the lane from \`${fact.from}\` to \`${fact.lane}\`.`;
    case "run_paused":
      return "Paused the run.";
    case "run_resumed":
      return "The run goes on.";
    case "run_abandoned":
      return "Gave the run up.";
    case "run_finished":
      return "Finished the run.";
    case "log_accepted":
      return `Accepted line ${fact.line} of the log.`;
  }
}
