import { element, type PageElement, type PageNode } from "./page-node";

/** A row: a key that it is known by, what it is about, and what is said of that, a list of nodes for each column. */
export interface PageRow {
  readonly key: string;
  readonly cells: readonly (readonly PageNode[])[];
  readonly isTotal?: boolean;
}

/** A column; figures stand at the right. */
export interface PageColumn {
  readonly title: string;
  readonly isFigure?: boolean;
}

/**
 * A table whose first cell of each row is the row's header. It can be scrolled by keys where it is wider than the page.
 */
export function pageTable(caption: string, columns: readonly PageColumn[], rows: readonly PageRow[]): PageElement {
  const head = columns.map(({ title, isFigure }) =>
    element("th", { scope: "col", class: isFigure === true ? "figure" : undefined }, title),
  );
  const body = rows.map(({ key, cells, isTotal }) =>
    element(
      "tr",
      { key, class: isTotal === true ? "total" : undefined },
      ...cells.map((cell, index) => {
        const figure = columns[index]?.isFigure === true ? "figure" : undefined;
        return index === 0
          ? element("th", { scope: "row", class: figure }, ...cell)
          : element("td", { class: figure }, ...cell);
      }),
    ),
  );
  return element(
    "div",
    { class: "table", role: "region", "aria-label": caption, tabindex: "0" },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...body),
    ),
  );
}
