import { l10n, type QuickPickItem, window } from "vscode";
import { DEFAULT_BUDGET } from "../../core/composition/compose-request";
import { phaseOf } from "../../core/pipeline/phases";
import { recordOf, textsOf } from "../../core/library/item";
import { openPhase } from "../../core/runs/run-state";
import { relativeTo } from "../../core/files/path";
import { fromNative } from "../../platform/native-path";
import {
  COMPOSE_EXPERTISE,
  isComposeResult,
  isSuggestResult,
  SUGGEST_CONCERNS,
  type ComposeParams,
} from "../../protocol/compose";
import { askPick, askPicks, askText, runSteps, type StepEnd, type StepFrame } from "../commands/steps";
import type { OpenProject } from "../engine/open-project";
import { grouped } from "../nodes/tree-node";
import type { ExpertiseAround } from "./expertise";

/** What a context is asked for, without the project. */
export type ContextWish = Omit<ComposeParams, "root">;

/** Budgets that are offered, in tokens. */
const BUDGETS = [2_000, 4_000, 8_000, 16_000, 32_000];

/** What a caller gave instead of a person's answers; undefined where the role is missing. */
export async function givenWish(
  around: ExpertiseAround,
  open: OpenProject | undefined,
  argument: unknown,
): Promise<ContextWish | undefined> {
  const { role, phase, stacks, concerns, task, budget } = recordOf(argument);
  if (typeof role !== "string") return undefined;
  return {
    role,
    ...(typeof phase === "string" ? { phase } : {}),
    ...(Array.isArray(stacks) ? { stacks: textsOf(stacks) } : await detectedStacks(around, open)),
    concerns: textsOf(concerns),
    ...(typeof task === "string" ? { task } : {}),
    files: [],
    budget: typeof budget === "number" ? budget : DEFAULT_BUDGET,
  };
}

/** The stacks that a project's files tell of and that modules are for, each with its reason. */
export async function detectedStacks(
  { engine }: ExpertiseAround,
  open: OpenProject | undefined,
): Promise<Pick<ComposeParams, "stacks" | "stackReasons">> {
  if (open === undefined) return { stacks: [] };
  const { expertise } = await engine();
  const known = new Set(expertise.subjects(open, "stacks").map(({ id }) => id));
  const found = (await expertise.stacks(open)).filter(({ id }) => known.has(id));
  return {
    stacks: found.map(({ id }) => id),
    stackReasons: Object.fromEntries(found.map(({ id, why }) => [id, why])),
  };
}

interface IdItem extends QuickPickItem {
  readonly id: string;
}

/** Asks for role, stacks, task, concerns and budget, each filled with what is known. Undefined where the person left. */
export async function askForContext(
  around: ExpertiseAround,
  open: OpenProject | undefined,
): Promise<ContextWish | undefined> {
  const { expertise } = await around.engine();
  const work = workOf(open);
  const { stacks: detected, stackReasons = {} } = await detectedStacks(around, open);
  let { role, task } = work;
  let stacks = detected;
  let concerns: readonly string[] | undefined;
  let budget = DEFAULT_BUDGET;
  const wish = (): ContextWish => ({
    role,
    ...(work.phase === undefined || role !== work.role ? {} : { phase: work.phase }),
    stacks,
    stackReasons,
    concerns: concerns ?? [],
    ...(task === "" ? {} : { task }),
    files: filesAtHand(open),
    budget,
  });
  const scope = open === undefined ? {} : { root: open.root };
  const finished = await runSteps(l10n.t("Compose Context"), [
    (frame) => {
      const items = expertise.roles(open).map(({ id, title }): IdItem => ({ id, label: title, description: id }));
      const active = items.find(({ id }) => id === role);
      const placeholder = l10n.t("Who is it for?");
      return askPick(frame, { placeholder, items, active, answered: (item) => (role = item.id) });
    },
    (frame) => {
      const why = new Map(Object.entries(stackReasons));
      const items = subjectItems(expertise.subjects(open, "stacks"), why);
      const picked = items.filter(({ id }) => stacks.includes(id));
      const placeholder = l10n.t("Which stacks? Those that the project's files tell of are picked.");
      return askPicks(frame, { placeholder, items, picked, answered: (all) => (stacks = all.map(({ id }) => id)) });
    },
    (frame) =>
      askText(frame, {
        prompt: l10n.t("What is to be done? Modules and concerns are found by the words. May be left empty."),
        placeholder: l10n.t("Charge a card once, whatever the network does"),
        value: task,
        problemOf: () => undefined,
        answered: (text) => (task = text.trim()),
      }),
    async (frame) => {
      const found = await around.server.ask(SUGGEST_CONCERNS, { ...scope, task, stacks }, isSuggestResult);
      const why = new Map((task === "" ? [] : (found?.concerns ?? [])).map((one) => [one.id, one.why]));
      const items = subjectItems(expertise.subjects(open, "concerns"), why);
      const picked = items.filter(({ id }) => (concerns ?? [...why.keys()]).includes(id));
      const placeholder = l10n.t("What is it concerned with? What the task's words lead to is picked.");
      return askPicks(frame, { placeholder, items, picked, answered: (all) => (concerns = all.map(({ id }) => id)) });
    },
    (frame) => askBudget(around, frame, { ...scope, ...wish() }, (tokens) => (budget = tokens)),
  ]);
  return finished ? wish() : undefined;
}

