import type { TextDocument } from "vscode-languageserver-textdocument";
import { MarkupKind, type InlayHint, type Range } from "vscode-languageserver-types";
import { tierMeasures } from "../../core/rules/expertise/tier-measures";
import { referencesIn } from "../../core/rules/references";
import type { ServiceContext } from "../context";
import { referenceDetail } from "../describe-reference";
import { rangeOf } from "../document";
import { asked, scopeOf } from "../subjects";

/** Characters of a title that are shown beside an id; all of it shows on demand. */
const LONGEST = 48;

/** The titles of what the ids within a range name, each behind its id; none where a title says no more than the id. */
export function inlayHintsIn(context: ServiceContext, document: TextDocument, range: Range): readonly InlayHint[] {
  const about = asked(context, document);
  if (about === undefined) return [];
  const { kind, document: read } = about.own;
  const scope = scopeOf(about);
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const hints = new Map<number, InlayHint>();
  for (const { target, node } of read.roots.flatMap((root) => referencesIn(kind, root.node))) {
    const id = String(node.value);
    if (node.range.end < from || node.range.start > to) continue;
    const title = referenceDetail(scope, target, id).replace(/\s+/g, " ").trim();
    if (plain(id).includes(plain(title))) continue;
    const position = rangeOf(document, node.range).end;
    hints.set(node.range.end, { position, paddingLeft: true, ...labelOf(title) });
  }
  return [...hints].sort(([a], [b]) => a - b).map(([, hint]) => hint);
}

/** `Content author` says no more than `content-author`, nor `Refunds` more than the run `20261102-refunds`. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function labelOf(title: string): Pick<InlayHint, "label" | "tooltip"> {
  if (title.length <= LONGEST) return { label: title };
  const cut = title.slice(0, LONGEST).replace(/\s+\S*$/, "");
  return { label: `${cut} …`, tooltip: { kind: MarkupKind.PlainText, value: title } };
}

/** How long each tier of a module is, against what its kind asks for: behind the summary, the title and the brief's heading. */
export async function tierHintsIn(context: ServiceContext, document: TextDocument): Promise<readonly InlayHint[]> {
  const about = asked(context, document);
  if (about?.own.kind.id !== "module") return [];
  const count = await context.instruments?.tokens?.();
  if (count === undefined) return [];
  return tierMeasures(about.own.document, count).map(({ tier, tokens, band: { least, most }, range }) => {
    const band = least === 0 ? `≤ ${most}` : `${least}–${most}`;
    return {
      position: rangeOf(document, range).end,
      paddingLeft: true,
      label: `${tier} ${context.t("{0} of {1} tokens", tokens, band)}`,
    };
  });
}
