import { commands, l10n, window } from "vscode";
import { DEFAULT_BUDGET } from "../../core/composition/compose-request";
import { recordOf } from "../../core/library/item";
import { copyText } from "../commands/copy-text";
import { openChat } from "../commands/open-chat";
import { textArgument } from "../commands/command";
import { runSteps } from "../commands/steps";
import { COMPOSE_EXPERTISE, isComposeResult, type ComposeParams, type ModuleAdjustment } from "../../protocol/compose";
import type { OpenProject } from "../engine/open-project";
import { faultOf } from "../engine/verify-fault";
import { askBudget, askForContext, detectedStacks, givenWish } from "./ask-for-context";
import { openOf } from "./chosen-module";
import type { Composition } from "./composition";
import type { ExpertiseAct, ExpertiseAround } from "./expertise";

/** What a context is wanted for in a run. */
export interface ContextWork {
  readonly open: OpenProject;
  readonly role: string;
  readonly phase: string;
  /** What is to be done, in words. */
  readonly task: string;
}

/** Asks for role, stacks, concerns and budget, composes, and shows the receipt. A caller may give them. */
export const composeContext: ExpertiseAct = async (around, argument) => {
  const open = await openOf(around, argument);
  const params = (await givenWish(around, open, argument)) ?? (await askForContext(around, open));
  if (params === undefined) return;
  const scope = open === undefined ? {} : { root: open.root };
  if (await recompose(around, { ...scope, ...params })) await showReceipt();
};

async function showReceipt(): Promise<void> {
  await commands.executeCommand("wazir.composition.focus");
}

/** Composes anew and keeps it; false, after a word to the person, where that does not work. */
async function recompose(around: ExpertiseAround, params: ComposeParams): Promise<boolean> {
  const result = await around.server.ask(COMPOSE_EXPERTISE, params, isComposeResult);
  if (result === undefined) {
    void window.showErrorMessage(l10n.t("The Wazir language server does not answer: nothing was composed."));
    return false;
  }
  if (!result.ok) {
    void window.showErrorMessage(result.problems.join(" "));
    return false;
  }
  const { expertise } = await around.engine();
  const open = (await around.state.loaded()).projects.find(({ root }) => root === params.root);
  const titles = new Map(expertise.modules(open).map(({ id, title }) => [id, title]));
  const { text, receipt } = result;
  around.view.setComposition({ root: params.root, params, text, receipt, titleOf: (id) => titles.get(id) ?? id });
  return true;
}

/** What was composed; undefined, after a word to the person, where nothing was. */
function composed({ view }: ExpertiseAround): Composition | undefined {
  if (view.composition === undefined) {
    const message = l10n.t("Nothing was composed yet: Compose Context does it.");
    void window.showInformationMessage(message);
  }
  return view.composition;
}

const HIGHER: Readonly<Record<string, ModuleAdjustment>> = { L0: "L1", L1: "L2", L2: "L2", out: "L1" };
const LOWER: Readonly<Record<string, ModuleAdjustment>> = { L2: "L1", L1: "L0", L0: "out", out: "out" };

/** An act that changes what a module of the receipt is due. */
function adjusting(next: (tier: string) => ModuleAdjustment): ExpertiseAct {
  return async (around, argument) => {
    const composition = composed(around);
    const id = textArgument(argument, "module");
    if (composition === undefined || id === undefined) return;
    const { params, receipt } = composition;
    const tier = receipt.modules.find((module) => module.id === id)?.tier ?? "out";
    await recompose(around, { ...params, adjust: { ...params.adjust, [id]: next(tier) } });
  };
}

/** Gives a module the tier above its own. */
export const promote: ExpertiseAct = adjusting((tier) => HIGHER[tier] ?? "L1");
/** Gives a module the tier below its own; of a line, leaves it out. */
export const demote: ExpertiseAct = adjusting((tier) => LOWER[tier] ?? "out");
/** Leaves a module out. */
export const leaveOut: ExpertiseAct = adjusting(() => "out");
/** Takes a module in that was left out. */
export const takeIn: ExpertiseAct = adjusting(() => "L1");

/** Composes the same with another budget. A caller may give `budget`. */
export const setBudget: ExpertiseAct = async (around, argument) => {
  const composition = composed(around);
  if (composition === undefined) return;
  const { params } = composition;
  const given = recordOf(argument).budget;
  let budget = typeof given === "number" ? given : undefined;
  if (budget === undefined) {
    await runSteps(l10n.t("Budget"), [(frame) => askBudget(around, frame, params, (tokens) => (budget = tokens))]);
  }
  if (budget !== undefined) await recompose(around, { ...params, budget });
};

/** Copies the context. */
export const copyContext: ExpertiseAct = async (around) => {
  const composition = composed(around);
  if (composition === undefined) return;
  await copyText(composition.text, l10n.t("Copied the context."));
};

/** Opens the editor's chat with the context in it. */
export const openContextInChat: ExpertiseAct = async (around) => {
  const composition = composed(around);
  if (composition !== undefined) await openChat(composition.text);
};

/** Forgets what was composed. */
export const dropContext: ExpertiseAct = ({ view }) => {
  view.setComposition(undefined);
  return Promise.resolve();
};

/** Records the receipt in the run under way. */
export const saveReceipt: ExpertiseAct = async (around) => {
  const composition = composed(around);
  if (composition === undefined) return;
  const { projects } = await around.state.loaded();
  const open = projects.find(({ root }) => root === composition.root);
  if (open?.run === undefined) {
    void window.showInformationMessage(l10n.t("No run is under way here that the receipt could be kept in."));
    return;
  }
  const { seat } = await around.engine();
  const { receipt, params } = composition;
  const { stacks, concerns, task } = params;
  const modules = receipt.modules.map((module) => ({ ...module }));
  const kept = { ...receipt, modules, stacks, concerns, ...(task === undefined ? {} : { task }) };
  const outcome = await seat.act(open.project, open.run.id, { act: "record_receipt", receipt: kept });
  if (outcome.ok) {
    window.setStatusBarMessage(`$(check) ${l10n.t("Kept the receipt in the run.")}`, 6_000);
    await around.state.refresh();
    return;
  }
  void window.showErrorMessage(l10n.t("The receipt was not kept: {0}", faultOf(outcome)));
};

/** The context for a role in a phase: the one that was composed for it in this window, or else what fits. */
export async function contextFor(
  around: ExpertiseAround,
  { open, role, phase, task }: ContextWork,
): Promise<string | undefined> {
  const { server, view } = around;
  const { composition } = view;
  const isMeant = composition?.root === open.root && composition.receipt.role === role;
  if (isMeant && (composition.receipt.phase ?? phase) === phase) return composition.text;
  const stacks = await detectedStacks(around, open);
  const wish = { root: open.root, role, phase, ...stacks, concerns: [], files: [], budget: DEFAULT_BUDGET };
  const params: ComposeParams = task === "" ? wish : { ...wish, task };
  const result = await server.ask(COMPOSE_EXPERTISE, params, isComposeResult);
  return result?.ok === true ? result.text : undefined;
}
