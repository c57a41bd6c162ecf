import type { Engine } from "../engine/engine";
import type { ProjectState } from "../project-state";
import type { ServerLink } from "../server-link";
import { clearFilter, filterModules } from "./choose-filter";
import {
  composeContext,
  contextFor,
  copyContext,
  demote,
  dropContext,
  leaveOut,
  openContextInChat,
  promote,
  saveReceipt,
  setBudget,
  takeIn,
  type ContextWork,
} from "./compose-acts";
import type { ExpertiseView } from "./expertise-view";
import {
  copyBrief,
  copyFull,
  copyRule,
  editModule,
  goToRelated,
  insertReference,
  openBeside,
  openModule,
} from "./module-acts";
import { newModule } from "./new-module";
import type { OwnFacts } from "./own-facts";
import { recallForSelection } from "./recall";
import { followReceipt, type ReceiptTree } from "./receipt-view";
import { searchModules } from "./search-modules";

/** What acts on modules work with. */
export interface ExpertiseAround {
  readonly engine: () => Promise<Engine>;
  readonly state: ProjectState;
  readonly server: ServerLink;
  readonly view: ExpertiseView;
  readonly own: OwnFacts;
}

/** Something that a person does with modules. `argument` is whatever a menu, a link or a caller gave. */
export type ExpertiseAct = (around: ExpertiseAround, argument: unknown) => Promise<void>;

const ACTS = {
  search: searchModules,
  recall: recallForSelection,
  filter: filterModules,
  clearFilter,
  open: openModule,
  openBeside,
  edit: editModule,
  copyBrief,
  copyFull,
  copyRule,
  insertReference,
  goToRelated,
  compose: composeContext,
  promote,
  demote,
  leaveOut,
  takeIn,
  setBudget,
  copyContext,
  saveReceipt,
  openContextInChat,
  dropContext,
  create: newModule,
} as const satisfies Readonly<Record<string, ExpertiseAct>>;

/** The name of something that a person does with modules. */
export type ExpertiseActName = keyof typeof ACTS;

/** What a person does with modules. */
export interface ExpertiseDesk {
  /** The receipt of what was composed last. */
  readonly receipt: ReceiptTree;
  act(name: ExpertiseActName, argument: unknown): Promise<void>;
  /** The context for a role in a phase: what was composed for it in this window, or else what fits. Undefined where none can be made. */
  contextFor(work: ContextWork): Promise<string | undefined>;
}

/** Readies it; nothing is read before the first act. */
export function createExpertiseDesk(around: ExpertiseAround): ExpertiseDesk {
  const receipt = followReceipt(around.view);
  return {
    act: (name, argument) => ACTS[name](around, argument),
    contextFor: (work) => contextFor(around, work),
    receipt,
  };
}
