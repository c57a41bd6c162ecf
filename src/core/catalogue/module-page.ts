import { readDocument, type ReadDocument } from "../documents/read-document";
import type { Library, LibraryItem } from "../library/item";
import { moduleOf, type ExpertiseModule, type ModuleRule, type ModuleSource } from "../library/module";
import { RULE_HEADINGS } from "../library/module-format";
import { citationsIn, proseOf } from "../library/module-prose";
import { codeIn } from "../rules/mentions";
import type { TextChange } from "../text/text-change";
import { applyChanges } from "../text/text-change";
import type { ModuleTokens } from "./tier-tokens";

/** What a page of a module is made with, besides the module. */
export interface PageContext {
  readonly library: Library;
  /** Undefined where they were not counted. */
  readonly tokens: ModuleTokens | undefined;
  /** Today, as an ISO date. */
  readonly today: string;
  /** What the project makes of the module: that it replaces a bundled one, or hides it. */
  readonly standing: "replaces" | "hidden" | undefined;
  /** The address of another module's page, or of a rule on it. */
  readonly linkTo: (id: string, rule?: string) => string;
}

/** The heading of the sources, to which citations without an address lead. */
const SOURCES = "sources";

/**
 * A module as a page for a person, in Markdown: what it is, its review date, the body with its citations as links, each
 * rule under a heading where it is explained, its sources and what it is related to.
 */
