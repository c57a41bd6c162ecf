/** The parts of JSON Schema 2020-12 that our schemas use and the editor's features read. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  /** One sentence for each value of `enum`, in its order. */
  readonly enumDescriptions?: readonly string[];
  /** Whether its values say what somebody decided or saw, so that nobody else may choose among them. */
  readonly "x-decision"?: boolean;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Stands for a keyword where a check was ended because it took too long. */
export const TIME_LIMIT = "time-limit";

/** One fault as ajv reports it. */
export interface SchemaError {
  readonly instancePath: string;
  /** Where the keyword stands in the schema: a schema is dereferenced, so this is a pointer into it. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A fault with the value it is about and the schema that refused it. */
export interface SchemaFault extends SchemaError {
  readonly data: unknown;
  /** The id of the innermost item that holds the value: `T-4`; undefined where no item has one. */
  readonly item: string | undefined;
  /** The schema that holds the keyword. */
  readonly schema: JsonSchema | undefined;
}

/** Checks a plain value; the faults found, none when it is valid. */
export type SchemaCheck = (value: unknown) => readonly SchemaError[];
