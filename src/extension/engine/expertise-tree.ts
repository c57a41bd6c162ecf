import type { OwnModule } from "../../protocol/expertise";
import { recordOf, textsOf, type LibraryItem } from "../../core/library/item";
import { expertiseNodes, type ModuleGroup } from "../nodes/expertise-nodes";
import type { ModuleFilter } from "../nodes/module-filter";
import { grouped, type Translate, type TreeNode } from "../nodes/tree-node";
import type { ExpertiseShelf } from "./expertise-shelf";
import type { OpenProject } from "./open-project";

/** What of modules is shown. */
export interface ShownExpertise {
  readonly filter: ModuleFilter;
  /** What is known of a project's own modules. */
  /** What was composed last in the window for a project. */
  readonly composed: (root: string) => readonly ComposedPart[];
  readonly own: (module: { readonly root: string | undefined; readonly id: string }) => OwnModule | undefined;
}

/** A module of a receipt. */
export interface ComposedPart {
  readonly id: string;
  readonly tier: string;
  readonly tokens: number;
}

/** What the words of a tree are made with. */
interface TreeWords {
  readonly t: Translate;
  /** The absolute folder of the bundled content. */
  readonly content: string;
}

/** The tree of the modules of these projects; of what is bundled where there is none. */
export async function expertiseTree(
  shelf: ExpertiseShelf,
  projects: readonly OpenProject[],
  { t, content }: TreeWords,
  { filter, own, composed }: ShownExpertise,
): Promise<readonly TreeNode[]> {
  const opened: readonly (OpenProject | undefined)[] = projects.length === 0 ? [undefined] : projects;
  const scopes = opened.map(async (open) => ({
    root: open?.root,
    name: open?.name ?? "",
    modules: shelf.modules(open),
    groups: open === undefined ? [] : await groupsOf(shelf, open, composed(open.root)),
    filter,
    content,
    t,
    factsOf: (item: LibraryItem) => {
      const known = own({ root: open?.root, id: item.id });
      const lint = known === undefined ? {} : { lint: { errors: known.errors, warnings: known.warnings } };
      return { tokens: known?.tokens ?? shelf.tokensOf(item), standing: shelf.standingOf(open, item), ...lint };
    },
  }));
  return expertiseNodes(await Promise.all(scopes));
}

async function groupsOf(
  shelf: ExpertiseShelf,
  open: OpenProject,
  composed: readonly ComposedPart[],
): Promise<readonly ModuleGroup[]> {
  const modules = shelf.modules(open);
  const detected = await shelf.stacks(open);
  const forWorkspace = detected.flatMap((stack) =>
    modules
      .filter(({ fields }) => textsOf(recordOf(fields.applies).stacks).includes(stack.id))
      .map(({ id }) => ({ id, why: `${stack.id}, ${stack.why.replaceAll("`", "")}` })),
  );
  const own = modules.filter(({ origin }) => origin === "workspace");
  return [
    { id: "workspace", modules: distinct(forWorkspace) },
    { id: "composed", modules: composed.map(partOf) },
    { id: "used", modules: distinct(usedIn(open)) },
    { id: "yours", modules: own.map(({ id }) => ({ id })) },
  ];
}

function partOf({ id, tier, tokens }: ComposedPart): ModuleGroup["modules"][number] {
  return { id, why: `${tier}, ${grouped(tokens)}` };
}

/** The modules of the receipts that the run under way has, the latest first, each with the phase it was for. */
function usedIn({ run }: OpenProject): ModuleGroup["modules"] {
  if (run?.seen.ok !== true) return [];
  return run.seen.run.state.receipts
    .toReversed()
    .flatMap(({ phase, receipt }) => receipt.modules.map(({ id, tier }) => ({ id, why: `${tier}, ${phase}` })));
}

/** Each module once, with the first reason. */
function distinct(modules: ModuleGroup["modules"]): ModuleGroup["modules"] {
  return [...new Map([...modules].reverse().map((module) => [module.id, module])).values()].reverse();
}
