import { createContext, Script, type Context } from "node:vm";
import type { TimeLimit } from "../core/time-limit";

const script = new Script("work()");
let context: Context | undefined;

/** How much longer the second attempt may take: the first may have been ended because the machine was busy. */
const PATIENCE = 3;

/** Ends work by the clock, which also ends a regular expression that runs. What was ended is begun once more. */
export const timeLimit: TimeLimit = (work, milliseconds) =>
  once(work, milliseconds) ?? once(work, milliseconds * PATIENCE);

function once<Result>(work: () => Result, timeout: number): { readonly result: Result } | undefined {
  context ??= createContext();
  const outer: unknown = context.work;
  context.work = work;
  try {
    return { result: script.runInContext(context, { timeout }) as Result };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return undefined;
  } finally {
    context.work = outer;
  }
}

/** The error may be one of another realm, so its class says nothing. */
function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}
