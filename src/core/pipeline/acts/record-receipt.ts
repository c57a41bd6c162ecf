import { refusal } from "../refusal";
import type { RequestFor } from "../request";
import { granted, type ActContext, type Transition } from "./act-context";

/** Keeps the receipt of the expertise that was composed for the open phase: no gate asks for it, and no gate passes by it. */
export function recordReceipt({ open }: ActContext, { receipt }: RequestFor<"record_receipt">): Transition {
  const refusals =
    open === undefined
      ? [refusal("gate/no-open-phase", "No phase is open that expertise could be for.", ["enter", ""])]
      : [];
  return granted(refusals, [{ event: "expertise_composed", phase: open?.id ?? "", receipt }]);
}
