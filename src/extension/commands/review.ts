import type { ReviewAct } from "../review/review-acts";
import type { Command } from "./command";

/** A command on findings; its program is read when the first of them is called. */
function onFinding(act: ReviewAct): Command {
  return async ({ runViews }, argument) => (await runViews()).review(act, argument);
}

/** The commands on findings, by their ids. */
export const REVIEW_COMMANDS: Readonly<Record<string, Command>> = {
  "wazir.addFinding": onFinding("add"),
  "wazir.replyToFinding": onFinding("reply"),
  "wazir.resolveFinding": onFinding("resolve"),
  "wazir.reopenFinding": onFinding("reopen"),
  "wazir.setFindingSeverity": onFinding("setSeverity"),
  "wazir.openFinding": onFinding("openSource"),
  "wazir.editFinding": onFinding("edit"),
  "wazir.saveFinding": onFinding("save"),
  "wazir.cancelFindingEdit": onFinding("cancel"),
  "wazir.deleteFinding": onFinding("delete"),
};
