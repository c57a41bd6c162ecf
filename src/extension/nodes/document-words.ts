import { isKindRule, kindReasonWords } from "../../core/library/kind-reason";
import type { DocumentKindResult } from "../../protocol/document-kind";
import type { OpenProject } from "../engine/open-project";
import { statusWords } from "./run-nodes";
import { runWords } from "./run-words";
import { joined, spokenOf, type Translate } from "./tree-node";

/** A line beside a document's language, and how it is read aloud. */
export interface StatusWords {
  readonly text: string;
  readonly detail: string;
  readonly spoken: string;
}

/** What the server took a document for, and why; undefined where it is none of ours. */
export function kindWords({ label, reason }: DocumentKindResult, t: Translate): StatusWords | undefined {
  if (label === undefined || reason === undefined) return undefined;
  const { by, name } = reason;
  const why = isKindRule(by) ? t("because {0}", kindReasonWords({ by, name }, t)) : "";
  return { text: label, detail: why, spoken: spokenOf(t("Wazir document {0}", label), why) };
}

/**
 * How the run stands whose folder a file is in; undefined where it is in none. Of the run under way it is known what it
 * waits for, of others how they ended.
 */
export function ownRunWords(path: string, projects: readonly OpenProject[], t: Translate): StatusWords | undefined {
  for (const { project, run: current } of projects) {
    const run = project.runs.find((each) => path.startsWith(`${each.path}/`));
    if (run === undefined) continue;
    const { state, wait } = run.id === current?.id ? runWords(current, t) : { state: statusWords(run, t), wait: "" };
    const title = t("Run {0}", run.title);
    return { text: joined(state, wait), detail: title, spoken: spokenOf(title, state, wait) };
  }
  return undefined;
}
