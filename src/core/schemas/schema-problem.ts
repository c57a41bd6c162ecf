import type { OffsetRange } from "../text/range";
import type { PathStep } from "../documents/tree";

/** The stable codes of what a schema can find wrong. */
export type SchemaCode =
  | "schema-required"
  | "schema-unknown-key"
  | "schema-type"
  | "schema-enum"
  | "schema-const"
  | "schema-format"
  | "schema-pattern"
  | "schema-limit"
  | "schema-repeated-item"
  | "schema-other";

/** One fault against a schema, said so that a person can act on it. */
export interface SchemaProblem {
  readonly code: SchemaCode;
  readonly message: string;
  /** The smallest text to change. */
  readonly range: OffsetRange;
  readonly path: readonly PathStep[];
  /** What a fix needs: the missing key, the values allowed, the near one. */
  readonly data: Readonly<Record<string, unknown>>;
}
