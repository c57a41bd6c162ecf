import type { Catalogue, CatalogueModule, ModulesByRole } from "../catalogue/catalogue";
import type { Expertise } from "../catalogue/expertise";
import { readGlob } from "../files/glob";
import type { ComposeRequest } from "./compose-request";
import { fitsStacks } from "./fits-stacks";
import { findByTask, type TaskFindings } from "./find-by-task";
import type { Layer, ReceiptSubject } from "./receipt";

/** A module that is to be in a context. */
export interface SelectedModule {
  readonly module: CatalogueModule;
  readonly layer: Layer;
  readonly why: string;
  /** Whether it is the first of a concern that was declared, or the closest to the task: it is due in full, whatever the role. */
  readonly isLead: boolean;
}

/** What a request selects, the closest first. */
export interface Selection {
  readonly modules: readonly SelectedModule[];
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
  readonly stacks: readonly ReceiptSubject[];
  readonly concerns: readonly ReceiptSubject[];
}

/** More modules than this bury what matters. */
const MOST_MODULES = 15;

/** How many modules of a kind come at most. */
const MOST = { declared: 6, found: 3, files: 3, stack: 3, antipatterns: 3 } as const;

const NO_FINDINGS: TaskFindings = { modules: [], concerns: [] };

/** The modules for a request, without regard to the budget: so more of it never changes which they are. */
export function selectModules(expertise: Expertise, request: ComposeRequest): Selection {
  const { catalogue } = expertise;
  const found = request.task === undefined ? NO_FINDINGS : findByTask(expertise, request.task, request.stacks);
  const ranked = ranking(request, found);
  const picks: Pick[] = [];
  const leftOut = new Map<string, string>();
  const skip = (ids: readonly string[], why: string): void => {
    for (const id of ids) if (!leftOut.has(id)) leftOut.set(id, why);
  };
  const serve = (id: string, how: string, most: number): readonly string[] => {
    const { served, others } = servingConcern(catalogue, id, request, ranked);
    skip(others, `serves \`${id}\` for other stacks`);
    skip(served.slice(most), `${most} modules for \`${id}\` are the most`);
    const ids = served.slice(0, most);
    picks.push(...ids.map((module) => ({ module, layer: "concern" as const, why: `concern \`${id}\`, ${how}` })));
    return ids;
  };

  const declared = [...new Set(request.concerns)].map((id) => ({
    id,
    why: "declared",
    ids: serve(id, "declared", MOST.declared),
  }));
  const leads = new Set([...declared.flatMap(({ ids }) => ids.slice(0, 1)), ...found.modules.slice(0, 1)]);
  const byTask = found.modules.map((module): Pick => ({ module, layer: "concern", why: "answers the task" }));
  const byFiles = modulesForFiles(catalogue, request, ranked);
  skip(
    byFiles.slice(MOST.files).map(({ module }) => module),
    `${MOST.files} modules for the files are the most`,
  );
  const first = picks.filter(({ module }) => leads.has(module));
  const rest = picks.splice(0).filter(({ module }) => !leads.has(module));
  const extra = found.concerns
    .filter(({ id }) => !request.concerns.includes(id))
    .map(({ id, why }) => ({ id, why, ids: serve(id, `found: ${why}`, MOST.found) }));
  const concernPicks = [...first, ...byTask, ...byFiles.slice(0, MOST.files), ...rest, ...picks.splice(0)];

  const stacks = [...new Set(request.stacks)].map((id) => {
    const ids = servingStack(catalogue, id, request.role, ranked);
    skip(ids.slice(MOST.stack), `${MOST.stack} modules for \`${id}\` are the most`);
    return { id, why: request.stackReasons?.[id] ?? "declared", ids: ids.slice(0, MOST.stack) };
  });
  const stackPicks = stacks.flatMap(({ id, why, ids }) =>
    ids.map((module): Pick => ({ module, layer: "stack", why: `stack \`${id}\`, ${why}` })),
  );
  const against = stacks.map(({ id }) => ({ id, ids: antipatternsOf(catalogue, id, ranked) }));
  for (const { id, ids } of against)
    skip(ids.slice(MOST.antipatterns), `${MOST.antipatterns} antipatterns for \`${id}\` are the most`);
  const againstPicks = against.flatMap(({ id, ids }) =>
    ids
      .slice(0, MOST.antipatterns)
      .map((module): Pick => ({ module, layer: "antipattern", why: `antipatterns of stack \`${id}\`` })),
  );

  const all = [...concernPicks, ...stackPicks, ...againstPicks, ...standing(catalogue, request)];
  const { adjust = {} } = request;
  const added = Object.keys(adjust).map((module): Pick => ({ module, layer: "concern", why: "you asked for it" }));
  const kept = all.filter(({ module }) => adjust[module] !== "out");
  skip(
    added.filter(({ module }) => adjust[module] === "out").map(({ module }) => module),
    "you left it out",
  );
  const asked = added.filter(({ module }) => adjust[module] !== "out" && !kept.some((pick) => pick.module === module));
  const modules = settle(catalogue, [...asked, ...inLayers(kept)], leads, skip);
  const chosen = new Set(modules.map(({ module }) => module.id));
  const subject = ({ id, why, ids }: { id: string; why: string; ids: readonly string[] }): ReceiptSubject => ({
    id,
    why,
    modules: ids.filter((module) => chosen.has(module)),
  });
  return {
    modules,
    leftOut: [...leftOut].filter(([id]) => !chosen.has(id)).map(([id, why]) => ({ id, why })),
    stacks: stacks.map((stack, index) => subject({ ...stack, ids: [...stack.ids, ...(against[index]?.ids ?? [])] })),
    concerns: [...declared, ...extra].map(subject),
  };
}

