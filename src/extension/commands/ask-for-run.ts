import { l10n, type QuickPickItem } from "vscode";
import { laneFor, type LaneTable } from "../../core/pipeline/lane-table";
import type { RunWish } from "../engine/run-seat";
import { askPick, askText, runSteps } from "./steps";

/** The longest title that still reads as one. */
const MAX_TITLE = 120;

/** Asks for what is not `given` of a run, and says which lane each answer leads to. Undefined where the person left. */
export async function askForRun(given: Partial<RunWish>, lanes: LaneTable): Promise<RunWish | undefined> {
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
      const items = Object.keys(lanes).map((each) => intentItem(each, lanes));
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

function intentItem(intent: string, lanes: LaneTable): QuickPickItem & { intent: string } {
  const lane = laneFor(lanes, intent, undefined);
  const description = lane === undefined ? "" : l10n.t("{0} lane", lane);
  const [label, detail] = intentWords(intent);
  return { intent, description, label, detail };
}

/** What an intent is called, and what it means; one that only a manifest knows is called as it is written there. */
function intentWords(intent: string): readonly [label: string, detail: string] {
  switch (intent) {
    case "feature":
      return [l10n.t("Feature"), l10n.t("Something users could not do before.")];
    case "bugfix":
      return [l10n.t("Bug fix"), l10n.t("Behaviour that is wrong becomes right.")];
    case "refactor":
      return [l10n.t("Refactoring"), l10n.t("The structure changes, the behaviour stays.")];
    case "docs":
      return [l10n.t("Documentation"), l10n.t("Words change, no program does.")];
    case "spike":
      return [l10n.t("Spike"), l10n.t("An experiment that answers a question and is thrown away.")];
    default:
      return [intent, l10n.t("An intent of this project's manifest.")];
  }
}
