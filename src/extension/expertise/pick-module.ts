import {
  CancellationTokenSource,
  l10n,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  ThemeIcon,
  window,
} from "vscode";
import { isSearchExpertiseResult, SEARCH_EXPERTISE, type FoundModule } from "../../protocol/expertise";
import type { OpenProject } from "../engine/open-project";
import { grouped } from "../nodes/tree-node";
import type { ExpertiseAround } from "./expertise";
import type { ModuleRef } from "./module-uri";

/** So many modules are listed for a query. */
const MOST_FOUND = 20;

/** A module in a list. */
export interface ModuleItem extends QuickPickItem {
  /** Undefined for a line that only tells. */
  readonly id: string | undefined;
}

/** What can be done with a module of the list besides taking it. */
export interface ItemAct {
  readonly icon: string;
  readonly tooltip: string;
  readonly act: (module: ModuleRef) => Promise<void>;
}

/** What a list of modules is shown with. */
export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Modules to begin with; where nothing is given, all of them show until something is typed. */
  readonly found?: readonly FoundModule[];
  readonly acts?: readonly ItemAct[];
  /** What was typed before. */
  readonly value?: string;
  /** Called with the module that the person looks at. */
  readonly onLook?: (module: ModuleRef) => void;
}

/** Lets a person find a module by its words: the search of `wazir search`, as they type. Undefined where they leave. */
export function pickModule(
  around: ExpertiseAround,
  open: OpenProject | undefined,
  title: string,
): Promise<ModuleRef | undefined> {
  return showModules(around, open, {
    title,
    placeholder: l10n.t("A symptom, an error, a word: what is it about?"),
  });
}

/** Shows modules to choose from, those that answer what is typed. */
export async function showModules(
  around: ExpertiseAround,
  open: OpenProject | undefined,
  options: PickOptions,
): Promise<ModuleRef | undefined> {
  const { expertise } = await around.engine();
  const all = (): readonly ModuleItem[] =>
    options.found === undefined
      ? expertise
          .modules(open)
          .map(({ id, title, summary }) => ({ id, label: title, description: id, detail: summary }))
      : options.found.map(foundItem);
  const buttons = (options.acts ?? []).map(({ icon, tooltip }) => ({ iconPath: new ThemeIcon(icon), tooltip }));
  const withButtons = (items: readonly ModuleItem[]): readonly ModuleItem[] =>
    items.map((item) => (item.id === undefined ? item : { ...item, buttons }));
  const pick = window.createQuickPick<ModuleItem>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const refOf = (id: string): ModuleRef => ({ id, root: open?.root });
  const search = searchAsTyped(around, open, pick, all, withButtons);
  pick.items = withButtons(all());
  pick.onDidChangeActive(([active]) => active?.id !== undefined && options.onLook?.(refOf(active.id)));
  pick.onDidTriggerItemButton(({ item, button }) => void actOf(options, buttons, item, button, refOf, pick));
  if (options.value !== undefined) {
    pick.value = options.value;
    search.type(options.value);
  }
  return new Promise((resolve) => {
    let chosen: ModuleRef | undefined;
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.id === undefined) return;
      chosen = refOf(item.id);
      pick.hide();
    });
    pick.onDidHide(() => {
      search.dispose();
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

async function actOf(
  { acts = [] }: PickOptions,
  buttons: readonly QuickInputButton[],
  item: ModuleItem,
  button: QuickInputButton,
  refOf: (id: string) => ModuleRef,
  pick: QuickPick<ModuleItem>,
): Promise<void> {
  const wanted = acts[buttons.findIndex(({ tooltip }) => tooltip === button.tooltip)];
  if (wanted === undefined || item.id === undefined) return;
  pick.hide();
  await wanted.act(refOf(item.id));
}

/** Keeps a list on what is typed into it. Where the server is down, the window looks through the words of the list. */
function searchAsTyped(
  { server }: ExpertiseAround,
  open: OpenProject | undefined,
  pick: QuickPick<ModuleItem>,
  all: () => readonly ModuleItem[],
  withButtons: (items: readonly ModuleItem[]) => readonly ModuleItem[],
): { type(query: string): void; dispose(): void } {
  let asking = new CancellationTokenSource();
  const type = async (query: string): Promise<void> => {
    asking.cancel();
    asking.dispose();
    asking = new CancellationTokenSource();
    const { token } = asking;
    if (query.trim() === "") {
      pick.busy = false;
      pick.items = withButtons(all());
      return;
    }
    pick.busy = true;
    const params = { ...(open === undefined ? {} : { root: open.root }), query, limit: MOST_FOUND };
    const answer = await server.ask(SEARCH_EXPERTISE, params, isSearchExpertiseResult, token);
    if (token.isCancellationRequested) return;
    pick.busy = false;
    if (answer === undefined) pick.items = withButtons(all());
    else pick.items = answer.modules.length === 0 ? [nothing(query)] : withButtons(answer.modules.map(foundItem));
  };
  const subscription = pick.onDidChangeValue((query) => void type(query));
  return {
    type: (query) => void type(query),
    dispose: () => {
      subscription.dispose();
      asking.cancel();
      asking.dispose();
    },
  };
}

function foundItem({ id, title, summary, severity, tokens }: FoundModule): ModuleItem {
  const description = l10n.t("{0} · {1} tokens · {2}", severity, grouped(tokens.L2), id);
  // What the search found is not to be sifted by the window once more.
  return { id, label: title, description, detail: summary, alwaysShow: true };
}

function nothing(query: string): ModuleItem {
  const label = l10n.t("No module answers {0}.", `“${query}”`);
  return { id: undefined, label, detail: l10n.t("Try other words, or the text of the error."), alwaysShow: true };
}
