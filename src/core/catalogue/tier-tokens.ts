import type { CatalogueModule } from "./catalogue";

/** Tokens of a module at each tier; no L1 where it has no brief. */
export interface ModuleTokens {
  readonly L0: number;
  readonly L1?: number;
  readonly L2: number;
}

/** What a module takes of a budget at each tier. */
export function tierTokens({ tokens, parts }: Pick<CatalogueModule, "tokens" | "parts">): ModuleTokens {
  const { L0, L1, title } = tokens;
  const L2 = parts.reduce((sum, part) => sum + part.tokens, title);
  return { L0, ...(L1 === undefined ? {} : { L1 }), L2 };
}
