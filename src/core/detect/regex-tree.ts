import type { CharacterSet } from "./characters";

/** A regular expression of the safe subset, read. `source` is the same in JavaScript's syntax, with the flag `u`. */
export type RegexNode =
  | { readonly type: "set"; readonly source: string; readonly set: CharacterSet; readonly literal?: string }
  | { readonly type: "place"; readonly source: string }
  | { readonly type: "group"; readonly open: string; readonly body: RegexNode }
  | { readonly type: "sequence"; readonly parts: readonly RegexNode[] }
  | { readonly type: "choice"; readonly options: readonly RegexNode[] }
  | {
      readonly type: "repeat";
      readonly body: RegexNode;
      readonly min: number;
      /** `Infinity` where there is no bound. */
      readonly max: number;
      readonly mark: string;
      /** Where the quantifier stands in the pattern. */
      readonly at: number;
    };

/** A regular expression as it was read from a pattern. */
export interface RegexTree {
  readonly root: RegexNode;
  /** Of `i`, `s` and `m`, those that stand at the start: `(?is)`. */
  readonly flags: string;
  readonly groupNames: readonly string[];
}

/** Why a pattern is not in the subset, and where in it. */
export interface RegexFault {
  readonly fault: string;
  readonly at: number;
}

/** The tree in JavaScript's syntax. */
export function sourceOf(node: RegexNode): string {
  switch (node.type) {
    case "set":
    case "place":
      return node.source;
    case "group":
      return `${node.open}${sourceOf(node.body)})`;
    case "sequence":
      return node.parts.map(sourceOf).join("");
    case "choice":
      return node.options.map(sourceOf).join("|");
    case "repeat":
      return sourceOf(node.body) + node.mark;
  }
}
