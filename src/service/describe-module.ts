import { textField, textsOf, recordOf, type Library, type LibraryItem } from "../core/library/item";
import { briefOfItem } from "../core/library/module-brief";
import type { ModuleRule } from "../core/library/module";
import type { Subject } from "../core/library/subjects";
import { URI } from "vscode-uri";
import { ruleAnchor } from "../core/catalogue/rule-anchor";
import { escapeMarkdown, inlineCode, link } from "./markdown";

/** The client's scheme of pages on which modules are read, and the project whose modules are meant. */
export interface ModulePages {
  /** Undefined for a client that has none. */
  readonly scheme: string | undefined;
  readonly root: string | undefined;
}

/** So many modules are named for a concern. */
const MOST_NAMED = 5;

/** A module in Markdown paragraphs: its line, its brief and where it is read. */
export function describeModule(item: LibraryItem, pages: ModulePages): readonly string[] {
  return [moduleLine(item), briefPoints(briefOfItem(item)), pageLink(item, pages)];
}

/** A rule of a module, with the brief of the module. */
export function describeRule(item: LibraryItem, rule: ModuleRule, pages: ModulePages): readonly string[] {
  return [
    `**Rule ${inlineCode(`${item.id}#${rule.id}`)}** · ${escapeMarkdown(rule.level)}`,
    escapeMarkdown(rule.text),
    briefPoints(briefOfItem(item)),
    pageLink(item, pages, rule.id) || escapeMarkdown(item.title),
  ];
}

/** A stack or concern: what it is, its other words, and the modules that are for it, the gravest first. */
export function describeSubject(
  kind: "stack" | "concern",
  { id, about, synonyms }: Subject,
  library: Library,
  pages: ModulePages,
): readonly string[] {
  const serving = modulesFor(library, kind, id);
  const named = serving
    .slice(0, MOST_NAMED)
    .map((item) => `- ${pageLink(item, pages) || escapeMarkdown(item.title)}: ${escapeMarkdown(item.summary)}`);
  const more = serving.length > MOST_NAMED ? [`- … and ${serving.length - MOST_NAMED} more`] : [];
  return [
    `**${kind === "stack" ? "Stack" : "Concern"} ${inlineCode(id)}**`,
    escapeMarkdown(about),
    synonyms.length === 0 ? "" : `Also ${synonyms.map(escapeMarkdown).join(", ")}`,
    [...named, ...more].join("\n"),
  ];
}

const SEVERITIES = ["critical", "high", "medium", "low"];

function modulesFor(library: Library, kind: "stack" | "concern", id: string): readonly LibraryItem[] {
  const key = kind === "stack" ? "stacks" : "concerns";
  const rank = (item: LibraryItem): number => SEVERITIES.indexOf(textField(item, "severity") ?? "") + 1 || 9;
  return library
    .all("module")
    .filter(({ fields }) => textsOf(recordOf(fields.applies)[key]).includes(id))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** One of several modules: its line, and where it is read. */
export function moduleLines(item: LibraryItem, pages: ModulePages): readonly string[] {
  return [moduleLine(item), pageLink(item, pages)];
}

function moduleLine({ id, title, summary }: LibraryItem): string {
  return `**${escapeMarkdown(title)}** ${inlineCode(id)}\n\n${escapeMarkdown(summary)}`;
}

/** The command of a client with such pages that opens one, given the module, `id#R2` for one of its rules, and the project. */
export const OPEN_MODULE = "wazir.openModule";

/**
 * A link to the page on which a client reads a module, at a rule if one is given; empty for a client that has none. It
 * is a command: what editors show of Markdown keeps no links to schemes that they do not know.
 */
export function pageLink(
  { id, title }: Pick<LibraryItem, "id" | "title">,
  { scheme, root }: ModulePages,
  rule?: string,
): string {
  if (scheme === undefined) return "";
  const module = rule === undefined ? id : `${id}#${rule}`;
  return link(title, `command:${OPEN_MODULE}?${encodeURIComponent(JSON.stringify([{ module, root }]))}`);
}

/** The address of the page on which a client reads a module, at a rule if one is given; undefined for a client that has none. */
export function pageUri(module: string, { scheme, root }: ModulePages, rule?: string): string | undefined {
  if (scheme === undefined) return undefined;
  return URI.from({ scheme, path: `/${module}.md`, query: root ?? "", fragment: ruleAnchor(rule) }).toString();
}

/** A brief as a list: its code stays code, everything else in it is shown letter by letter. */
export function briefPoints(brief: string): string {
  return brief
    .split(/\r\n|\n|\r/)
    .flatMap((line) => {
      const point = /^\s*[-*]\s+(.*)$/.exec(line)?.[1] ?? line;
      return point.trim() === "" ? [] : [`- ${withCode(point)}`];
    })
    .join("\n");
}

function withCode(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? inlineCode(part.slice(1, -1)) : escapeKeepingBlanks(part)))
    .join("");
}

function escapeKeepingBlanks(text: string): string {
  const [, before = "", , after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return (before === "" ? "" : " ") + escapeMarkdown(text) + (after === "" || text.trim() === "" ? "" : " ");
}
