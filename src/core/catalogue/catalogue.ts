import type { Subject } from "../library/subjects";
import type { ModuleTier } from "../library/module";
import type { OffsetRange } from "../text/range";

/** A part of a module's body that is put into a context as a whole: from one heading to the next. */
export interface CataloguePart {
  /** The section of the second level that it stands in; empty for what stands before the first. */
  readonly section: string;
  /** Tokens of the part as it is put into a context. */
  readonly tokens: number;
  /** Where it stands in the text of the module's file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** What is known of a module without reading its text. */
export interface CatalogueModule {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  readonly severity: string;
  readonly origin: "bundled" | "workspace";
  /** Whether a workspace's module stands in the place of a bundled one. */
  readonly replaces?: boolean;
  /** SHA-256 of the module's text. */
  readonly hash: string;
  readonly stacks: readonly string[];
  readonly concerns: readonly string[];
  readonly files: readonly string[];
  readonly tiers: Readonly<Record<string, ModuleTier>>;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  /** The ids of the modules that name this one as related. */
  readonly backlinks: readonly string[];
  /** Tokens of its line, L0, and of its title with the brief, L1; no L1 where it has no brief. */
  readonly tokens: { readonly L0: number; readonly L1?: number; readonly title: number };
  /** Where the brief stands in the text, and what stands before the first section; absent where there is nothing. */
  readonly brief?: OffsetRange;
  readonly preamble?: OffsetRange;
  /** What L2 is made of, in the order of the text. */
  readonly parts: readonly CataloguePart[];
}

/** Modules by role, as a composition map lists them. */
export type ModulesByRole = Readonly<Record<string, readonly string[]>>;

/** A composition map's layers; what is not written is empty. */
export interface CompositionMap {
  readonly hide: readonly string[];
  readonly always: ModulesByRole;
  /** By stack, `all-stacks` among them. */
  readonly auto: Readonly<Record<string, ModulesByRole>>;
  readonly stacks: Readonly<Record<string, ModulesByRole>>;
  readonly concerns: Readonly<Record<string, ModulesByRole>>;
}

/** All that choosing modules needs. */
export interface Catalogue {
  /** By id, in the order of ids. */
  readonly modules: ReadonlyMap<string, CatalogueModule>;
  readonly stacks: readonly Subject[];
  readonly concerns: readonly Subject[];
  /** The ids of the roles. */
  readonly roles: readonly string[];
  /** The ids of the workflows, which are the phases. */
  readonly phases: readonly string[];
  readonly map: CompositionMap;
  /** Tokens of the words that stand in every context: those of `FRAME`. */
  readonly frame: { readonly head: number; readonly lines: number };
}
