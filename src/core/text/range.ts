/** A half-open span of a document's text, in UTF-16 code units from its start. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in `range` or touches its end, as a cursor placed after the last character does. */
export function touches(range: OffsetRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** `range` without the blanks and line breaks at its end; never shorter than nothing. */
export function withoutTail(text: string, { start, end }: OffsetRange): OffsetRange {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** The range of the first line of `text`, without its line break: where a problem of a whole document is shown. */
export function firstLine(text: string): OffsetRange {
  const end = /[\r\n]/.exec(text)?.index ?? text.length;
  return { start: 0, end };
}
