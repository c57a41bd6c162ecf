import { nextFindingId } from "../../core/review/next-finding-id";
import type { FindingFacts, Severity } from "../../core/runs/run-events";
import type { Answer } from "../answer";
import { actIn, artifactPath } from "./act";
import { inRun, type RunOptions } from "./session";

/** What `wazir finding add` is given beside the title. */
export interface FindingOptions extends RunOptions {
  readonly id?: string;
  readonly severity: Severity;
  readonly artifact?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** `wazir finding add`: notes a defect in the open phase, under the next free id where none is given. */
export async function addFinding(options: FindingOptions, title: string): Promise<Answer> {
  return inRun(options, (session, run) => {
    const { severity, artifact, file, line } = options;
    const finding: FindingFacts = {
      id: options.id ?? nextFindingId(run.state, run.view),
      severity,
      title,
      ...(artifact === undefined ? {} : { artifact: artifactPath(run, artifact) }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    };
    return actIn(session, run, options, { act: "add_finding", finding });
  });
}
