import { stringify } from "yaml";
import type { Project } from "../library/project";
import { NOTHING_YET } from "../pipeline/artifact-view";
import type { Size } from "../pipeline/lane-table";
import type { Lane } from "../pipeline/lanes";
import { phaseOf } from "../pipeline/phases";
import { pipelineOf } from "../pipeline/pipeline";
import type { Refusal } from "../pipeline/refusal";
import { transition } from "../pipeline/transition";
import { eventLine, NO_EVENT, type Actor, type Sha256 } from "./event";
import { newArtifact } from "./new-artifact";
import type { RunFact } from "./run-events";
import { newRunId } from "./run-id";
import { NO_RUN } from "./run-state";

/** What a person decides when they start a run. */
export interface RunRequest {
  readonly title: string;
  readonly intent: string;
  /** How large the change is; undefined where nobody says. */
  readonly size?: Size;
  /** Another lane than the one that intent and size lead to. */
  readonly lane?: Lane;
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Ids that are in use beside those of the project's runs: of runs that were begun since it was loaded. */
  readonly taken?: ReadonlySet<string>;
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
  | { readonly ok: true; readonly run: NewRun }
  /** `refusals` are the engine's reasons one by one, where it was the engine that refused. */
  | { readonly ok: false; readonly message: string; readonly refusals?: readonly Refusal[] };

type Started = Extract<RunFact, { readonly event: "run_started" }>;

/**
 * Builds a run in the first phase of its lane: `run.yaml`, the first line of its log, and the first artifact from its
 * template.
 */
export function newRun(project: Project, request: RunRequest, sha256: Sha256): NewRunOutcome {
  if (project.stateRoot === undefined)
    return { ok: false, message: "There is no project here: initialise the workspace first." };
  const outcome = transition(pipelineOf(project), NO_RUN, { ...request, act: "start" }, NOTHING_YET);
  if (!outcome.ok) {
    const { refusals } = outcome;
    return { ok: false, message: refusals.map(({ message }) => message).join(" "), refusals };
  }
  const started = outcome.events.find((fact): fact is Started => fact.event === "run_started");
  const first = started === undefined ? undefined : phaseOf(project, started.phase);
  const kind = first?.outputs[0];
  const template = kind === undefined ? undefined : project.library.get("template", kind)?.text;
  if (started === undefined || first === undefined || kind === undefined || template === undefined) {
    return { ok: false, message: `The phase \`${first?.id ?? ""}\` has no artifact with a template.` };
  }
  const id = newRunId(
    request.now,
    started.title,
    new Set([...project.runs.map((run) => run.id), ...(request.taken ?? [])]),
  );
  const folder = `${project.stateRoot}/runs/${id}`;
  const artifact = `artifacts/${kind}.md`;
  const header = { phase: first.id, role: first.role, runId: id, createdAt: request.now };
  const files = new Map([
    ["run.yaml", runFile(id, request, started)],
    ["events.ndjson", `${firstLine(id, request, started, sha256)}\n`],
    [artifact, newArtifact(template, header)],
  ]);
  return { ok: true, run: { id, folder, files, artifact: `${folder}/${artifact}` } };
}

function runFile(id: string, { actor, now }: RunRequest, { title, intent, lane, size }: Started): string {
  return stringify({
    run_id: id,
    title,
    intent,
    ...(size === undefined ? {} : { size }),
    lane,
    created_at: now,
    created_by: { id: actor.id, kind: actor.kind },
  });
}

function firstLine(id: string, { now, actor }: RunRequest, started: Started, sha256: Sha256): string {
  const { event, ...fields } = started;
  return eventLine({ seq: 1, event, run_id: id, created_at: now, actor, ...fields }, NO_EVENT, sha256);
}
