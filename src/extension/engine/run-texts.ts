import { formatOfPath, readDocument } from "../../core/documents/read-document";
import type { LibraryItem } from "../../core/library/item";
import type { Project } from "../../core/library/project";
import { phaseCapsule } from "../../core/pipeline/capsule";
import { forecast } from "../../core/pipeline/forecast";
import { submittedOf } from "../../core/pipeline/gates/gate-context";
import { LANES, type Lane } from "../../core/pipeline/lanes";
import { phaseOf } from "../../core/pipeline/phases";
import { phasesIn, pipelineOf, requiredOutputs } from "../../core/pipeline/pipeline";
import { NO_RUN, openPhase } from "../../core/runs/run-state";
import { tokenCounter } from "../../platform/count-tokens";
import type { SeenRun } from "../../platform/look-at-run";
import { nodeFiles } from "../../platform/node-files";
import { nodeWriter } from "../../platform/node-writer";

/** What a run begins with, below its folder. */
const BRIEF = "input/brief.md";

/** Keeps what a run begins with, in the folder of a run that was just started. A sentence where that does not work. */
export async function keepBrief(folder: string, text: string): Promise<string | undefined> {
  const written = await nodeWriter.createFile(`${folder}/${BRIEF}`, text.endsWith("\n") ? text : `${text}\n`);
  return written.ok ? undefined : written.message;
}

/** The text that puts an agent back in its place in a run. */
export async function capsuleOf(project: Project, { state, view }: SeenRun): Promise<string> {
  return phaseCapsule(pipelineOf(project), state, view, await tokenCounter());
}

/** A lane as it is offered at the start of a run. */
export interface LaneForecast {
  readonly lane: Lane;
  /** The titles of its phases, in their order. */
  readonly phases: readonly string[];
  /** Tokens of what has to be read in all phases: the templates of what each has to leave. */
  readonly tokens: number;
}

/** What each lane of a project contains, and what reading it takes. */
export async function laneForecasts(project: Project): Promise<readonly LaneForecast[]> {
  const countTokens = await tokenCounter();
  return LANES.map((lane) => {
    const phases = phasesIn(pipelineOf(project), lane);
    const totals = phases.map(
      (phase) => forecast(project, NO_RUN, { phase, lane }, () => undefined, [], countTokens).total,
    );
    return { lane, phases: phases.map(({ title }) => title), tokens: totals.reduce((sum, total) => sum + total, 0) };
  });
}

/** What an agent needs to do a phase, and what its expertise is composed for. */
export interface RolePrompt {
  readonly prompt: string;
  readonly role: string;
  readonly phase: string;
}

/**
 * What an agent needs to do a phase: the contract of its role, its workflow, and where what it starts from stands.
 * Without a phase's id, of the open one. Undefined where there is none, or its documents cannot be read. `content` is
 * the folder of the bundled ones.
 */
export async function rolePrompt(
  project: Project,
  run: SeenRun,
  content: string,
  named?: string,
): Promise<RolePrompt | undefined> {
  const id = named ?? openPhase(run.state);
  const phase = id === undefined ? undefined : phaseOf(project, id);
  const role = phase === undefined ? undefined : project.library.get("role", phase.role);
  const { lane } = run.state;
  if (phase === undefined || role === undefined || lane === undefined) return undefined;
  const [contract, workflow] = await Promise.all([bodyOf(role, content), bodyOf(phase.workflow, content)]);
  if (contract === undefined || workflow === undefined) return undefined;
  const brief = `${run.folder}/${BRIEF}`;
  const briefs = (await nodeFiles.kindOf(brief)) === "file" ? [`- brief: ${brief}`] : [];
  const inputs = submittedOf(run.state, phase.inputs).map(({ path, kind }) => `- ${kind}: ${run.folder}/${path}`);
  const outputs = requiredOutputs(phase, lane).map((kind) => `- ${kind}: ${run.folder}/artifacts/${kind}.md`);
  const prompt = [
    `You are the ${role.title} in the phase ${phase.title} of a run.`,
    (await capsuleOf(project, run)).trimEnd(),
    section("Start from", [...briefs, ...inputs], "Nothing: no phase before this one has left what it takes."),
    section("Leave", outputs, "No artifact."),
    contract,
    workflow,
  ]
    .join("\n\n")
    .concat("\n");
  return { prompt, role: role.id, phase: phase.id };
}

function section(title: string, lines: readonly string[], none: string): string {
  return `# ${title}\n\n${lines.length === 0 ? none : lines.join("\n")}`;
}

/** The words of a role or workflow, without its front matter. */
async function bodyOf({ origin, path }: LibraryItem, content: string): Promise<string | undefined> {
  const read = await nodeFiles.readText(origin === "workspace" ? path : `${content}/${path}`);
  return read.ok ? withoutFrontMatter(read.text, path) : undefined;
}

function withoutFrontMatter(text: string, path: string): string {
  const { body } = readDocument(text, formatOfPath(path) ?? "markdown");
  return (body === undefined ? text : text.slice(body.start, body.end)).trim();
}