interface Pick {
  readonly module: string;
  readonly layer: Layer;
  readonly why: string;
}

const LAYERS: readonly Layer[] = ["concern", "stack", "antipattern", "general"];

function inLayers(picks: readonly Pick[]): readonly Pick[] {
  return LAYERS.flatMap((layer) => picks.filter((pick) => pick.layer === layer));
}

/** Each module once, with all reasons; hidden and missing ones and those beyond the most are left out. */
function settle(
  catalogue: Catalogue,
  picks: readonly Pick[],
  leads: ReadonlySet<string>,
  skip: (ids: readonly string[], why: string) => void,
): readonly SelectedModule[] {
  const reasons = new Map<string, { layer: Layer; why: string[] }>();
  for (const { module, layer, why } of picks) {
    const known = reasons.get(module);
    if (known === undefined) reasons.set(module, { layer, why: [why] });
    else if (!known.why.includes(why)) known.why.push(why);
  }
  const selected: SelectedModule[] = [];
  for (const [id, { layer, why }] of reasons) {
    const module = catalogue.modules.get(id);
    if (module === undefined) skip([id], "the composition map names it, and there is no such module");
    else if (catalogue.map.hide.includes(id)) skip([id], "the project's composition map hides it");
    else if (selected.length >= MOST_MODULES) skip([id], `${MOST_MODULES} modules are the most`);
    else selected.push({ module, layer, why: why.join("; "), isLead: leads.has(id) });
  }
  return selected;
}

/** Compares two modules by how close they are to a role, a task and a place in a list. */
type Ranking = (place: (module: CatalogueModule) => number) => (a: CatalogueModule, b: CatalogueModule) => number;

const TIER_RANK = { L2: 0, L1: 1, L0: 2 } as const;
const SEVERITIES = ["critical", "high", "medium", "low"];

function ranking({ role }: ComposeRequest, { modules }: TaskFindings): Ranking {
  const hit = new Map(modules.map((id, index) => [id, index]));
  const severity = (module: CatalogueModule): number =>
    SEVERITIES.indexOf(module.severity) + 1 || SEVERITIES.length + 1;
  const tier = (module: CatalogueModule): number => TIER_RANK[module.tiers[role] ?? "L0"];
  const none = modules.length;
  return (place) => (a, b) =>
    (hit.get(a.id) ?? none) - (hit.get(b.id) ?? none) ||
    place(a) - place(b) ||
    tier(a) - tier(b) ||
    severity(a) - severity(b) ||
    (a.id < b.id ? -1 : 1);
}

