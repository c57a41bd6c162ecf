/** How a list or a mapping is written: what has to be known to put something in or to take something out. */
export interface Layout {
  readonly flow: boolean;
  /** Flow style only: where the inside of the brackets starts and ends. */
  readonly inside: { readonly start: number; readonly end: number } | undefined;
  /** Whether it stands in another collection. */
  readonly nested: boolean;
  /** Where the dash or the colon it belongs to ends, unless an anchor or a comment parts them. */
  readonly mark: number | undefined;
  readonly members: readonly Member[];
}

/** One item of a list or one entry of a mapping, with the marks that belong to it: `- `, an anchor, a key. */
export interface Member {
  readonly start: number;
  readonly end: number;
  /** Where the key starts; undefined for an item of a list. */
  readonly key: number | undefined;
  /** Flow style only: the offset of the comma behind it, where there is one. */
  readonly comma: number | undefined;
  /** Whether an anchor stands in it that other places may name. */
  readonly anchored: boolean;
  /** Whether it ends in a block scalar, so with its last line's end if it has one. */
  readonly blockScalar: boolean;
}

/** Layouts by the type and the offset of what they belong to. */
export type Layouts = ReadonlyMap<string, Layout>;

/** The name of a collection within the layouts of its document. */
export function layoutKey(type: "map" | "list", start: number): string {
  return `${type} ${start}`;
}
