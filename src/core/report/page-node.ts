/**
 * A page as plain data: what the dashboard makes elements of, and the exported report a text. Texts are texts in both,
 * whatever they hold.
 */
export type PageNode = string | PageElement | PageLink | PageButton;

/** An element. Its attributes are fixed words and numbers of ours; what a run says stands in texts only. */
export interface PageElement {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Tells it from its siblings, so that it stays the same element when the page changes. */
  readonly key?: string;
  readonly children?: readonly PageNode[];
}

/** A place in a file that an editor can show. */
export interface PagePlace {
  /** What `path` is below: the run's folder or the workspace's. */
  readonly base: "run" | "workspace";
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  /** UTF-16 code units from the start of the file, where that is known instead. */
  readonly offset?: number;
}

/** A text that leads to a place; a mere text where there is no editor. */
export interface PageLink {
  readonly place: PagePlace;
  readonly text: string;
}

/** What a page may ask its editor to do. */
export type PageAction = "startRun" | "exportReport" | "openLog";

/** A button; not there where there is no editor. */
export interface PageButton {
  readonly action: PageAction;
  readonly text: string;
}

/** An element with these attributes and children; those that are undefined are left out. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (PageNode | undefined)[]
): PageElement {
  const { key, ...rest } = attributes;
  const given = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    tag,
    ...(key === undefined ? {} : { key }),
    attributes: Object.fromEntries(given),
    children: children.filter((child) => child !== undefined),
  };
}

/** A text whose parts in backticks are code. A backtick that stands alone stays. */
export function inline(text: string): readonly PageNode[] {
  return text.split(/(`[^`]+`)/).flatMap((part): readonly PageNode[] => {
    if (part === "") return [];
    return part.length > 2 && part.startsWith("`") && part.endsWith("`")
      ? [element("code", {}, part.slice(1, -1))]
      : [part];
  });
}
