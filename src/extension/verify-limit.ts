import { Uri, workspace } from "vscode";
import { DEFAULT_LIMIT_SECONDS } from "../core/evidence/time-limit";

/** A day: what a timer can wait for is not much more than three weeks. */
const MOST_SECONDS = 86_400;

/** The milliseconds that one command of a project may take, by its setting `wazir.verify.timeout`. */
export function verifyLimit(root: string): number {
  const seconds: unknown = workspace.getConfiguration("wazir", Uri.file(root)).get("verify.timeout");
  return (
    (typeof seconds === "number" && seconds >= 1 && seconds <= MOST_SECONDS ? seconds : DEFAULT_LIMIT_SECONDS) * 1000
  );
}
