import { staysInside } from "../core/files/contained";
import { basename } from "../core/files/path";
import { requiredOutputs, pipelineOf } from "../core/pipeline/pipeline";
import type { Lane } from "../core/pipeline/lanes";
import { refusal, type Refusal } from "../core/pipeline/refusal";
import type { RequestAct, RequestFor } from "../core/pipeline/request";
import { phaseOf } from "../core/pipeline/phases";
import { transition } from "../core/pipeline/transition";
import { timeOfNext } from "../core/runs/append-events";
import { approvalMessage } from "../core/runs/approval";
import type { Actor } from "../core/runs/event";
import { keyTrust } from "../core/runs/known-keys";
import { newArtifact } from "../core/runs/new-artifact";
import type { RunFact } from "../core/runs/run-events";
import { publishKey, readWorkspaceKeys } from "../core/runs/workspace-keys";
import { keepApproved } from "./approved-text";
import type { SigningKey } from "./ed25519";
import { knownKeys, rememberKeys } from "./known-keys";
import { seenRun, type RunHome, type SeenRun } from "./look-at-run";
import { nodeFiles } from "./node-files";
import { nodeWriter } from "./node-writer";
import { signingKey, type PrivateKeyStore } from "./signing-key";
import { updateRun } from "./update-run";

/** What a door may ask of a run that has been started. An approval is signed here, with the key of a store. */
export type DoorAct =
  | Exclude<RequestAct, { readonly act: "start" | "approve" }>
  | {
      readonly act: "approve";
      readonly artifact: string;
      /** The content that the person saw. */
      readonly sha256: string;
      readonly keys: PrivateKeyStore;
    };

export type ActOutcome =
  | {
      readonly ok: true;
      /** What was added to the log. */
      readonly events: readonly RunFact[];
      /** Artifacts that were made from their templates, for the phase that was entered; absolute. */
      readonly created: readonly string[];
      readonly notices: readonly string[];
    }
  /** Every reason at once. */
  | { readonly ok: false; readonly reason: "refused"; readonly refusals: readonly Refusal[] }
  /** Nothing was added; `message` is a sentence that says why. */
  | { readonly ok: false; readonly reason: "failed"; readonly message: string };

/**
 * Does something in a run, or says all that stands against it: the one way in which doors change a run. What the engine
 * decides on is read while nobody else can add to the log. `now` gives ISO 8601, UTC.
 */
export async function actOnRun(
  home: RunHome,
  runId: string,
  actor: Actor,
  act: DoorAct,
  now: () => string,
): Promise<ActOutcome> {
  let events: readonly RunFact[] = [];
  let lane: Lane | undefined;
  const update = await updateRun<readonly Refusal[]>({ stateRoot: home.stateRoot, runId }, now, async (current) => {
    const run = await seenRun(home, current);
    const decided = await decide(home, run, current.now, { actor, act });
    if (!decided.ok) return decided;
    events = decided.events;
    lane = run.state.lane;
    return { ok: true, events: events.map((fact) => ({ ...fact, actor })) };
  });
  if (!update.ok) return update;
  const folder = `${home.stateRoot}/runs/${runId}`;
  const created = await createOutputs(home, folder, { events, lane, createdAt: now() });
  const approved = events.find((fact) => fact.event === "artifact_approved");
  const fault = approved && (await keepApproved(folder, approved.artifact, approved.sha256));
  return { ok: true, events, created, notices: [...update.notices, ...(fault === undefined ? [] : [fault])] };
}

