import type { OffsetRange } from "./range";

/** One replacement in a text; an insertion where the range is empty. */
export interface TextChange {
  readonly range: OffsetRange;
  readonly text: string;
}

/** A text with changes made to it, all of them given in offsets of `text`. Where two overlap, the earlier one wins. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = "";
  let copied = 0;
  for (const change of inOrder(changes)) {
    if (change.range.start < copied) continue;
    result += text.slice(copied, change.range.start) + change.text;
    copied = change.range.end;
  }
  return result + text.slice(copied);
}

/** The changes that give `text` back when they are made to the text that `changes` make of it. */
export function inverseChanges(text: string, changes: readonly TextChange[]): readonly TextChange[] {
  let shift = 0;
  return inOrder(changes).map(({ range, text: inserted }) => {
    const start = range.start + shift;
    const removed = text.slice(range.start, range.end);
    shift += inserted.length - removed.length;
    return { range: { start, end: start + inserted.length }, text: removed };
  });
}

/** Whether two groups of changes can be made to one text together. */
export function overlap(some: readonly TextChange[], others: readonly TextChange[]): boolean {
  return some.some(({ range: a }) => others.some(({ range: b }) => a.start <= b.end && b.start <= a.end));
}

function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  return [...changes].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The line end that a text uses first; a line feed where it has none. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
