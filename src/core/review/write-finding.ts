import { insertEntry, insertItem, removeEntry, removeItem, replaceValue, type Edit } from "../documents/edit";
import { readDocument, type DocumentFormat, type ReadDocument } from "../documents/read-document";
import { childOf, entryOf, stringAt, type MapNode } from "../documents/tree";
import type { PlainValue } from "../documents/write-value";
import { isPlaceholder } from "../rules/placeholder";
import { itemsAt } from "../rules/standing-artifacts";
import type { Severity } from "../runs/run-events";
import { applyChanges } from "../text/text-change";
import type { FindingPlace, FindingReply } from "./finding";
import type { FindingStatus } from "./finding-values";

/** A finding that is to be written. */
export interface NewFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly place: FindingPlace | undefined;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What is said of a finding from now on; what is left out stays as it is. */
export interface FindingWords {
  readonly severity?: Severity;
  readonly title?: string;
  readonly status?: FindingStatus;
  readonly resolution?: string;
}

/** One change of a review's findings. `index` is that of a reply, counted from 0. */
export type FindingChange =
  | { readonly change: "add"; readonly finding: NewFinding }
  | { readonly change: "set"; readonly id: string; readonly words: FindingWords }
  | { readonly change: "remove"; readonly id: string }
  | { readonly change: "reply"; readonly id: string; readonly reply: FindingReply }
  | { readonly change: "edit-reply"; readonly id: string; readonly index: number; readonly text: string }
  | { readonly change: "remove-reply"; readonly id: string; readonly index: number };

/** The text of a review with the change made, or a sentence that says why it is not. */
export type WrittenReview =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Makes a change in the findings of a review. Comments, other findings, other keys and the body stay as they are. */
export function writeFinding(text: string, format: DocumentFormat, change: FindingChange): WrittenReview {
  const document = readDocument(text, format);
  if (document.problems.length > 0 || document.roots[0]?.node?.type !== "map") return UNWRITABLE;
  if (change.change === "add") return written(added(text, format, entryOfNew(change.finding)));
  const { id } = change;
  const at = (of: ReadDocument): FindingAt | undefined => findingAt(of, id);
  if (at(document) === undefined) {
    return { ok: false, message: `There is no finding \`${id}\` in the review any more.` };
  }
  return written(changed(text, format, at, change));
}

const UNWRITABLE: WrittenReview = {
  ok: false,
  message: "The review cannot be written to: mend what is wrong with its front matter first.",
};

function written(text: string | undefined): WrittenReview {
  return text === undefined ? UNWRITABLE : { ok: true, text };
}

/** A finding with the list that it is an item of. */
interface FindingAt {
  readonly root: MapNode;
  readonly node: MapNode;
  readonly index: number;
}

type Where = (document: ReadDocument) => FindingAt | undefined;

function findingAt({ roots: [root] }: ReadDocument, id: string): FindingAt | undefined {
  const items = itemsAt(root?.node, "findings");
  const index = items.findIndex((item) => stringAt(item, "id") === id);
  const node = items[index];
  return root?.node?.type === "map" && node?.type === "map" ? { root: root.node, node, index } : undefined;
}

function changed(
  text: string,
  format: DocumentFormat,
  where: Where,
  change: Exclude<FindingChange, { readonly change: "add" }>,
): string | undefined {
  const edited = (of: string, edit: (document: ReadDocument, at: FindingAt) => Edit): string | undefined => {
    const document = readDocument(of, format);
    const at = where(document);
    const changes = at === undefined ? undefined : edit(document, at);
    return changes && applyChanges(of, changes);
  };
  switch (change.change) {
    case "set": {
      const words = Object.entries(change.words) as readonly [string, string][];
      return words.reduce<string | undefined>(
        (now, [key, value]) =>
          now === undefined ? undefined : edited(now, (document, { node }) => setValue(document, node, key, value)),
        text,
      );
    }
    case "remove":
      return edited(text, (document, { root, index }) => withoutItem(document, root, "findings", index));
    case "reply":
      return edited(text, (document, { node }) => withItem(document, node, "replies", replyEntry(change.reply)));
    case "edit-reply":
      return edited(text, (document, { node }) => {
        const reply = itemsAt(node, "replies")[change.index];
        return reply?.type === "map" ? setValue(document, reply, "text", change.text) : undefined;
      });
    case "remove-reply":
      return edited(text, (document, { node }) => withoutItem(document, node, "replies", change.index));
  }
}

/** The text with one more finding, in place of those that the template left to be written. */
function added(text: string, format: DocumentFormat, finding: PlainValue): string | undefined {
  const document = readDocument(text, format);
  const root = document.roots[0]?.node;
  if (root?.type !== "map") return undefined;
  const entry = entryOf(root, "findings");
  const told = itemsAt(root, "findings").filter((item) => !isPlaceholder(stringAt(item, "title") ?? ""));
  if (entry === undefined || told.length > 0) return applied(text, withItem(document, root, "findings", finding));
  // A list that is replaced in its place is written on one line: put in anew, it has a line for each value.
  const index = root.entries.indexOf(entry);
  const without = applied(text, removeEntry(document, root, entry));
  const rest = without === undefined ? undefined : readDocument(without, format);
  const map = rest?.roots[0]?.node;
  if (rest === undefined) return undefined;
  if (map?.type !== "map") return applied(rest.text, insertEntry(rest, undefined, "findings", [finding]));
  const before = index < map.entries.length ? index : undefined;
  return applied(rest.text, insertEntry(rest, map, "findings", [finding], before));
}

function applied(text: string, edit: Edit): string | undefined {
  return edit && applyChanges(text, edit);
}

function setValue(document: ReadDocument, map: MapNode, key: string, value: PlainValue): Edit {
  const entry = entryOf(map, key);
  return entry === undefined ? insertEntry(document, map, key, value) : replaceValue(document, map, entry, value);
}

/** One more item in a list of a mapping, which may not have that list yet. */
function withItem(document: ReadDocument, map: MapNode, key: string, value: PlainValue): Edit {
  const list = childOf(map, key);
  if (list?.type === "list" && list.items.length > 0) return insertItem(document, list, value);
  return setValue(document, map, key, [value]);
}

/** A list without one item; without the list where that was the last one of a finding. */
function withoutItem(document: ReadDocument, map: MapNode, key: string, index: number): Edit {
  const entry = entryOf(map, key);
  const list = entry?.value;
  if (entry === undefined || list?.type !== "list") return undefined;
  const isLastReply = key !== "findings" && list.items.length === 1;
  return isLastReply ? removeEntry(document, map, entry) : removeItem(document, list, index);
}

function entryOfNew({ id, severity, title, place, by, at }: NewFinding): PlainValue {
  return {
    ...{ id, severity, title, status: "open" },
    ...(place === undefined ? {} : { place: placeEntry(place) }),
    ...{ by, at },
  };
}

function placeEntry({ in: where, path, lines }: FindingPlace): PlainValue {
  const { line, endLine, quote, before, after } = lines;
  return {
    [where]: path,
    line,
    ...(endLine > line ? { end_line: endLine } : {}),
    ...(quote === "" ? {} : { quote }),
    ...(before === "" ? {} : { before }),
    ...(after === "" ? {} : { after }),
  };
}

function replyEntry({ text, by, at }: FindingReply): PlainValue {
  return { text, by, at };
}
