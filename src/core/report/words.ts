import type { FindingView } from "../pipeline/artifact-view";
import type { PhaseCondition } from "./phase-rows";
import type { Gate } from "../pipeline/phases";
import type { Actor } from "../runs/event";
import type { Outcome } from "../runs/run-events";
import type { RunState } from "../runs/run-state";
import type { Translate } from "../text/translate";
import { element, type PageNode } from "./page-node";

/** How a phase's condition is written. */
export function conditionWords(condition: PhaseCondition, t: Translate): string {
  switch (condition) {
    case "pending":
      return t("pending");
    case "active":
      return t("active");
    case "waiting":
      return t("waiting for you");
    case "refused":
      return t("refused");
    case "stale":
      return t("stale");
    case "done":
      return t("done");
    case "skipped":
      return t("skipped");
    case "stopped":
      return t("left open");
  }
}

/** How a gate is written. */
export function gateWords(gate: Gate, t: Translate): string {
  switch (gate) {
    case "none":
      return t("no gate");
    case "reviewer":
      return t("reviewer gate");
    case "human":
      return t("human gate");
  }
}

/** How a run's status is written. */
export function statusWords(status: RunState["status"], t: Translate): string {
  switch (status) {
    case "active":
      return t("active");
    case "paused":
      return t("paused");
    case "finished":
      return t("finished");
    case "abandoned":
      return t("abandoned");
  }
}

/** How a finding stands, in a word. */
export function findingStatusWords(status: FindingView["status"], t: Translate): string {
  switch (status) {
    case "open":
      return t("open");
    case "resolved":
      return t("resolved");
    case "accepted":
      return t("accepted");
  }
}

/** How the outcome of a check is written. */
export function outcomeWords(outcome: Outcome, t: Translate): string {
  switch (outcome) {
    case "pass":
      return t("pass");
    case "fail":
      return t("fail");
    case "blocked":
      return t("blocked");
    case "not_verified":
      return t("not verified");
  }
}

/** Who did something; that it was an agent is said. */
export function actorWords({ id, kind }: Actor, t: Translate): string {
  return kind === "agent" ? t("{0} (agent)", id) : id;
}

const ISO_UTC = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?Z$/;

/** A time of the log in UTC, the same for every reader; as it stands where it is none. */
export function timeNode(iso: string): PageNode {
  const [, day, minute] = ISO_UTC.exec(iso) ?? [];
  return day === undefined || minute === undefined ? iso : element("time", { datetime: iso }, `${day} ${minute} UTC`);
}

/** A word with a mark before it, so that neither colour nor mark alone says it. */
export function badge(kind: string, words: string): PageNode {
  return element("span", { class: `badge badge-${kind}` }, words);
}
