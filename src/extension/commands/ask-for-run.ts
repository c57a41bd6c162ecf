import { l10n, type QuickPickItem } from "vscode";
import { laneFor, type LaneTable, type Size } from "../../core/pipeline/lane-table";
import type { Lane } from "../../core/pipeline/lanes";
import type { LaneForecast } from "../engine/run-texts";
import type { Brief } from "./brief";
import type { RunWish } from "../engine/run-seat";
import { askPick, askText, runSteps, type StepFrame } from "./steps";

/** The longest title that still reads as one. */
const MAX_TITLE = 120;

/** What is asked of a person who starts a run, and what is known already. */
export interface RunQuestions {
  readonly given: Partial<RunWish>;
  readonly lanes: LaneTable;
  /** What each lane contains, once that is counted. */
  readonly forecasts: Promise<readonly LaneForecast[]>;
  /** What the run may be about, from the editor that is active. */
  readonly brief: Brief | undefined;
}

/** The run that a person wants, and the brief that it begins with. */
export interface AskedRun {
  readonly wish: RunWish;
  readonly brief: Brief | undefined;
}

/** Asks for what is not `given` of a run, and says which lane each answer leads to. Undefined where the person left. */
export async function askForRun({ given, lanes, forecasts, brief }: RunQuestions): Promise<AskedRun | undefined> {
  let { title = brief?.title ?? "", intent, size, lane } = given;
  let used = brief;
  if (given.title !== undefined && given.intent !== undefined)
    return { wish: { ...given, title, intent: given.intent }, brief };
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
    (frame) => {
      const items = sizeItems(lanes, intent ?? "");
      return askPick(frame, {
        placeholder: l10n.t("How large is it? It decides the lane too."),
        items,
        active: items.find((item) => item.size === size),
        answered: (item) => (size = item.size),
      });
    },
    async (frame) => {
      const chosen = laneFor(lanes, intent ?? "", size);
      const items = (await forecasts).map((each) => laneItem(each, chosen));
      return askPick(frame, {
        placeholder: l10n.t("Which lane? More can be added later, less cannot."),
        items,
        active: items.find((item) => item.lane === (lane ?? chosen)),
        answered: (item) => (lane = item.lane === chosen ? undefined : item.lane),
      });
    },
    ...(brief === undefined
      ? []
      : [
          (frame: StepFrame) =>
            askPick<BriefItem>(frame, {
              placeholder: l10n.t("Does the run begin with a brief?"),
              items: briefItems(brief),
              active: undefined,
              answered: (item) => (used = item.brief),
            }),
        ]),
  ]);
  if (!finished || intent === undefined) return undefined;
  const wish = { title, intent, ...(size === undefined ? {} : { size }), ...(lane === undefined ? {} : { lane }) };
  return { wish, brief: used };
}

interface BriefItem extends QuickPickItem {
  readonly brief: Brief | undefined;
}

function briefItems(brief: Brief): readonly BriefItem[] {
  return [
    { brief, label: brief.from, detail: l10n.t("It is kept in the run as input/brief.md, as it is now.") },
    { brief: undefined, label: l10n.t("No brief") },
  ];
}

function sizeItems(lanes: LaneTable, intent: string): readonly (QuickPickItem & { size: Size | undefined })[] {
  const words: readonly (readonly [Size | undefined, string, string])[] = [
    [undefined, l10n.t("Not stated"), l10n.t("The lane follows from the kind of change alone.")],
    ["small", l10n.t("Small"), l10n.t("One obvious place.")],
    ["medium", l10n.t("Medium"), l10n.t("Several places of one component.")],
    ["large", l10n.t("Large"), l10n.t("Several components, or stored data.")],
  ];
  return words.map(([size, label, detail]) => {
    const lane = laneFor(lanes, intent, size);
    return { size, label, detail, description: lane === undefined ? "" : l10n.t("{0} lane", lane) };
  });
}

function laneItem({ lane, phases, tokens }: LaneForecast, chosen: Lane | undefined): QuickPickItem & { lane: Lane } {
  const forecast = l10n.t("{0} phases, about {1} tokens of templates to read", phases.length, tokens);
  return {
    lane,
    label: lane,
    description: lane === chosen ? l10n.t("{0} · follows from your answers", forecast) : forecast,
    detail: phases.join(" → "),
  };
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
