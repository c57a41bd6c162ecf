import { recordOf, textsOf } from "../library/item";
import type { CompositionMap, ModulesByRole } from "./catalogue";

/** A composition map's value, whatever it holds. A final `.md` of an id is left out. */
export function compositionMapOf(fields: Readonly<Record<string, unknown>>): CompositionMap {
  return {
    hide: idsIn(fields.hide),
    always: byRole(fields.always),
    auto: autoLayer(fields.auto),
    stacks: layer(fields.stacks),
    concerns: layer(fields.concerns),
  };
}

function layer(value: unknown): Readonly<Record<string, ModulesByRole>> {
  return Object.fromEntries(ownEntries(value).map(([key, below]) => [key, byRole(below)]));
}

/** Modules by stack and role; a role that stands where a stack may is for every stack. */
function autoLayer(value: unknown): Readonly<Record<string, ModulesByRole>> {
  const entries = ownEntries(value);
  const plain = entries.filter(([, below]) => Array.isArray(below));
  const stacks = layer(Object.fromEntries(entries.filter(([, below]) => !Array.isArray(below))));
  return { ...stacks, "all-stacks": { ...byRole(Object.fromEntries(plain)), ...stacks["all-stacks"] } };
}

function byRole(value: unknown): ModulesByRole {
  return Object.fromEntries(ownEntries(value).map(([role, ids]) => [role, idsIn(ids)]));
}

function ownEntries(value: unknown): readonly [string, unknown][] {
  return Object.entries(recordOf(value)).filter(([key]) => !key.startsWith("x-"));
}

function idsIn(value: unknown): readonly string[] {
  return textsOf(value).map((id) => id.replace(/\.md$/, ""));
}
