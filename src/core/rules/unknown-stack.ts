import type { OwnContext } from "./rule";
import { unknownReference } from "./unknown-reference";

/** Finds stacks that neither the composition map nor a bundled module knows. Without a map nothing says which exist. */
export const unknownStack = unknownReference("stack", hasCompositionMap);

/** Whether the project has a composition map, its own or the bundled one. */
export function hasCompositionMap({ project }: OwnContext): boolean {
  return project.library.all("composition map").length > 0;
}
