import { record } from "./record";

/** Request: the modules that a project brings itself, as they stand. */
export const OWN_MODULES = "wazir/ownModules";
/** Request: the modules that answer a query, or that a selected text recalls. */
export const SEARCH_EXPERTISE = "wazir/searchExpertise";

/** Tokens of a module by tier; no L1 where it has no brief. */
export interface TierTokens {
  readonly L0: number;
  readonly L1?: number;
  readonly L2: number;
}

/** Which project is meant: its absolute folder, as `core` writes paths; none for what is bundled alone. */
export interface ExpertiseScope {
  readonly root?: string;
}

/** A module of a project's own, with what its lint found. */
export interface OwnModule {
  readonly id: string;
  readonly tokens: TierTokens;
  readonly errors: number;
  readonly warnings: number;
}

export interface OwnModulesResult {
  readonly modules: readonly OwnModule[];
}

export interface SearchExpertiseParams extends ExpertiseScope {
  readonly query: string;
  readonly limit: number;
  /** Whether the query is a piece of a text rather than words that somebody typed: it is then looked for bit by bit. */
  readonly isText?: boolean;
}

/** A module that was found, with what is shown of it before it is opened. */
export interface FoundModule {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: string;
  readonly origin: "bundled" | "workspace";
  readonly tokens: TierTokens;
  /** What stands under `## Brief`, in Markdown; empty where it has none. */
  readonly brief: string;
}

export interface SearchExpertiseResult {
  /** Best first. */
  readonly modules: readonly FoundModule[];
}

/** Whether an answer is one: what arrives from another process is not trusted to have a shape. */
export function isOwnModulesResult(value: unknown): value is OwnModulesResult {
  const { modules } = record(value);
  return Array.isArray(modules) && modules.every(isOwnModule);
}

/** The same for what was found. */
export function isSearchExpertiseResult(value: unknown): value is SearchExpertiseResult {
  const { modules } = record(value);
  return Array.isArray(modules) && modules.every(isFoundModule);
}

function isOwnModule(value: unknown): boolean {
  const { id, tokens, errors, warnings } = record(value);
  return typeof id === "string" && isTierTokens(tokens) && typeof errors === "number" && typeof warnings === "number";
}

function isFoundModule(value: unknown): boolean {
  const { id, title, summary, severity, origin, tokens, brief } = record(value);
  const texts = [id, title, summary, severity, origin, brief];
  return texts.every((text) => typeof text === "string") && isTierTokens(tokens);
}

function isTierTokens(value: unknown): boolean {
  const { L0, L1 = 0, L2 } = record(value);
  return [L0, L1, L2].every((count) => typeof count === "number");
}