/** The modules that serve a concern, best first, and those that do so for other stacks than the ones asked for. */
function servingConcern(
  catalogue: Catalogue,
  concern: string,
  { role, stacks }: ComposeRequest,
  ranked: Ranking,
): { served: readonly string[]; others: readonly string[] } {
  const serving = [...catalogue.modules.values()]
    .filter(({ id, concerns }) => concerns.includes(concern) && !catalogue.map.hide.includes(id))
    .sort(ranked(({ concerns }) => concerns.indexOf(concern)));
  const fitting = serving.filter((module) => fitsStacks(module, stacks));
  const mapped = ofRole(catalogue.map.concerns[concern], role);
  const served = [...new Set([...mapped, ...(fitting.length > 0 ? fitting : serving).map(({ id }) => id)])];
  const others = fitting.length > 0 ? serving.filter((module) => !fitsStacks(module, stacks)).map(({ id }) => id) : [];
  return { served, others: others.filter((id) => !served.includes(id)) };
}

/** The modules about a stack itself, without its antipatterns: those for few stacks first. */
function servingStack(catalogue: Catalogue, stack: string, role: string, ranked: Ranking): readonly string[] {
  const serving = [...catalogue.modules.values()]
    .filter(({ kind, stacks }) => kind !== "antipattern" && stacks.includes(stack))
    .sort(ranked(({ kind, stacks }) => stacks.length + (kind === "stack" ? 0 : 100)));
  return [...new Set([...ofRole(catalogue.map.stacks[stack], role), ...serving.map(({ id }) => id)])];
}

function antipatternsOf(catalogue: Catalogue, stack: string, ranked: Ranking): readonly string[] {
  const serving = [...catalogue.modules.values()]
    .filter(({ kind, stacks }) => kind === "antipattern" && stacks.includes(stack))
    .sort(ranked(({ stacks }) => stacks.length));
  return [...new Set([...(catalogue.map.stacks[stack]?.antipatterns ?? []), ...serving.map(({ id }) => id)])];
}

/** What comes without being asked for: always, and with these stacks. */
function standing({ map, modules }: Catalogue, { role, stacks }: ComposeRequest): readonly Pick[] {
  const always = ofRole(map.always, role).map((module) => ({ module, why: `always for \`${role}\`` }));
  const auto = ["all-stacks", ...stacks].flatMap((stack) =>
    ofRole(map.auto[stack], role).map((module) => ({
      module,
      why: stack === "all-stacks" ? "for every stack" : `with stack \`${stack}\``,
    })),
  );
  return [...always, ...auto].map(({ module, why }): Pick => {
    const isAgainst = modules.get(module)?.kind === "antipattern";
    return { module, layer: isAgainst ? "antipattern" : "general", why };
  });
}

function ofRole(layer: ModulesByRole | undefined, role: string): readonly string[] {
  return [...(layer?.[role] ?? []), ...(layer?.["all-roles"] ?? [])];
}

/** The modules whose patterns of paths fit a file at hand: those for its stacks first, those that only know its ending last. */
function modulesForFiles(catalogue: Catalogue, request: ComposeRequest, ranked: Ranking): readonly Pick[] {
  const { files, stacks } = request;
  if (files.length === 0) return [];
  const fitting = new Map<CatalogueModule, { why: string; place: number }>();
  for (const module of catalogue.modules.values()) {
    if (!fitsStacks(module, stacks)) continue;
    const isForStack = module.stacks.some((stack) => stacks.includes(stack));
    for (const pattern of module.files) {
      const fits = readGlob(pattern);
      const file = files.find((path) => fits?.(path) === true);
      const place = isForStack ? 0 : ENDING_ONLY.test(pattern) ? 2 : 1;
      if (file === undefined || place >= (fitting.get(module)?.place ?? 3)) continue;
      fitting.set(module, { why: `file \`${file}\` fits \`${pattern}\``, place });
    }
  }
  const closest = ranked((module) => fitting.get(module)?.place ?? 3);
  return [...fitting]
    .sort(([a], [b]) => closest(a, b))
    .map(([{ id }, { why }]): Pick => ({ module: id, layer: "concern", why }));
}

/** A pattern that says no more of a file than its ending, or nothing: most of the sources of a project fit it. */
const ENDING_ONLY = /^(\*\*\/)?\*(\.[^/]+)?$/;
