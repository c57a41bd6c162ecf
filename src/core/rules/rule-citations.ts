import type { ReadDocument } from "../documents/read-document";
import { moduleOf } from "../library/module";
import { RULE_HEADINGS } from "../library/module-format";
import { proseOf, type ProseBlock } from "../library/module-prose";
import type { OffsetRange } from "../text/range";

/** A rule's own id, `R2`, where it stands in the prose of a module without the module's id. */
export interface RuleCitation {
  readonly id: string;
  readonly range: OffsetRange;
  /** Whether it can mean nothing but the module's rule: by the place that the format has for it, or by what is around. */
  readonly isClear: boolean;
}

const ID = /(?<![\w/#.-])R[1-9]\d*(?![\w/-]|\.\w)/g;

/** Rules that are named in one go: `R2, R3 and R5`. */
const JOINT = String.raw`(?:, and |, or |, | and | or )`;
const BEFORE = new RegExp(String.raw`(?:\bR\d+${JOINT})+$`);
const AFTER = new RegExp(String.raw`^(?:${JOINT}R\d+\b)+`);

/** The sections whose tables say which rule is the answer. */
const CITING: readonly string[] = [...RULE_HEADINGS, "When it applies", "Failure modes", "Verify"];

const citations = new WeakMap<ReadDocument, readonly RuleCitation[]>();

/**
 * The bare ids of a module's own rules in its prose, in the order of the text. Clear is what begins the explanation of
 * a rule, a link `#R2`, and where nothing in the module speaks of something else by this name what is alone in brackets
 * or at the start of a table's cell, follows the word _rule_, or is listed with other rules. The ends of `R1–R4` and the
 * rules _of_ something else are not.
 */
export function ruleCitationsIn(document: ReadDocument): readonly RuleCitation[] {
  const known = citations.get(document) ?? readCitations(document);
  citations.set(document, known);
  return known;
}

function readCitations(document: ReadDocument): readonly RuleCitation[] {
  const own = new Set(moduleOf(document).rules.map(({ id }) => id));
  const others = otherNames(document);
  return proseOf(document).flatMap((block) => {
    const bare = [...block.text.matchAll(ID)].flatMap(({ 0: id, index }): readonly RuleCitation[] => {
      if (!own.has(id)) return [];
      const isClear = beginsRule(block, index) || (!others.has(id) && isCited(block, id, index, own));
      return [{ id, range: placed(block, index, id), isClear }];
    });
    return [...bare, ...linksIn(document, block, own)].sort((a, b) => a.range.start - b.range.start);
  });
}

function placed(block: ProseBlock, index: number, id: string): OffsetRange {
  const start = block.range.start + index;
  return { start, end: start + id.length };
}

/** Links to a rule on the module's own page, `[one key](#R2)`. */
function linksIn(document: ReadDocument, block: ProseBlock, own: ReadonlySet<string>): readonly RuleCitation[] {
  return [...block.text.matchAll(/(?<=\]\()¤+(?=\))/g)].flatMap(({ 0: address, index }) => {
    const at = block.range.start + index;
    const id = document.text.slice(at + 1, at + address.length);
    return document.text[at] === "#" && own.has(id) ? [{ id, range: placed(block, index + 1, id), isClear: true }] : [];
  });
}

/** Whether an id begins what its module says of the rule: in bold, or as a heading. */
function beginsRule({ kind, section, text }: ProseBlock, index: number): boolean {
  if (!RULE_HEADINGS.includes(section)) return false;
  const before = text.slice(0, index);
  if (kind === "row") return /^ *\| *\**$/.test(before);
  return kind === "heading" ? /^\**$/.test(before) : before === "**";
}

function isCited({ kind, section, text }: ProseBlock, id: string, index: number, own: ReadonlySet<string>): boolean {
  const left = BEFORE.exec(text.slice(0, index))?.[0] ?? "";
  const right = AFTER.exec(text.slice(index + id.length))?.[0] ?? "";
  const before = text.slice(0, index - left.length);
  const after = text.slice(index + id.length + right.length);
  if (/^\s*(?:[–—]|to\s)\s*R\d/.test(after) || /R\d+\s*(?:[–—]|\sto)\s*$/.test(before)) return false;
  if (/^\s+(?:of|from)\s/.test(after)) return false;
  const named = `${left}${id}${right}`.match(/R\d+/g) ?? [];
  if (!named.every((one) => own.has(one))) return false;
  if (named.length > 1 || /\brules? $/i.test(before)) return true;
  if (before.endsWith("(") && after.startsWith(")")) return true;
  return kind === "row" && CITING.includes(section) && /\|.*\| *\**$/.test(before);
}

/** Words that may stand with a capital before a rule without making a name of the two. */
const NO_NAME = new Set(["Rule", "Rules", "Only", "See", "Per", "By", "From", "As", "With", "Not", "And", "Or"]);

/** The rules' ids by which a module also calls something else: in its title and other names, or as in `Cloudflare R2`. */
function otherNames(document: ReadDocument): ReadonlySet<string> {
  const { title, summary, aliases, symptoms, sources } = moduleOf(document);
  const header = [title, summary, ...aliases, ...symptoms, ...sources.map((source) => source.title)];
  const named = header.flatMap((text) => text.match(ID) ?? []);
  const inProse = proseOf(document).flatMap(({ text }) =>
    [...text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}]+) (R[1-9]\d*)(?![\w/-])/gu)].flatMap(
      ([, word = "", id = ""]) => (NO_NAME.has(word) || /^R\d+$/.test(word) ? [] : [id]),
    ),
  );
  return new Set([...named, ...inProse]);
}