type Decided =
  | { readonly ok: true; readonly events: readonly RunFact[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

interface Asked {
  readonly actor: Actor;
  readonly act: DoorAct;
}

async function decide(home: RunHome, run: SeenRun, now: string, { actor, act }: Asked): Promise<Decided> {
  const pipeline = pipelineOf(home.project);
  if (act.act !== "approve") return transition(pipeline, run.state, { ...act, actor }, run.view);
  const { artifact, sha256 } = act;
  // First without a key, so that none is made for what is refused anyway, or for an agent.
  const unsigned: RequestFor<"approve"> = { act: "approve", actor, artifact, sha256, key: "-", signature: "-" };
  const wished = transition(pipeline, run.state, unsigned, run.view);
  if (!wished.ok) return wished;
  const found = await ownKey(home, actor, act.keys);
  if (!found.ok) return { ok: false, refusals: [refusal(found.code, found.message, ["none", ""])] };
  const signature = signatureOf(run, now, unsigned, found.key);
  return transition(pipeline, run.state, { ...unsigned, key: found.key.fingerprint, signature }, run.view);
}

/** Signs what the log's line will say, its time included. */
function signatureOf(
  { log, runId, state }: SeenRun,
  now: string,
  { artifact, sha256, actor }: RequestFor<"approve">,
  key: SigningKey,
): string {
  const phase = state.artifacts.get(artifact)?.phase ?? "";
  const at = timeOfNext(log, now);
  const statement = { runId: log.runId ?? runId, phase, artifact, sha256, actor, at, key: key.fingerprint };
  return key.sign(approvalMessage(statement));
}

/** The actor's own key, known on this machine and published in the workspace. */
async function ownKey({ settings, stateRoot }: RunHome, { id }: Actor, store: PrivateKeyStore) {
  const own = await signingKey(store);
  if (!own.ok) return unusable(own.message);
  const { publicKey, fingerprint } = own.key;
  const known = await knownKeys(nodeFiles, settings);
  const trust = keyTrust(known, id, fingerprint);
  if (trust === "replaced") {
    const message = `This machine knows \`${id}\` with another key: if this one is theirs too, they trust it, by \`wazir run trust-key\` at a terminal or _Trust This Editor's Key_ in an editor.`;
    return { ok: false, code: "gate/key-replaced", message } as const;
  }
  const published = await readWorkspaceKeys(nodeFiles, stateRoot, known);
  if (!published.has(fingerprint)) {
    if (await leaves(stateRoot, `${stateRoot}/keys`)) {
      return unusable(`${stateRoot}/keys leads out of the state root: no key is written there.`);
    }
    const written = await publishKey(nodeWriter, stateRoot, fingerprint, { publicKey, actor: id });
    if (!written.ok) return unusable(written.message);
  }
  const fault = trust === "new" ? await rememberKeys(settings, id, [fingerprint]) : undefined;
  return fault === undefined ? own : unusable(fault);
}

function unusable(message: string) {
  return { ok: false, code: "gate/signing-key", message } as const;
}

/** Whether a folder leads out of another through a link. One that is not there yet does not. */
async function leaves(folder: string, path: string): Promise<boolean> {
  return (await nodeFiles.kindOf(path)) !== "missing" && !(await staysInside(nodeFiles, folder, path));
}

interface Entered {
  readonly events: readonly RunFact[];
  readonly lane: Lane | undefined;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Makes what a phase that was entered has to leave, where it is not there yet, from templates. */
async function createOutputs(
  { project }: RunHome,
  folder: string,
  { events, lane, createdAt }: Entered,
): Promise<readonly string[]> {
  const entered = events.findLast((fact) => fact.event === "phase_enter")?.phase;
  const phase = entered === undefined ? undefined : phaseOf(project, entered);
  if (phase === undefined || lane === undefined || (await leaves(folder, `${folder}/artifacts`))) return [];
  const header = { phase: phase.id, role: phase.role, runId: basename(folder), createdAt };
  const created: string[] = [];
  for (const kind of requiredOutputs(phase, lane)) {
    const template = project.library.get("template", kind)?.text;
    const path = `${folder}/artifacts/${kind}.md`;
    if (template === undefined) continue;
    // One that is there already stays as it is.
    if ((await nodeWriter.createFile(path, newArtifact(template, header))).ok) created.push(path);
  }
  return created;
}
