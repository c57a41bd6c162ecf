import type { ExpertiseScope } from "./expertise";
import { record } from "./record";

/** Request: a context of expertise, with its receipt. */
export const COMPOSE_EXPERTISE = "wazir/composeExpertise";
/** Request: the concerns that a task's words lead to. */
export const SUGGEST_CONCERNS = "wazir/suggestConcerns";

/** What a person may make of a module: the tier that it is due, or that it is left out. */
export type ModuleAdjustment = "L0" | "L1" | "L2" | "out";

export interface ComposeParams extends ExpertiseScope {
  readonly role: string;
  readonly phase?: string;
  readonly stacks: readonly string[];
  /** Why a stack is asked for, by its id; where nothing stands, it was declared. */
  readonly stackReasons?: Readonly<Record<string, string>>;
  readonly concerns: readonly string[];
  readonly task?: string;
  /** The files at hand, with `/`, relative to the project. */
  readonly files: readonly string[];
  readonly budget: number;
  readonly adjust?: Readonly<Record<string, ModuleAdjustment>>;
}

/** A module that is in a context. */
export interface ComposedModule {
  readonly id: string;
  readonly tier: "L0" | "L1" | "L2";
  readonly tokens: number;
  readonly why: string;
  readonly origin: "bundled" | "workspace";
  readonly replaces?: true;
  readonly hash: string;
  /** What it was due and does not have. */
  readonly degraded?: string;
}

/** What a context is made of, what is not in it, and why. */
export interface ComposedReceipt {
  readonly budget: number;
  readonly tokens: number;
  readonly role: string;
  readonly phase?: string;
  readonly modules: readonly ComposedModule[];
  readonly left_out: readonly { readonly id: string; readonly why: string }[];
}

export type ComposeResult =
  | { readonly ok: true; readonly text: string; readonly receipt: ComposedReceipt }
  /** A sentence for each thing that is wrong with the request. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface SuggestParams extends ExpertiseScope {
  readonly task: string;
  readonly stacks: readonly string[];
}

export interface SuggestResult {
  readonly concerns: readonly { readonly id: string; readonly why: string }[];
}

/** Whether an answer is one: what arrives from another process is not trusted to have a shape. */
export function isComposeResult(value: unknown): value is ComposeResult {
  const { ok, text, receipt, problems } = record(value);
  if (ok === false) return Array.isArray(problems) && problems.every((problem) => typeof problem === "string");
  return ok === true && typeof text === "string" && isReceipt(receipt);
}

/** The same for concerns that were suggested. */
export function isSuggestResult(value: unknown): value is SuggestResult {
  const { concerns } = record(value);
  return Array.isArray(concerns) && concerns.every(isIdWithWhy);
}

function isReceipt(value: unknown): boolean {
  const { budget, tokens, role, modules, left_out } = record(value);
  if (typeof budget !== "number" || typeof tokens !== "number" || typeof role !== "string") return false;
  return Array.isArray(modules) && modules.every(isModule) && Array.isArray(left_out) && left_out.every(isIdWithWhy);
}

function isModule(value: unknown): boolean {
  const { tier, tokens, hash } = record(value);
  const isTier = tier === "L0" || tier === "L1" || tier === "L2";
  return isTier && typeof tokens === "number" && typeof hash === "string" && isIdWithWhy(value);
}

function isIdWithWhy(value: unknown): boolean {
  const { id, why } = record(value);
  return typeof id === "string" && typeof why === "string";
}
