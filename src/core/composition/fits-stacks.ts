import type { CatalogueModule } from "../catalogue/catalogue";

/** Whether a module is of use where these stacks are; any is where none is known. */
export function fitsStacks({ stacks: own }: Pick<CatalogueModule, "stacks">, stacks: readonly string[]): boolean {
  return stacks.length === 0 || own.length === 0 || own.includes("*") || own.some((stack) => stacks.includes(stack));
}
