import { isKindRule, kindReasonWords } from "../../core/library/kind-reason";
import type { DocumentKindResult } from "../../protocol/document-kind";
import type { OpenProject } from "../engine/open-project";
import { statusWords } from "./run-nodes";
import { runWords } from "./run-words";
import { joined, spokenOf, type Translate } from "./tree-node";

/** What is said beside a document's language. */
export interface DocumentWords {
  /** The kind of document. */
  readonly text: string;
  /** Why it is taken for its kind, and how the run stands that it belongs to. */
  readonly detail: string;
  readonly spoken: string;
}

/** Words for the document at a path, if any, that the server took for a kind; undefined where it is none of ours. */
export function documentWords(
  { label, reason }: DocumentKindResult,
  path: string | undefined,
  projects: readonly OpenProject[],
  t: Translate,
): DocumentWords | undefined {
  if (label === undefined || reason === undefined) return undefined;
  const { by, name } = reason;
  const run = path === undefined ? undefined : runLineOf(path, projects, t);
  const why = isKindRule(by) ? t("because {0}", kindReasonWords({ by, name }, t)) : undefined;
  return { text: label, detail: joined(why, run), spoken: spokenOf(t("Wazir document {0}", label), why, run) };
}

/** The run whose folder a file is in, with its state; what the run under way waits for is known, of others only their end. */
function runLineOf(path: string, projects: readonly OpenProject[], t: Translate): string | undefined {
  for (const { project, run: current } of projects) {
    const run = project.runs.find((each) => path.startsWith(`${each.path}/`));
    if (run === undefined) continue;
    if (run.id !== current?.id) return t("Run {0}: {1}", run.title, statusWords(run, t));
    const { state, wait } = runWords(current, t);
    return joined(t("Run {0}: {1}", run.title, state), wait);
  }
  return undefined;
}
