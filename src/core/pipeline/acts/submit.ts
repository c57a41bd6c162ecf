import { unsoundness } from "../gates/soundness";
import { phaseLeaving } from "../pipeline";
import { refusal, type Refusal } from "../refusal";
import type { RequestFor } from "../request";
import type { ArtifactView } from "../artifact-view";
import { granted, type ActContext, type Transition } from "./act-context";

/** What an agent may say of how far an artifact is; the gates say the rest. */
const OWN_WORDS: readonly string[] = ["draft", "in_review"];

/** Submits an artifact of the open phase, or anew one of a phase before it: whoever does so becomes its author. */
export function submit(context: ActContext, request: RequestFor<"submit">): Transition {
  const { state, view, pipeline } = context;
  const path = request.artifact;
  const artifact = view.artifacts.find((each) => each.path === path);
  const edit = ["edit", path] as const;
  if (artifact === undefined) {
    const message = `\`${path}\` is no artifact of this run: artifacts stand below \`artifacts/\`.`;
    return granted([refusal("gate/artifact-missing", message, edit, { path })], []);
  }
  const phase = phaseLeaving(pipeline, artifact.kind);
  if (phase === undefined || artifact.kind === undefined) {
    const message = `No phase of this pipeline leaves what \`${path}\` is.`;
    return granted([refusal("gate/artifact-of-no-phase", message, edit, { path })], []);
  }
  const refusals = [
    ...notItsTurn(context, phase.id, path),
    ...unsoundness(artifact, phase.id, state.about?.runId ?? ""),
    ...(request.actor.kind === "agent" ? claimedStatus(artifact) : []),
  ];
  const { kind, sha256 } = artifact;
  return granted(refusals, [{ event: "artifact_submitted", phase: phase.id, artifact: path, kind, sha256 }]);
}

/** The phase of an artifact has to be open, or done before the open one. */
function notItsTurn({ phases, standings, lane }: ActContext, phase: string, path: string): readonly Refusal[] {
  const standing = standings.get(phase);
  if (standing === "open" || standing === "done") return [];
  if (!phases.some(({ id }) => id === phase)) {
    const message = `\`${path}\` belongs to the phase \`${phase}\`, which is not in the lane \`${lane}\`.`;
    return [refusal("gate/phase-not-in-lane", message, ["raise_lane", phase], { path })];
  }
  const message = `\`${path}\` belongs to the phase \`${phase}\`, which the run is not in.`;
  return [refusal("gate/phase-not-open", message, ["enter", phase], { path })];
}

function claimedStatus({ path, status }: ArtifactView): readonly Refusal[] {
  if (status === undefined || OWN_WORDS.includes(status.value)) return [];
  const message = `The status of \`${path}\` is \`${status.value}\`; an agent writes \`draft\` or \`in_review\`, gates decide the rest.`;
  return [refusal("gate/status-claimed", message, ["edit", path], { path, range: status.range })];
}
