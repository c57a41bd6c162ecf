import type { Project } from "../core/library/project";
import type { CountTokens } from "../core/pipeline/capsule";
import { forecast, type Forecast } from "../core/pipeline/forecast";
import type { Phase } from "../core/pipeline/phases";
import { phasesIn, pipelineOf } from "../core/pipeline/pipeline";
import { runReport, type RunReport } from "../core/report/run-report";
import type { SeenRun } from "./look-at-run";
import { nodeFiles } from "./node-files";

/** The report of a run as it was seen. Its forecast tells what every phase of the lane takes to read. */
export async function reportOn(project: Project, run: SeenRun, countTokens: CountTokens): Promise<RunReport> {
  const { runId, state, view, log } = run;
  const pipeline = pipelineOf(project);
  const phases = state.lane === undefined ? [] : phasesIn(pipeline, state.lane);
  const found = await forecastsOf(project, run, phases, countTokens);
  const forecasts = new Map(found.map(({ phase, total }) => [phase, total]));
  return runReport({ runId, pipeline, state, view, log, forecasts });
}

/** The forecasts of these phases of a run, with its submitted artifacts as they are on disk; none before it was started. */
export async function forecastsOf(
  project: Project,
  { folder, state }: SeenRun,
  phases: readonly Phase[],
  countTokens: CountTokens,
): Promise<readonly Forecast[]> {
  const { lane } = state;
  if (lane === undefined) return [];
  const texts = new Map<string, string>();
  for (const path of state.artifacts.keys()) {
    const read = await nodeFiles.readText(`${folder}/${path}`);
    if (read.ok) texts.set(path, read.text);
  }
  return phases.map((phase) => forecast(project, state, { phase, lane }, (path) => texts.get(path), [], countTokens));
}
