import type { ReadDocument } from "../documents/read-document";
import type { Project } from "../library/project";
import type { OffsetRange } from "../text/range";
import { idsOf, targetOfForm, type ProjectTarget, type RunTarget } from "./references";

/** An id that stands in the prose of a document. */
export interface Mention {
  readonly target: Exclude<ProjectTarget, "phase" | "run" | "artifact kind"> | RunTarget;
  readonly id: string;
  readonly range: OffsetRange;
}

/** A line that opens or closes a block of code; what stands in between is no prose. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Code within a line, or an id by its form alone: neither part of a longer word nor of a path. */
const TOKEN = /(?<!`)(?<fence>`+)(?<code>[^`]+)\k<fence>(?!`)|(?<![\w/#.-])(?<form>[A-Z]+-[0-9]+)(?![\w/-]|\.\w)/g;

const PROJECT_TARGETS = ["role", "workflow", "hook", "skill", "module"] as const;

const mentions = new WeakMap<ReadDocument, readonly Token[]>();
const names = new WeakMap<Project, ReadonlyMap<string, Mention["target"] | undefined>>();

/**
 * The ids in the prose of a Markdown document that can mean one thing only: `AC-1` wherever it stands, and in code the
 * ids of roles, hooks, skills, modules (also with a rule, `module#R2`) and of workflows of several words. A word alone
 * may be a key of a document.
 */
export function mentionsIn(project: Project, document: ReadDocument): readonly Mention[] {
  return tokensIn(document).flatMap(({ text, start, isCode }) => {
    const id = text.replace(/#\w+$/, "");
    const target = targetOfForm(text) ?? (isCode ? namesOf(project).get(id) : undefined);
    if (target === undefined || (id !== text && target !== "module")) return [];
    return [{ target, id, range: { start, end: start + id.length } }];
  });
}

/** A rule of a module that prose names, as in `module#R2`. */
export interface RuleMention {
  readonly module: string;
  readonly rule: string;
  /** Of the rule's own id. */
  readonly range: OffsetRange;
}

/** The rules that prose names, in the order of the text. */
export function ruleMentionsIn(project: Project, document: ReadDocument): readonly RuleMention[] {
  return tokensIn(document).flatMap(({ text, start, isCode }) => {
    const [, module = "", rule = ""] = /^([^#]+)#(\w+)$/.exec(text) ?? [];
    if (!isCode || namesOf(project).get(module) !== "module") return [];
    return [{ module, rule, range: { start: start + module.length + 1, end: start + text.length } }];
  });
}

/** Code within the lines of a Markdown document's prose: what it says, and where it stands with its back-ticks. */
export function codeIn(document: ReadDocument): readonly { readonly text: string; readonly range: OffsetRange }[] {
  return tokensIn(document).flatMap(({ text, start, isCode, fence }) =>
    isCode ? [{ text, range: { start: start - fence, end: start + text.length + fence } }] : [],
  );
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly isCode: boolean;
  /** How many back-ticks stand before it and behind it. */
  readonly fence: number;
}

function tokensIn(document: ReadDocument): readonly Token[] {
  const known = mentions.get(document) ?? readTokens(document);
  mentions.set(document, known);
  return known;
}

function readTokens({ text, body }: ReadDocument): readonly Token[] {
  const tokens: Token[] = [];
  let at = body?.start ?? text.length;
  let closing: string | undefined;
  for (const line of text.slice(at).split(/(?<=\n|\r(?!\n))/)) {
    const fence = FENCE.exec(line)?.[1];
    if (closing !== undefined) {
      if (fence?.startsWith(closing) === true) closing = undefined;
    } else if (fence !== undefined) {
      closing = fence;
    } else {
      tokens.push(...tokensOf(line, at));
    }
    at += line.length;
  }
  return tokens;
}

function tokensOf(line: string, at: number): readonly Token[] {
  return [...line.matchAll(TOKEN)].map(({ 0: whole, index, groups = {} }) => {
    const code = groups.code;
    const text = code ?? whole;
    const fence = groups.fence?.length ?? 0;
    return { text, start: at + index + fence, isCode: code !== undefined, fence };
  });
}

/** What an id of a project names; undefined where it names several things. */
function namesOf(project: Project): ReadonlyMap<string, Mention["target"] | undefined> {
  const known = names.get(project);
  if (known !== undefined) return known;
  const found = new Map<string, Mention["target"] | undefined>();
  for (const target of PROJECT_TARGETS) {
    for (const id of idsOf(project, target)) found.set(id, found.has(id) ? undefined : target);
  }
  for (const id of idsOf(project, "workflow")) if (!id.includes("_")) found.set(id, undefined);
  for (const id of idsOf(project, "artifact kind")) found.set(id, undefined);
  names.set(project, found);
  return found;
}
