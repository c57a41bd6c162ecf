import { join } from "node:path";
import type { Catalogue } from "../../core/catalogue/catalogue";
import { CATALOGUE_FILE, catalogueFrom, PART } from "../../core/catalogue/catalogue-file";
import { compositionMapOf } from "../../core/catalogue/composition-map";
import { modulePage, relatesTo, ruleQuote } from "../../core/catalogue/module-page";
import { tierTokens, type ModuleTokens } from "../../core/catalogue/tier-tokens";
import type { Bundled } from "../../core/library/bundled";
import { staysInside } from "../../core/files/contained";
import { relativeTo } from "../../core/files/path";
import { moduleTemplate, type NewModule } from "../../core/library/module-template";
import { nodeWriter } from "../../platform/node-writer";
import type { Created } from "./create-artifact";
import { moduleOfItem } from "../../core/library/module";
import type { LibraryItem } from "../../core/library/item";
import { bundledProject, type Project } from "../../core/library/project";
import { subjectsOf, type Subject } from "../../core/library/subjects";
import { detectStacks, reasonText } from "../../core/stacks/detect-stacks";
import { openCatalogueFile } from "../../platform/catalogue-file";
import { nodeFiles } from "../../platform/node-files";
import type { OpenProject } from "./open-project";
import { t } from "./own-words";

/** What a project makes of a module. */
export type ModuleStanding = "replaces" | "hidden" | undefined;

/** What a person can copy of a module. */
export interface ModuleTexts {
  readonly title: string;
  readonly brief: string;
  /** The body without front matter. */
  readonly full: string;
  readonly rules: readonly { readonly id: string; readonly text: string; readonly quote: string }[];
  /** Those that it names and those that name it. */
  readonly related: readonly { readonly id: string; readonly title: string; readonly summary: string }[];
}

/** A stack that a project's files tell of. */
export interface FoundStack {
  readonly id: string;
  /** Which file says so, and what it says. */
  readonly why: string;
}

/** The modules of a project, to be listed and read; without a project, those that are bundled. */
export interface ExpertiseShelf {
  modules(open: OpenProject | undefined): readonly LibraryItem[];
  module(open: OpenProject | undefined, id: string): LibraryItem | undefined;
  standingOf(open: OpenProject | undefined, item: LibraryItem): ModuleStanding;
  /** Of a bundled module; those of a project's own are counted where the tokenizer is loaded. */
  tokensOf(item: LibraryItem): ModuleTokens | undefined;
  roles(open: OpenProject | undefined): readonly LibraryItem[];
  subjects(open: OpenProject | undefined, kind: "stacks" | "concerns"): readonly Subject[];
  /** The stacks that a project's files tell of; looked for once for each reading of the project. */
  stacks(open: OpenProject): Promise<readonly FoundStack[]>;
  /** A module as a page for a person; undefined for an id that names none. `linkTo` gives the address of another one. */
  page(
    open: OpenProject | undefined,
    id: string,
    today: string,
    linkTo: (id: string, rule?: string) => string,
    own?: ModuleTokens,
  ): string | undefined;
  texts(open: OpenProject | undefined, id: string): ModuleTexts | undefined;
  /** Writes a module from the template of its kind. One that is there is never written over. */
  create(open: OpenProject, module: Omit<NewModule, "today">): Promise<Created>;
}

/** The shelf of an installation; what the build counted is read when it is first asked for. */
export function expertiseShelf(bundled: Bundled, dist: string): ExpertiseShelf {
  const alone = bundledProject(bundled);
  const projectOf = (open: OpenProject | undefined): Project => open?.project ?? alone;
  let counted: Catalogue["modules"] | undefined;
  const catalogue = (): Catalogue["modules"] => {
    counted ??= catalogueFrom(openCatalogueFile(join(dist, CATALOGUE_FILE))(PART.catalogue) ?? "").modules;
    return counted;
  };
  const detected = new WeakMap<Project, Promise<readonly FoundStack[]>>();
  const shelf: ExpertiseShelf = {
    modules: (open) => projectOf(open).library.all("module"),
    module: (open, id) => projectOf(open).library.get("module", id),
    standingOf: (open, { id, origin }) => {
      const map = projectOf(open).library.get("composition map", "composition-map");
      if (compositionMapOf(map?.fields ?? {}).hide.includes(id)) return "hidden";
      return origin === "workspace" && bundled.library.get("module", id) !== undefined ? "replaces" : undefined;
    },
    tokensOf: ({ id, origin }) => {
      const entry = origin === "bundled" ? catalogue().get(id) : undefined;
      return entry === undefined ? undefined : tierTokens(entry);
    },
    roles: (open) => projectOf(open).library.all("role"),
    subjects: (open, kind) => subjectsOf(projectOf(open).library, kind),
    stacks: ({ root, project }) => {
      const found = detected.get(project) ?? findStacks(root);
      detected.set(project, found);
      return found;
    },
    page: (open, id, today, linkTo, own) => {
      const item = shelf.module(open, id);
      if (item === undefined) return undefined;
      const { library } = projectOf(open);
      const tokens = own ?? shelf.tokensOf(item);
      return modulePage(item, { library, tokens, today, standing: shelf.standingOf(open, item), linkTo });
    },
    texts: (open, id) => {
      const item = shelf.module(open, id);
      return item === undefined ? undefined : textsOf(projectOf(open), item);
    },
    create: async ({ root, project }, module) => {
      const folder = project.folders.get("expertise");
      if (folder === undefined) {
        return { ok: false, message: t("The manifest names no folder for modules: give it {0}.", "`paths.expertise`") };
      }
      const path = `${folder}/${module.id}.md`;
      if (relativeTo(root, path) === undefined || (await leadsOut(root, folder))) {
        return { ok: false, message: t("{0} leads out of the project: nothing was written.", path) };
      }
      const text = moduleTemplate({ ...module, today: new Date().toISOString().slice(0, 10) });
      const written = await nodeWriter.createFile(path, text);
      return written.ok || written.existed ? { ok: true, path, existed: !written.ok } : written;
    },
  };
  return shelf;
}

async function leadsOut(root: string, folder: string): Promise<boolean> {
  return (await nodeFiles.kindOf(folder)) !== "missing" && !(await staysInside(nodeFiles, root, folder));
}

async function findStacks(root: string): Promise<readonly FoundStack[]> {
  return (await detectStacks(nodeFiles, root)).map((stack) => ({ id: stack.id, why: reasonText(stack) }));
}

function textsOf({ library }: Project, item: LibraryItem): ModuleTexts {
  const module = moduleOfItem(item);
  const naming = library.all("module").filter((other) => relatesTo(other, item.id));
  const ids = new Set([...module.related, ...naming.map(({ id }) => id)]);
  return {
    title: item.title,
    brief: `# ${item.title}\n\n${module.brief}\n`,
    full: `${module.body}\n`,
    rules: module.rules.map((rule) => ({ id: rule.id, text: rule.text, quote: ruleQuote(item.id, rule) })),
    related: [...ids].flatMap((id) => {
      const other = library.get("module", id);
      return other === undefined ? [] : [{ id, title: other.title, summary: other.summary }];
    }),
  };
}
