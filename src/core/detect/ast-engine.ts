import type { OffsetRange } from "../text/range";
import type { AstConfig } from "./ast-pattern";

/** A text read by the grammar of its language. */
export interface SyntaxTree {
  /**
   * Every node that a rule matches, in the order of the text. Throws where the rule cannot be used with the grammar. With
   * `mayHold`, only those statements of the outermost level are searched of whose text it says so: a search takes a
   * time that grows with what is searched.
   */
  search(config: AstConfig, mayHold?: (text: string) => boolean): readonly OffsetRange[];
  /** Gives back the memory of the tree. */
  free(): void;
}

/** What reads programs: `platform` has the one of ast-grep. */
export interface AstEngine {
  /** Makes a grammar ready, by its name; it stays so. Rejects where there is none. */
  load(grammar: string): Promise<void>;
  /** Reads a text with a grammar that is ready. */
  parse(grammar: string, text: string): SyntaxTree;
}
