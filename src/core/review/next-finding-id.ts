import type { RunView } from "../pipeline/artifact-view";
import { nextNumbered } from "../rules/references";
import type { RunState } from "../runs/run-state";

/** The next id of a finding: neither the log of a run has it, nor one of its artifacts. */
export function nextFindingId(
  { findings }: Pick<RunState, "findings">,
  { artifacts }: Pick<RunView, "artifacts">,
): string {
  const told = artifacts.flatMap((artifact) => artifact.findings.flatMap(({ id }) => id ?? []));
  return nextNumbered("F-", [...findings.keys(), ...told]);
}
