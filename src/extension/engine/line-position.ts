/** A place in a text; lines and characters count from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The place of an offset. */
export function positionIn(text: string, offset: number): LinePosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
