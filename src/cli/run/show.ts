import { phaseCapsule } from "../../core/pipeline/capsule";
import { nextStep } from "../../core/pipeline/next-step";
import { phasesIn, pipelineOf, standings } from "../../core/pipeline/pipeline";
import { openPhase, phaseRecord } from "../../core/runs/run-state";
import { tokenCounter } from "../../platform/count-tokens";
import { forecastsOf } from "../../platform/run-report";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { lineOf, printedRefusals } from "./refusals";
import { inProject, inRun, misused, type RunOptions } from "./session";

/** `wazir run status`: where the run stands, and what stands against going on. */
export async function status(options: RunOptions): Promise<Answer> {
  return inRun(options, async (session, run) => {
    const { state } = run;
    const { about, lane } = state;
    if (about === undefined || lane === undefined) return misused(`The log of \`${run.runId}\` has no beginning.`);
    const pipeline = pipelineOf(session.project);
    const phases = phasesIn(pipeline, lane);
    const where = standings(phases, state);
    const reasons = nextStep(pipeline, state, run.view, session.actor)?.refusals ?? [];
    const open = await printedRefusals(session, { folder: run.folder, named: options.run }, reasons);
    const shown = phases.map(({ id, role, gate }) => {
      return { id, standing: where.get(id) ?? "pending", loops: phaseRecord(state, id).loops, role, gate };
    });
    const findings = [...state.findings.values()].map(({ finding, resolution }) => {
      return { ...finding, resolution: resolution ?? null };
    });
    const text = [
      `${run.runId}: ${about.title}`,
      `${about.intent}, lane ${lane}, ${state.status}`,
      ...shown.map(({ id, standing, role, gate }) => `  ${standing.padEnd(8)} ${id} (${role}, gate ${gate})`),
      ...findings
        .filter(({ resolution }) => resolution === null)
        .map(({ id, title }) => `open finding ${id}: ${title}`),
      ...open.map(lineOf),
    ];
    const json = {
      ...{ ok: true, run: run.runId, folder: run.folder, title: about.title, intent: about.intent },
      ...{ size: about.size ?? null, lane, status: state.status, phase: openPhase(state) ?? null, phases: shown },
      artifacts: [...state.artifacts.values()].map(({ path, kind, phase, authors }) => ({
        path,
        kind,
        phase,
        authors,
      })),
      evidence: state.evidence.map(({ phase, evidence: { id, command, outcome } }) => ({
        id,
        phase,
        command,
        outcome,
      })),
      ...{ findings, refusals: open },
    };
    return { code: EXIT.ok, text: text.join("\n"), json };
  });
}

/** `wazir run list`: all runs, oldest first. */
export async function list(options: RunOptions): Promise<Answer> {
  return inProject(options, ({ project }) => {
    const runs = project.runs.map(({ id, title, intent, lane, phase, status: state, createdAt }) => {
      return {
        ...{ id, title, intent: intent ?? null, lane: lane ?? null, phase: phase ?? null },
        ...{ status: state, created_at: createdAt },
      };
    });
    const lines = runs.map(({ id, title, status: state, phase }) => `${id}  ${state}  ${phase ?? "-"}  ${title}`);
    const text = lines.length === 0 ? "There are no runs yet: `wazir run start` starts one." : lines.join("\n");
    return Promise.resolve({ code: EXIT.ok, text, json: { ok: true, runs } });
  });
}

/** `wazir run capsule`: what puts an agent back in its place. */
export async function capsule(options: RunOptions): Promise<Answer> {
  return inRun(options, async ({ project }, run) => {
    const countTokens = await tokenCounter();
    const text = phaseCapsule(pipelineOf(project), run.state, run.view, countTokens).trimEnd();
    return { code: EXIT.ok, text, json: { ok: true, run: run.runId, capsule: text, tokens: countTokens(text) } };
  });
}

/** `wazir run forecast`: the tokens that have to be read before the open phase can be done, or one that is named. */
export async function forecastPhase(options: RunOptions, named: string | undefined): Promise<Answer> {
  return inRun(options, async ({ project }, run) => {
    const { runId, state } = run;
    const { lane } = state;
    const phases = lane === undefined ? [] : phasesIn(pipelineOf(project), lane);
    const id = named ?? openPhase(state);
    const phase = phases.find((each) => each.id === id);
    if (lane === undefined || phase === undefined) {
      const known = phases.map((each) => each.id).join(", ");
      return misused(`Name a phase of this run${known === "" ? "" : `: ${known}`}.`);
    }
    const [found] = await forecastsOf(project, run, [phase], await tokenCounter());
    const { parts, total } = found ?? { parts: [], total: 0 };
    const lines = parts.map(({ what, name, tokens }) => `${String(tokens).padStart(7)}  ${what} ${name}`);
    const text = [...lines, `${String(total).padStart(7)}  tokens in all for the phase \`${phase.id}\``].join("\n");
    return { code: EXIT.ok, text, json: { ok: true, run: runId, phase: phase.id, parts, total } };
  });
}
