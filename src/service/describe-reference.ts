import { artifactPhase, schemaOf } from "../core/library/document-kind";
import { listField, textField, type LibraryItem } from "../core/library/item";
import { briefOfItem } from "../core/library/module-brief";
import type { Project } from "../core/library/project";
import { subjectsOf, type Subject } from "../core/library/subjects";
import { basename } from "../core/files/path";
import { phaseOf } from "../core/pipeline/phases";
import { definitionsOf, type IdScope } from "../core/rules/definitions";
import { isRunTarget, itemKindOf, type ReferenceTarget } from "../core/rules/references";
import { roleAliases } from "../core/rules/unknown-role";
import { briefPoints, describeSubject, pageLink } from "./describe-module";
import { escapeMarkdown, inlineCode } from "./markdown";

/** What an id names: a heading, its summary and its facts, in Markdown paragraphs; nothing where it names nothing. */
export function describeReference(
  scope: IdScope,
  target: ReferenceTarget,
  id: string,
  modulePages?: string,
): readonly string[] {
  const { project } = scope;
  const pages = { scheme: modulePages, root: project.root };
  if (isRunTarget(target)) return describeDefinitions(scope, target, id);
  if (target === "run") return describeRun(project, id);
  if (target === "artifact kind") return describeArtifactKind(project, id);
  if (target === "stack" || target === "concern") {
    const subject = subjectNamed(project, target, id);
    return subject === undefined ? [] : describeSubject(target, subject, project.library, pages);
  }
  const item = itemNamed(project, target, id);
  if (item === undefined) return [];
  const facts = target === "phase" || target === "workflow" ? phaseFacts(project, id) : itemFacts(item);
  const origin = item.origin === "workspace" ? "This workspace" : "Bundled with Wazir";
  return [
    `**${capital(target)} ${inlineCode(id)}** · ${escapeMarkdown(item.title)}`,
    escapeMarkdown(item.summary),
    ...(item.kind === "module" ? [briefPoints(briefOfItem(item)), pageLink(item, pages)] : []),
    facts,
    `*${origin}*`,
  ];
}

/** One line about an id, for the list of completions. */
export function referenceDetail(scope: IdScope, target: ReferenceTarget, id: string): string {
  const { project } = scope;
  if (isRunTarget(target)) return definitionsOf(scope, target, id)[0]?.title ?? "";
  if (target === "run") return project.runs.find((run) => run.id === id)?.title ?? "";
  if (target === "artifact kind") return schemaOf(project, id)?.title ?? "";
  if (target === "stack" || target === "concern") return subjectNamed(project, target, id)?.about ?? "";
  const item = itemNamed(project, target, id);
  return (target === "module" ? item?.summary : item?.title) ?? "";
}

function subjectNamed(project: Project, target: "stack" | "concern", id: string): Subject | undefined {
  return subjectsOf(project.library, target === "stack" ? "stacks" : "concerns").find((one) => one.id === id);
}

function itemNamed(project: Project, target: ReferenceTarget, id: string): LibraryItem | undefined {
  const kind = itemKindOf(target);
  if (kind === undefined) return undefined;
  const known = target === "role" ? (roleAliases(project).get(id) ?? id) : id;
  return project.library.get(kind, known);
}

/** Every artifact of the run that gives the id, with what it says of the thing. */
function describeDefinitions(scope: IdScope, target: ReferenceTarget, id: string): readonly string[] {
  return definitionsOf(scope, target, id).flatMap(({ title, artifact }) => [
    `**${capital(target)} ${inlineCode(id)}** · ${inlineCode(basename(artifact.path))}`,
    escapeMarkdown(title ?? ""),
  ]);
}

function phaseFacts(project: Project, id: string): string {
  const phase = phaseOf(project, id);
  if (phase === undefined) return "";
  const at = project.manifest.phases.indexOf(id);
  const place = at < 0 ? "Outside the sequence of phases" : `Phase ${at + 1} of ${project.manifest.phases.length}`;
  const facts = [
    place,
    `role ${inlineCode(phase.role)}`,
    phase.gate === "none" ? "no gate" : `${phase.gate} gate`,
    labelled("leaves", phase.outputs),
    phase.rejectTo === undefined ? "" : `rejected work goes to ${inlineCode(phase.rejectTo)}`,
    labelled("lanes", phase.lanes),
  ];
  return joined(facts);
}

function itemFacts(item: LibraryItem): string {
  if (item.kind === "role") {
    return joined([
      labelled("leaves", listField(item, "produces")),
      labelled("tools", listField(item, "tools")),
      fact("recall", textField(item, "recall")),
    ]);
  }
  if (item.kind === "hook") return fact("runs on", textField(item, "trigger"));
  if (item.kind === "module") return fact("severity", textField(item, "severity"));
  return "";
}

function describeRun(project: Project, id: string): readonly string[] {
  const run = project.runs.find((candidate) => candidate.id === id);
  if (run === undefined) return [];
  const facts = joined([
    run.status,
    fact("phase", run.phase),
    fact("intent", run.intent),
    fact("lane", run.lane),
    fact("started", run.createdAt.slice(0, 10)),
  ]);
  return [`**Run ${inlineCode(id)}**`, escapeMarkdown(run.title), facts];
}

function describeArtifactKind(project: Project, id: string): readonly string[] {
  const schema = schemaOf(project, id);
  const phase = artifactPhase(project, id);
  if (schema === undefined || phase === undefined) return [];
  return [
    `**Artifact ${inlineCode(id)}** · ${escapeMarkdown(schema.title ?? id)}`,
    escapeMarkdown(schema.description ?? ""),
    fact("phase", phase),
  ];
}

function fact(label: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : `${label} ${inlineCode(value)}`;
}

function labelled(label: string, values: readonly string[]): string {
  return values.length === 0 ? "" : `${label} ${codes(values)}`;
}

function codes(values: readonly string[]): string {
  return values.map(inlineCode).join(", ");
}

function joined(facts: readonly string[]): string {
  return facts.filter((part) => part !== "").join(" · ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
