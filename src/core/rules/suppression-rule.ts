import { removeEntry, replaceKey } from "../documents/edit";
import { placeWithRange } from "../documents/find-place";
import type { ReadDocument } from "../documents/read-document";
import { entryOf } from "../documents/tree";
import type { OffsetRange } from "../text/range";
import { mostSimilar } from "../text/similar";
import type { TextChange } from "../text/text-change";
import { editFix, type Fix } from "./fix";
import type { Finding, Rule, RuleContext } from "./rule";
import { suppresses, suppressionsOf, type Suppression } from "./suppressions";

const UNUSED = "wazir/unused-suppression";
const UNKNOWN = "wazir/unknown-code";

/**
 * What is asked of suppressions, and of the severities of a manifest. It is no rule like the others: it is checked when
 * all of them are through.
 */
export const suppressionRule: Pick<Rule, "codes" | "fixes"> = {
  codes: [
    { code: UNUSED, severity: "warning", title: "A comment suppresses what is not found." },
    { code: UNKNOWN, severity: "warning", title: "A code is named that no rule has." },
  ],
  fixes(finding, context) {
    const { range, data } = finding;
    const place = placeWithRange(context.document, range)?.entry;
    const near = typeof data?.near === "string" ? data.near : undefined;
    const changes =
      place === undefined ? [{ range, text: near ?? "" }] : replaceKey(context.document, place.entry, near ?? "");
    const renamed = near === undefined ? [] : editFix(context.path, `Replace with \`${near}\``, changes, true);
    if (place === undefined) return [...renamed, ...unsuppress(finding, context)];
    const removed = removeEntry(context.document, place.map, place.entry);
    return [...renamed, ...editFix(context.path, `Remove \`${place.entry.key}\``, removed)];
  },
};

/** What is wrong with the codes that a document names. `findings` is all that was found in it, `codes` all that can be. */
export function checkCodes(
  { document, kind }: RuleContext,
  findings: readonly Finding[],
  codes: readonly string[],
): readonly Finding[] {
  if (kind === undefined) return [];
  const suppressions = suppressionsOf(document);
  const unused = suppressions
    .filter((one) => codes.includes(one.code) && !findings.some((finding) => suppresses(one, finding)))
    .map(({ code, range, line }) => {
      const where = line === undefined ? "in this document" : "in the line below";
      return { code: UNUSED, message: `\`${code}\` is not found ${where}: this suppression can go.`, range };
    });
  const chosen = kind.id === "manifest" ? entryOf(document.roots[0]?.node, "rules")?.value : undefined;
  const entries = chosen?.type === "map" ? chosen.entries : [];
  const named = [...suppressions, ...entries.map(({ key, keyRange }) => ({ code: key, range: keyRange }))];
  return [...unused, ...named.filter(({ code }) => !codes.includes(code)).map((one) => unknown(one, codes))];
}

function unknown({ code, range }: Pick<Suppression, "code" | "range">, codes: readonly string[]): Finding {
  const near = mostSimilar(code, codes);
  const hint =
    near === undefined ? " The codes that there are stand in the list of rules." : ` Did you mean \`${near}\`?`;
  const data = near === undefined ? {} : { near };
  return { code: UNKNOWN, message: `There is no rule with the code \`${code}\`.${hint}`, range, data };
}

/** Takes a code out of its comment, or the comment where it names no other. */
function unsuppress({ code, range }: Finding, { document, path }: RuleContext): readonly Fix[] {
  const all = suppressionsOf(document);
  const own = all.find((one) => one.range.start === range.start);
  if (own === undefined) return [];
  const isAlone = all.filter(({ comment }) => comment.range.start === own.comment.range.start).length === 1;
  const change = isAlone ? withoutComment(document, own.comment.range) : withoutWord(document, own.range);
  return editFix(path, "Remove the suppression", [change], code === UNUSED);
}

/** A comment that has its line for itself goes with the line. */
function withoutComment({ text }: ReadDocument, { start, end }: OffsetRange): TextChange {
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const from = start - before;
  const isFirst = from === 0 || /[\r\n\uFEFF]/.test(text.charAt(from - 1));
  const lineEnd = isFirst ? /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end)) : null;
  return { range: { start: from, end: end + (lineEnd?.[0].length ?? 0) }, text: "" };
}

function withoutWord({ text }: ReadDocument, { start, end }: OffsetRange): TextChange {
  const before = /[\s,]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^,/.exec(text.slice(end))?.[0].length ?? 0;
  const isFirst = !text.slice(0, start).trimEnd().endsWith(",");
  return { range: { start: start - before, end: isFirst ? end + after : end }, text: "" };
}
