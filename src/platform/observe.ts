import { observationOf, type Observed, type ObservationRecord } from "../core/evidence/observation";
import type { Actor } from "../core/runs/event";
import { actOnRun, type ActOutcome } from "./act-on-run";
import { evidencePorts } from "./evidence-ports";
import type { RunHome, SeenRun } from "./look-at-run";
import { takenIds } from "./verify-run";

/** Records what a person saw without a command, with the files as they are now. The engine refuses it of an agent. */
export async function observe(
  home: RunHome,
  { runId, folder, state }: SeenRun,
  actor: Actor,
  observed: Observed,
  now: () => string,
): Promise<{ readonly record: ObservationRecord; readonly recorded: ActOutcome }> {
  const { root, stateRoot } = home;
  const ports = evidencePorts({ root, stateRoot, now, env: {}, limitMs: 0, signal: new AbortController().signal });
  const record = await observationOf(observed, { root, runFolder: folder, taken: takenIds(state) }, ports);
  const recorded = await actOnRun(home, runId, actor, { act: "record_evidence", evidence: record }, now);
  return { record, recorded };
}
