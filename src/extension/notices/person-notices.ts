import type { Refusal } from "../../core/pipeline/refusal";
import { needsPerson } from "../../core/pipeline/phase-mark";
import type { SeenRun } from "../../platform/look-at-run";
import type { OpenProject } from "../engine/open-project";
import type { Translate } from "../nodes/tree-node";

/** Something that a run needs of the person at this editor. */
export interface PersonNotice {
  /** The same for the same state of the run, other for any later one. */
  readonly key: string;
  readonly message: string;
  readonly root: string;
  readonly run: string;
  /** What keeps the run from going on; settling it is the act that is offered. */
  readonly reason: Refusal;
  /** The document that the reason is about, absolute. */
  readonly path: string | undefined;
}

/**
 * What the run of a project needs of its person and of nobody else: a decision on a damaged log, or what is left where
 * others have done all that they can. Nothing while agents are at work, or where the person has halted the run.
 */
export function personNotice({ root, run }: OpenProject, t: Translate): PersonNotice | undefined {
  if (run?.seen.ok !== true || run.overview === undefined) return undefined;
  const { waits, next } = run.overview;
  const refusals = next?.refusals ?? [];
  const frozen = refusals.find(({ settle }) => settle.act === "accept_log");
  const reason = frozen ?? (waits.for === "person" ? refusals.find(needsPerson) : undefined);
  if (reason === undefined || refusals.some(({ settle }) => settle.act === "resume")) return undefined;
  const path = reason.path === undefined ? undefined : `${run.seen.run.folder}/${reason.path}`;
  const key = [run.id, reason.code, reason.settle.argument, sinceOf(run.seen.run, reason)].join("\n");
  return { key, message: messageOf(run.title, reason, t), root, run: run.id, reason, path };
}

function messageOf(title: string, { code, message, settle }: Refusal, t: Translate): string {
  const words = message.replaceAll("`", "");
  if (settle.act === "accept_log") return t("The log of “{0}” is damaged: nothing goes on until you decide.", title);
  if (code === "gate/approval-stale") return t("“{0}” waits for you: {1}", title, words);
  if (settle.act === "approve" || settle.act === "ask_reviewer") {
    return t("{0} of “{1}” waits for your approval.", settle.argument.replace(/^artifacts\//, ""), title);
  }
  return t("“{0}” waits for you: {1}", title, words);
}

/** The event that brought a run to where this reason keeps it: another one of these makes it another state. */
function sinceOf({ state }: SeenRun, { path }: Refusal): number {
  const record = path === undefined ? undefined : state.artifacts.get(path);
  const entered = Math.max(0, ...[...state.phases.values()].map(({ enteredSeq }) => enteredSeq));
  return Math.max(record?.submittedSeq ?? 0, record?.approvals.at(-1)?.seq ?? 0, entered);
}

/** What is still to be told, and what is to be kept as told from then on. */
export interface Untold {
  readonly fresh: readonly PersonNotice[];
  readonly told: readonly string[];
}

/** The notices that nobody was told of. What was told of these runs stays told, whatever else happens in them. */
export function untold(
  told: readonly string[],
  notices: readonly PersonNotice[],
  runs: readonly (string | undefined)[],
): Untold {
  const fresh = notices.filter(({ key }) => !told.includes(key));
  const kept = told.filter((key) => runs.includes(key.slice(0, key.indexOf("\n"))));
  return { fresh, told: [...kept, ...fresh.map(({ key }) => key)] };
}
