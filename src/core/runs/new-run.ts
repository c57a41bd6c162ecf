import { stringify } from "yaml";
import type { Project } from "../library/project";
import { isInLane, phasesOf } from "../pipeline/phases";
import { eventLine, NO_EVENT, type Actor, type Sha256 } from "./event";
import { newArtifact } from "./new-artifact";
import { newRunId } from "./run-id";

/** What a person decides when they start a run. */
export interface RunRequest {
  readonly title: string;
  readonly intent: string;
  readonly lane: string;
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** A run that is ready to be written: its folder, and its files by their path below it. */
export interface NewRun {
  readonly id: string;
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  /** The first artifact, absolute. */
  readonly artifact: string;
}

export type NewRunOutcome =
  { readonly ok: true; readonly run: NewRun } | { readonly ok: false; readonly message: string };

/**
 * Builds a run in the first phase of its lane: `run.yaml`, the first line of its log, and the first artifact from its
 * template.
 */
export function newRun(project: Project, request: RunRequest, sha256: Sha256): NewRunOutcome {
  const title = request.title.trim();
  if (title === "") return { ok: false, message: "A run needs a title that says what it is for." };
  if (project.stateRoot === undefined)
    return { ok: false, message: "There is no project here: initialise the workspace first." };
  const phases = phasesOf(project);
  if (phases.length === 0) return { ok: false, message: "The manifest's `phases` name no phase that has a workflow." };
  const first = phases.find((phase) => isInLane(phase, request.lane));
  if (first === undefined)
    return { ok: false, message: `No phase of the pipeline is in the lane \`${request.lane}\`.` };
  const kind = first.outputs[0];
  const template = kind === undefined ? undefined : project.library.get("template", kind)?.text;
  if (kind === undefined || template === undefined) {
    return { ok: false, message: `The phase \`${first.id}\` has no artifact with a template.` };
  }
  const id = newRunId(request.now, title, new Set(project.runs.map((run) => run.id)));
  const folder = `${project.stateRoot}/runs/${id}`;
  const artifact = `artifacts/${kind}.md`;
  const header = { phase: first.id, role: first.role, runId: id, createdAt: request.now };
  const files = new Map([
    ["run.yaml", runFile(id, request, title)],
    ["events.ndjson", `${firstEvent(id, request, first.id, sha256)}\n`],
    [artifact, newArtifact(template, header)],
  ]);
  return { ok: true, run: { id, folder, files, artifact: `${folder}/${artifact}` } };
}

function runFile(id: string, request: RunRequest, title: string): string {
  return stringify({
    run_id: id,
    title,
    intent: request.intent,
    lane: request.lane,
    created_at: request.now,
    created_by: { id: request.actor.id, kind: request.actor.kind },
  });
}

function firstEvent(id: string, request: RunRequest, phase: string, sha256: Sha256): string {
  const body = {
    seq: 1,
    event: "run_started",
    run_id: id,
    created_at: request.now,
    actor: request.actor,
    phase,
    status: "active",
  };
  return eventLine(body, NO_EVENT, sha256);
}
