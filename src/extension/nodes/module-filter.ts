import { recordOf, textsOf, type LibraryItem } from "../../core/library/item";

/** Which modules are shown: those for which all that is set holds. */
export interface ModuleFilter {
  /** The id of a stack that a module is for. */
  readonly stack?: string;
  readonly concern?: string;
  /** The id of a role that a module says its tier for. */
  readonly role?: string;
  /** Only modules with detectors. */
  readonly detectors?: true;
}

/** Whether a value that was kept is a filter: it may be of another version of us. */
export function isModuleFilter(value: unknown): value is ModuleFilter {
  if (typeof value !== "object" || value === null) return false;
  const { stack = "", concern = "", role = "", detectors = true } = recordOf(value);
  return [stack, concern, role].every((id) => typeof id === "string") && detectors === true;
}

/** Whether a module is to be shown. */
export function fits({ stack, concern, role, detectors }: ModuleFilter, { fields }: LibraryItem): boolean {
  const applies = recordOf(fields.applies);
  return (
    (stack === undefined || textsOf(applies.stacks).includes(stack)) &&
    (concern === undefined || textsOf(applies.concerns).includes(concern)) &&
    (role === undefined || Object.hasOwn(recordOf(fields.tiers), role)) &&
    (detectors === undefined || countOf(fields.detect) > 0)
  );
}

/** How many things a list holds; none where it is no list. */
export function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
