import { l10n, type QuickPickItem } from "vscode";
import type { SeatedThread } from "../../engine/review-desk";
import { severityWord } from "../../review/finding-words";
import { unsavedText } from "../../review/unsaved-text";
import { textArgument } from "../command";
import { askLine, askMany, askOne } from "../steps";
import { act } from "./act";
import { saved } from "./artifact-of";
import type { ChosenRun, RunCommand } from "./chosen-run";

/**
 * Sends the work back with a reason, to the phase's reject target or one that its caller names. The open findings of the
 * run are offered as what has to change: the reason begins with those that are taken, and they stay in their review.
 */
export const reject: RunCommand = async (context, chosen, argument) => {
  const { open } = chosen.overview;
  const title = l10n.t("Reject");
  const reason = textArgument(argument, "reason") ?? (await askReason(chosen, title));
  if (reason === undefined) return;
  const to = textArgument(argument, "to") ?? (await rejectTarget(chosen, title));
  if (to === undefined && open !== undefined) return;
  const artifact = textArgument(argument, "artifact");
  const about = { ...(to === undefined ? {} : { to }), ...(artifact === undefined ? {} : { artifact }) };
  await act(context, chosen, { act: "reject", reason, ...about }, l10n.t("Sent back to {0}.", to ?? ""));
};

/** The reason in the person's words, after the findings that they take. Undefined where they left. */
async function askReason(chosen: ChosenRun, title: string): Promise<string | undefined> {
  const prompt = l10n.t("What has to change? Whoever does the work again reads this.");
  const threads = await openThreads(chosen);
  if (threads.length === 0) return askLine(title, prompt);
  const items = threads.map((thread) => ({ ...itemOf(thread), thread }));
  const taken = await askMany(title, l10n.t("Which open findings are the reason? None is an answer too."), items);
  if (taken === undefined) return undefined;
  const findings = taken.map(({ thread }) => thread);
  // What the editor has and the file has not yet is written: whoever does the work again reads the review.
  const reviews = new Set(findings.flatMap(({ home }) => (home.in === "review" ? [home.path] : [])));
  for (const review of reviews) if (!(await saved(chosen, review))) return undefined;
  return askLine(title, prompt, "", findings.map(sentenceOf).join(" "));
}

/** The findings of the run that nobody has settled, as the editor shows them. */
async function openThreads({ engine, open, run }: ChosenRun): Promise<readonly SeatedThread[]> {
  if (open.run?.id !== run.runId) return [];
  const now = { ...open, run: { ...open.run, seen: { ok: true, run } as const } };
  const review = await engine.review.read(now, unsavedText);
  return (review?.threads ?? []).filter(({ status }) => status === "open");
}

function itemOf({ id, severity, title, place }: SeatedThread): QuickPickItem {
  const name = place.path.slice(place.path.lastIndexOf("/") + 1);
  return {
    label: `${id ?? l10n.t("Finding")}: ${title}`.replaceAll("$(", "$ ("),
    description: severityWord(severity),
    detail: `${name}:${place.line}`,
  };
}

/** `F-1 (high): It counts from zero.` */
function sentenceOf({ id, severity, title }: SeatedThread): string {
  const name = id ?? l10n.t("Finding");
  const words = title.replace(/\s+/g, " ").trim();
  return `${name} (${severityWord(severity)}): ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
}

/** The phase to go back to: the reject target first, then the others that were entered, the latest first. */
async function rejectTarget({ overview }: ChosenRun, title: string): Promise<string | undefined> {
  const { open, phases } = overview;
  if (open === undefined) return undefined;
  const target = open.phase.rejectTo ?? open.phase.id;
  const entered = phases
    .slice(0, phases.indexOf(open) + 1)
    .filter(({ record }) => record.loops > 0 && record.skipped === undefined)
    .map(({ phase }) => phase)
    .reverse();
  const ordered = [...entered.filter(({ id }) => id === target), ...entered.filter(({ id }) => id !== target)];
  if (ordered.length < 2) return target;
  const items = ordered.map(({ id, title: label, summary }) => {
    return { id, label, description: id === target ? l10n.t("as its workflow says") : "", detail: summary };
  });
  return (await askOne(title, l10n.t("Back to which phase?"), items))?.id;
}
