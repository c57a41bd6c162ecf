import { needsPerson } from "../../core/pipeline/phase-mark";
import type { Refusal } from "../../core/pipeline/refusal";
import type { RunOverview } from "../../core/pipeline/run-overview";
import { conditionWords } from "../../core/report/words";
import type { OpenRun } from "../engine/open-project";
import { phaseIcon } from "./phase-state";
import { joined, spokenOf, type Translate } from "./tree-node";

/** Where a run stands and what it waits for, in a line. */
export interface RunWords {
  /** An icon of the product icon theme. */
  readonly icon: string;
  /** `Specify: active`; empty where its log does not tell. */
  readonly state: string;
  /** What it waits for, as the end of a line. */
  readonly wait: string;
  /** The reasons why it does not go on, at most five; they may hold text of the workspace. */
  readonly reasons: readonly string[];
}

/** Reasons that are told one by one. */
const SHOWN = 5;

/** Says where a run under way stands, from the overview that the tree is made of. */
export function runWords({ overview, phase, seen }: OpenRun, t: Translate): RunWords {
  if (overview === undefined) {
    const reasons = seen.ok ? [] : [seen.message];
    return { icon: "warning", state: phase, wait: t("its log cannot be read"), reasons };
  }
  const { open, next } = overview;
  const refusals = next?.refusals ?? [];
  return {
    icon: iconOf(overview, refusals),
    state: open === undefined ? phase : `${open.phase.title}: ${conditionWords(open.mark, t)}`,
    wait: waitWords(overview, t),
    reasons: refusals.slice(0, SHOWN).map(({ message }) => message.replaceAll("`", "")),
  };
}

function iconOf({ open, waits }: RunOverview, refusals: readonly Refusal[]): string {
  if (refusals.some(({ settle }) => settle.act === "accept_log")) return "shield";
  if (refusals.some(({ settle }) => settle.act === "resume")) return "debug-pause";
  // What it is said to wait for may be a person's while others have work left too.
  if (waits.for === "person" || (waits.for === "work" && needsPerson(waits.reason))) return "bell-dot";
  if (waits.for === "nobody") return "debug-continue";
  return phaseIcon("none", open?.mark === "pending" ? "active" : (open?.mark ?? "active")).id;
}

/** What a run waits for, by the first thing that keeps it from going on; a person's act goes before others' work. */
function waitWords({ waits, next }: RunOverview, t: Translate): string {
  if (waits.for === "the past") return t("it is over");
  if (waits.for === "nobody") {
    return waits.next === undefined ? t("ready to finish") : t("ready for {0}", waits.next.title);
  }
  const frozen = next?.refusals.find(({ settle }) => settle.act === "accept_log" || settle.act === "resume");
  return reasonWords(frozen ?? waits.reason, t);
}

function reasonWords(reason: Refusal, t: Translate): string {
  if (reason.code === "gate/question-unanswered") return t("waits for an answer");
  switch (reason.settle.act) {
    case "approve":
      return t("waits for your approval");
    case "accept_log":
      return t("waits for your decision on its damaged log");
    case "resume":
      return t("paused");
    case "ask_reviewer":
      return t("waits for a reviewer");
    case "submit":
      return t("waits to be submitted");
    case "record_evidence":
      return t("waits for evidence");
    case "resolve_finding":
      return t("waits for findings to be resolved");
    case "start":
    case "enter":
    case "reject":
    case "skip":
    case "raise_lane":
    case "finish":
    case "edit":
    case "ask_person":
    case "none":
      return needsPerson(reason) ? t("waits for you") : t("waits for work");
  }
}

/** A line for the eye, and one to be read aloud. */
export function runLine(
  run: OpenRun,
  words: RunWords,
  t: Translate,
): { readonly text: string; readonly spoken: string } {
  const { state, wait } = words;
  return { text: joined(shortened(run.title), state, wait), spoken: spokenOf(t("Run {0}", run.title), state, wait) };
}

/** The longest title shown in full. */
const MAX_TITLE = 40;

function shortened(title: string): string {
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1)}…` : title;
}
