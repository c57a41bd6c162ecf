import { l10n, type QuickPickItem } from "vscode";
import { laneFor, type LaneTable } from "../../core/pipeline/lane-table";
import { INTENTS, type Intent } from "../engine/intent";
import type { RunChoice } from "../engine/start-run";
import { askPick, askText, runSteps } from "./steps";

/** The longest title that still reads as one. */
const MAX_TITLE = 120;

/** Asks for what is not `given` of a run, and says which lane each answer leads to. Undefined where the person left. */
export async function askForRun(given: Partial<RunChoice>, lanes: LaneTable): Promise<RunChoice | undefined> {
  let title = given.title ?? "";
  let intent = given.intent;
  if (given.title !== undefined && intent !== undefined) return { title, intent };
  const finished = await runSteps(l10n.t("Start Run"), [
    (frame) =>
      askText(frame, {
        prompt: l10n.t("What is the run for? One line that a reader of the history will understand."),
        placeholder: l10n.t("Idempotency keys for POST /payments"),
        value: title,
        problemOf: titleProblem,
        answered: (text) => (title = text.trim()),
      }),
    (frame) => {
      const items = INTENTS.map((each) => intentItem(each, lanes));
      return askPick(frame, {
        placeholder: l10n.t("What kind of change is it? It decides the lane."),
        items,
        active: items.find((item) => item.intent === intent),
        answered: (item) => (intent = item.intent),
      });
    },
  ]);
  return finished && intent !== undefined ? { title, intent } : undefined;
}

function titleProblem(text: string): string | undefined {
  if (text.trim() === "") return l10n.t("A run needs a title.");
  return text.trim().length > MAX_TITLE ? l10n.t("At most {0} characters.", MAX_TITLE) : undefined;
}

function intentItem(intent: Intent, lanes: LaneTable): QuickPickItem & { intent: Intent } {
  const lane = laneFor(lanes, intent, undefined);
  const description = lane === undefined ? "" : l10n.t("{0} lane", lane);
  switch (intent) {
    case "feature":
      return {
        intent,
        description,
        label: l10n.t("Feature"),
        detail: l10n.t("Something users could not do before."),
      };
    case "bugfix":
      return {
        intent,
        description,
        label: l10n.t("Bug fix"),
        detail: l10n.t("Behaviour that is wrong becomes right."),
      };
    case "refactor":
      return {
        intent,
        description,
        label: l10n.t("Refactoring"),
        detail: l10n.t("The structure changes, the behaviour stays."),
      };
    case "docs":
      return {
        intent,
        description,
        label: l10n.t("Documentation"),
        detail: l10n.t("Words change, no program does."),
      };
    case "spike":
      return {
        intent,
        description,
        label: l10n.t("Spike"),
        detail: l10n.t("An experiment that answers a question and is thrown away."),
      };
  }
}
