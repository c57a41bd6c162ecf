import { basename, relativeTo } from "../core/files/path";
import type { Project } from "../core/library/project";
import { criterionEvidence } from "../core/rules/criterion-evidence";
import { definingFile, type Occurrence } from "../core/rules/occurrences";
import type { Subject } from "../core/rules/subject";
import { runFolderOf } from "../core/runs/read-artifacts";
import { currentRun, type RunRecord } from "../core/runs/run-record";
import { counted } from "../core/text/counted";
import { uriOf } from "./document";
import { escapeMarkdown, inlineCode, link } from "./markdown";
import { locationOf, occurrencesFor, type Asked } from "./subjects";

/** References that are named; of more the number is told. */
const NAMED = 3;

/** Where a subject is given, what refers to it, and how it stands in the run at hand: Markdown paragraphs. */
export async function describePlaces(about: Asked, subject: Subject): Promise<readonly string[]> {
  const occurrences = await occurrencesFor(about, subject);
  return [definedIn(about, subject, occurrences), usedBy(about, occurrences), stateOf(about, subject, occurrences)];
}

function definedIn(about: Asked, subject: Subject, occurrences: readonly Occurrence[]): string {
  const definitions = occurrences.filter(({ definition }) => definition !== undefined);
  const { project, content } = about.context;
  const file = definitions.length > 0 ? undefined : definingFile(project, subject, content);
  const links =
    file === undefined ? definitions.map((one) => linkTo(about, one)) : [link(nameOf(about, file), uriOf(file))];
  return links.length === 0 ? "" : `Defined in ${[...new Set(links)].join(", ")}`;
}

function usedBy(about: Asked, occurrences: readonly Occurrence[]): string {
  const used = occurrences.filter(({ definition }) => definition === undefined);
  const links = [...new Set(used.map((one) => linkTo(about, one)))];
  const more = links.length > NAMED ? " …" : "";
  return used.length === 0
    ? "Used nowhere"
    : `Used ${counted(used.length, "time")}: ${links.slice(0, NAMED).join(", ")}${more}`;
}

/** A link to the line of a place, under the name of its file. */
function linkTo(about: Asked, { at, range }: Occurrence): string {
  const { uri, range: lines } = locationOf(about, at, range);
  const line = lines.start.line + 1;
  return link(`${nameOf(about, at.path)}:${line}`, `${uri}#L${line}`);
}

/** A path as short as a person knows it. */
function nameOf({ context: { project, content }, own }: Asked, path: string): string {
  const run = runFolderOf(project, own.path);
  const folders = [run, project.root, content].flatMap((folder) => folder ?? []);
  return folders.map((folder) => relativeTo(folder, path)).find((below) => below !== undefined) ?? basename(path);
}

function stateOf(about: Asked, subject: Subject, occurrences: readonly Occurrence[]): string {
  if (subject.target === "criterion") {
    const { tasks, proofs, outcome } = criterionEvidence(occurrences);
    const last = outcome === undefined ? "" : ` · last outcome ${inlineCode(outcome)}`;
    return `${counted(tasks.length, "task")} · ${counted(proofs.length, "proof")}${last}`;
  }
  const { project } = about.context;
  const run = subject.target === "workflow" ? runAtHand(project, about.own.path) : undefined;
  return run === undefined
    ? ""
    : `In the run ${inlineCode(run.id)} (${escapeMarkdown(run.title)}): ${phaseState(run, subject.id)}`;
}

/** The run that a document belongs to, or else the one that work goes on in. */
function runAtHand(project: Project, path: string): RunRecord | undefined {
  const folder = runFolderOf(project, path);
  return project.runs.find((run) => run.path === folder) ?? currentRun(project.runs);
}

function phaseState(run: RunRecord, phase: string): string {
  if (run.done.includes(phase)) return "**done**";
  if (run.phase === phase && run.status === "active") return "**under way**";
  return run.skipped.includes(phase) ? "**skipped**" : "not begun";
}