export function modulePage(item: LibraryItem, context: PageContext): string {
  const document = readDocument(item.text ?? "", "markdown");
  const module = moduleOf(document);
  const title = module.title === "" ? item.title : module.title;
  return [
    `# ${title}`,
    ...(module.summary === "" ? [] : [`*${module.summary}*`]),
    facts(item, module, context),
    standing(module, context),
    bodyOf(document, { ...module, id: item.id }, context),
    sourcesOf(module.sources),
    relatedOf(item.id, module, context),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

/** A rule as it is quoted: its name, how binding it is, and its sentence. */
export function ruleQuote(module: string, { id, level, text }: ModuleRule): string {
  return `\`${module}#${id}\` (${level}) ${text}`;
}

function facts({ id, origin }: LibraryItem, module: ExpertiseModule, { tokens }: PageContext): string {
  const { kind, severity, applies } = module;
  const counts = tokens === undefined ? [] : [`L0 ${tokens.L0}`, `L1 ${tokens.L1 ?? "–"}`, `L2 ${tokens.L2}`];
  const row = (label: string, value: string): readonly string[] => (value === "" ? [] : [`| ${label} | ${value} |`]);
  return [
    "| | |",
    "| --- | --- |",
    ...row("Module", `\`${id}\``),
    ...row("Kind", [kind, severity === "" ? "" : `severity ${severity}`].filter((part) => part !== "").join(", ")),
    ...row("Stacks", codes(applies.stacks)),
    ...row("Concerns", codes(applies.concerns)),
    ...row("Roles", [...module.tiers].map(([role, tier]) => `\`${role}\` ${tier}`).join(", ")),
    ...row("Tokens", counts.join(" · ")),
    ...row("Origin", origin === "workspace" ? "this workspace" : "bundled with Wazir"),
  ].join("\n");
}

function codes(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(", ");
}

function standing({ verified, reviewBy }: ExpertiseModule, { standing: place, today }: PageContext): string {
  const own = {
    replaces: "> This workspace's own module; it stands in the place of the bundled one.",
    hidden: "> This workspace hides the module: it is neither found nor composed.",
  };
  return [
    ...(place === undefined ? [] : [own[place]]),
    ...(reviewBy === undefined
      ? []
      : [
          reviewBy < today
            ? `> ⚠️ **The review was due on ${reviewBy}.** Facts may have changed since ${verified ?? "then"}: check them at their sources.`
            : `> Verified ${verified ?? "–"}, next review by ${reviewBy}.`,
        ]),
  ].join("\n>\n");
}

/** The body without its title, with links for citations, and each rule where it is explained. */
function bodyOf(document: ReadDocument, module: ExpertiseModule, context: PageContext): string {
  const title = module.sections.find(({ level }) => level === 1);
  const core = module.sections.find(({ level, heading }) => level === 2 && RULE_HEADINGS.includes(heading));
  const from = title?.line.end ?? document.body?.start ?? document.text.length;
  const explained = explanations(document, module);
  const list = module.rules
    .filter(({ id }) => !explained.has(id))
    .map((rule) => ruleOf(rule, module))
    .join("\n\n");
  const changes = [
    ...citationLinks(document, module.sources),
    ...moduleLinks(document, module.id, context),
    ...module.rules.flatMap((rule) => {
      const at = explained.get(rule.id);
      return at === undefined ? [] : [insertion(at, `${ruleOf(rule, module)}\n\n`)];
    }),
    ...(core === undefined || list === "" ? [] : [insertion(core.line.end, `\n\n${list}`)]),
  ].filter(({ range }) => range.start >= from);
  const shift = ({ range, text }: TextChange): TextChange => ({
    range: { start: range.start - from, end: range.end - from },
    text,
  });
  const body = applyChanges(document.text.slice(from), changes.map(shift)).trim();
  return core === undefined && list !== "" ? `## Rules\n\n${list}\n\n${body}` : body;
}

function insertion(at: number, text: string): TextChange {
  return { range: { start: at, end: at }, text };
}

/** Where the paragraph begins that explains a rule, `**R2 One key (must).**`, by the rule's id. */
function explanations(document: ReadDocument, { rules }: ExpertiseModule): ReadonlyMap<string, number> {
  const ids = new Set(rules.map(({ id }) => id));
  const found = new Map<string, number>();
  for (const { kind, section, text, range } of proseOf(document)) {
    const id = /^\*\*(R\d+)\b/.exec(text)?.[1] ?? "";
    if (kind !== "paragraph" || !RULE_HEADINGS.includes(section) || !ids.has(id) || found.has(id)) continue;
    found.set(id, range.start);
  }
  return found;
}

/**
 * A rule of the header, with what watches and checks it. Its heading is its id alone: a preview scrolls to headings by
 * their words (`#r2`), and links to the anchor (`#R2`).
 */
function ruleOf({ id, level, text, detect, checks }: ModuleRule, module: ExpertiseModule): string {
  const watched = module.detect.filter((detector) => detect.includes(detector.id));
  const by = [
    ...watched.map(({ id: detector, message }) => `- detector ${detector}: ${message}`),
    ...(checks.length === 0 ? [] : [`- check ${checks.join(", ")}`]),
  ];
  const heading = `### <a id="${id}"></a>${id}`;
  const words = level === "" ? text : `*${level}* ${text}`;
  return [heading, words, ...(by.length === 0 ? [] : [by.join("\n")])].join("\n\n");
}

/** Links for the other modules and rules that the prose names, as in `` `module#R2` ``. */
function moduleLinks(document: ReadDocument, own: string, { library, linkTo }: PageContext): readonly TextChange[] {
  return codeIn(document).flatMap(({ text, range }): readonly TextChange[] => {
    const [, id = "", rule] = /^([^#]+)(?:#(R\d+))?$/.exec(text) ?? [];
    const isLink = document.text.slice(range.end).startsWith("](");
    if (isLink || id === own || library.get("module", id) === undefined) return [];
    const { start, end } = range;
    return [{ range, text: `[${document.text.slice(start, end)}](${linkTo(id, rule)})` }];
  });
}

function citationLinks(document: ReadDocument, sources: readonly ModuleSource[]): readonly TextChange[] {
  const urls = new Map(sources.map(({ id, url }) => [id, url ?? `#${SOURCES}`]));
  return proseOf(document).flatMap(({ text, range }) =>
    citationsIn(text).flatMap(({ id, index }): readonly TextChange[] => {
      const url = urls.get(id);
      const start = range.start + index;
      return url === undefined ? [] : [{ range: { start, end: start + id.length }, text: `[${id}](${url})` }];
    }),
  );
}

function sourcesOf(sources: readonly ModuleSource[]): string {
  if (sources.length === 0) return "";
  const lines = sources.map(({ id, title, url, path, accessed, tier }) => {
    const named = url === undefined ? `${title}${path === undefined ? "" : ` (\`${path}\`)`}` : `[${title}](${url})`;
    return `- **${id}** ${named} · ${tier}${accessed === undefined ? "" : `, read ${accessed}`}`;
  });
  return `## Sources\n\n${lines.join("\n")}`;
}

function relatedOf(id: string, { related }: ExpertiseModule, { library, linkTo }: PageContext): string {
  const from = library.all("module").filter((other) => other.id !== id && relatesTo(other, id));
  const named = related.flatMap((other) => library.get("module", other) ?? []);
  const others = from.filter((other) => !named.includes(other));
  const line = (other: LibraryItem): string => `- [${other.title}](${linkTo(other.id)}): ${other.summary}`;
  return named.length + others.length === 0 ? "" : `## Related\n\n${[...named, ...others].map(line).join("\n")}`;
}

/** Whether a module names another as related. */
export function relatesTo({ fields }: LibraryItem, id: string): boolean {
  return Array.isArray(fields.related) && fields.related.includes(id);
}