/** Those with a reason first, and the reason beside each. */
function subjectItems(
  subjects: readonly { readonly id: string; readonly about: string }[],
  why: ReadonlyMap<string, string>,
): readonly IdItem[] {
  const items = subjects.map(({ id, about }): IdItem => {
    const reason = why.get(id);
    return {
      id,
      label: id,
      description: about,
      ...(reason === undefined ? {} : { detail: reason.replaceAll("`", "") }),
    };
  });
  return [...items.filter(({ id }) => why.has(id)), ...items.filter(({ id }) => !why.has(id))];
}

interface BudgetItem extends QuickPickItem {
  readonly tokens: number;
}

/** Asks for a budget; each says what it would load. */
export async function askBudget(
  { server }: ExpertiseAround,
  frame: StepFrame,
  params: ComposeParams,
  answered: (tokens: number) => void,
): Promise<StepEnd> {
  const budgets = [...new Set([...BUDGETS, params.budget])].sort((a, b) => a - b);
  const items = await Promise.all(
    budgets.map(async (tokens): Promise<BudgetItem> => {
      const made = await server.ask(COMPOSE_EXPERTISE, { ...params, budget: tokens }, isComposeResult);
      const label = l10n.t("{0} tokens", grouped(tokens));
      if (made?.ok !== true) return { tokens, label };
      const { modules, tokens: used } = made.receipt;
      const count = (tier: string): number => modules.filter((module) => module.tier === tier).length;
      const loads = l10n.t("{0} in full, {1} briefs, {2} lines", count("L2"), count("L1"), count("L0"));
      return { tokens, label, description: loads, detail: l10n.t("uses {0}", grouped(used)) };
    }),
  );
  const active = items.find(({ tokens }) => tokens === params.budget);
  const placeholder = l10n.t("How many tokens may it have?");
  return askPick(frame, { placeholder, items, active, answered: ({ tokens }) => answered(tokens) });
}

interface Work {
  readonly role: string;
  readonly phase: string | undefined;
  readonly task: string;
}

/** What the run under way is at: the role of its open phase, and its title. */
function workOf(open: OpenProject | undefined): Work {
  const state = open?.run?.seen.ok === true ? open.run.seen.run.state : undefined;
  const id = state === undefined ? undefined : openPhase(state);
  const phase = open === undefined || id === undefined ? undefined : phaseOf(open.project, id);
  return { role: phase?.role ?? "executor", phase: phase?.id, task: open?.run?.title ?? "" };
}

/** The files of the project that show in editors; the documents of its runs are about the work, and are not what it is done on. */
function filesAtHand(open: OpenProject | undefined): readonly string[] {
  if (open === undefined) return [];
  const { stateRoot } = open.project;
  return window.visibleTextEditors.flatMap(({ document: { uri } }) => {
    const path = fromNative(uri.fsPath);
    if (uri.scheme !== "file" || (stateRoot !== undefined && relativeTo(stateRoot, path) !== undefined)) return [];
    return relativeTo(open.root, path) ?? [];
  });
}
