import type { VerifyOutcome } from "./verify";

/** What kept something from being verified or recorded. */
type VerifyFault = Extract<VerifyOutcome, { readonly reason: "refused" | "failed" }>;

/** Why something was not done, as sentences. */
export function faultOf(fault: VerifyFault): string {
  return fault.reason === "failed" ? fault.message : fault.refusals.map(({ message }) => message).join(" ");
}
