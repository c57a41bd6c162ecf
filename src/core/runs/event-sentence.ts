import { untranslated, type Translate } from "../text/translate";
import type { RunFact } from "./run-events";

/** What happened, as a sentence for a person. Ids and paths stand in backticks. */
export function sentenceOf(fact: RunFact, t: Translate = untranslated): string {
  switch (fact.event) {
    case "run_started":
      return t("Started in the lane `{0}`, phase `{1}`.", fact.lane, fact.phase);
    case "phase_enter":
      return fact.loop > 1
        ? t("Entered the phase `{0}`, loop {1}.", fact.phase, fact.loop)
        : t("Entered the phase `{0}`.", fact.phase);
    case "phase_exit":
      return t("Left the phase `{0}`.", fact.phase);
    case "phase_skipped":
      return t("Skipped the phase `{0}`.", fact.phase);
    case "artifact_submitted":
      return t("Submitted `{0}` to the phase `{1}`.", fact.artifact, fact.phase);
    case "artifact_approved":
      return t("Approved `{0}`.", fact.artifact);
    case "gate_rejected":
      return t("Sent back from `{0}` to `{1}`.", fact.phase, fact.to);
    case "evidence_recorded":
      return t("Recorded the evidence `{0}`: {1}.", fact.evidence.id, fact.evidence.outcome);
    case "expertise_composed":
      return t(
        "Composed expertise for `{0}`: {1} modules, {2} tokens.",
        fact.receipt.role,
        fact.receipt.modules.length,
        fact.receipt.tokens,
      );
    case "finding_added":
      return t("Added the {0} finding `{1}`.", fact.finding.severity, fact.finding.id);
    case "finding_resolved":
      return t("Resolved the finding `{0}`.", fact.finding);
    case "lane_raised":
      return t("Raised the lane from `{0}` to `{1}`.", fact.from, fact.lane);
    case "run_paused":
      return t("Paused the run.");
    case "run_resumed":
      return t("The run goes on.");
    case "run_abandoned":
      return t("Gave the run up.");
    case "run_finished":
      return t("Finished the run.");
    case "log_accepted":
      return t("Accepted line {0} of the log.", fact.line);
  }
}

/** What whoever did it said of it: a reason, a resolution, a title, a command. Undefined where nothing was said. */
export function remarkOf(fact: RunFact): string | undefined {
  switch (fact.event) {
    case "run_started":
      return fact.title;
    case "finding_added":
      return fact.finding.title;
    case "phase_skipped":
    case "gate_rejected":
    case "run_paused":
    case "run_abandoned":
    case "log_accepted":
      return fact.reason;
    case "evidence_recorded":
      return fact.evidence.command;
    case "finding_resolved":
      return fact.resolution;
    case "expertise_composed":
    case "phase_enter":
    case "phase_exit":
    case "artifact_submitted":
    case "artifact_approved":
    case "lane_raised":
    case "run_resumed":
    case "run_finished":
      return undefined;
  }
}
