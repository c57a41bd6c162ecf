import { evidenceVerdict } from "../core/evidence/evidence-verdict";
import type { Project } from "../core/library/project";
import type { Verdict } from "../core/pipeline/artifact-view";
import { loadRunView, type RunJudges } from "../core/pipeline/load-run-view";
import type { RunView } from "../core/pipeline/artifact-view";
import { approvalOf, approvalState, type ApprovalState } from "../core/runs/approval";
import { canonicalDigest } from "../core/runs/canonical";
import type { EventLog, LogDamage } from "../core/runs/event-log";
import { keysAtFirstUse, keyTrust } from "../core/runs/known-keys";
import { stateAfter, type ApprovalRecord, type ArtifactRecord, type RunState } from "../core/runs/run-state";
import { readWorkspaceKeys } from "../core/runs/workspace-keys";
import { digestFile } from "./digest-file";
import { ed25519 } from "./ed25519";
import { knownKeys, rememberKeys } from "./known-keys";
import { nodeFiles } from "./node-files";
import { readLog } from "./read-log";
import { sha256 } from "./sha256";

/** A project whose runs are kept on disk. */
export interface RunHome {
  readonly project: Project;
  /** Absolute. */
  readonly root: string;
  /** Absolute. */
  readonly stateRoot: string;
  /** The folder of the user's settings, where the keys are that this machine knows. */
  readonly settings: string;
}

/** A run as its log and its files are now. */
export interface SeenRun {
  readonly runId: string;
  /** Absolute. */
  readonly folder: string;
  readonly log: EventLog;
  readonly state: RunState;
  readonly view: RunView;
}

/** What a run's log holds and what of it is damaged, as `updateRun` and `lookAtRun` come by it. */
export interface FoundRun {
  readonly runId: string;
  readonly folder: string;
  readonly log: EventLog;
  readonly damage: readonly LogDamage[];
}

/** Looks at a run without keeping anyone from writing to it. `message` is a sentence. */
export async function lookAtRun(
  home: RunHome,
  runId: string,
): Promise<{ readonly ok: true; readonly run: SeenRun } | { readonly ok: false; readonly message: string }> {
  const read = await readLog({ stateRoot: home.stateRoot, runId });
  return read.ok ? { ok: true, run: await seenRun(home, { runId, ...read.value }) } : read;
}

/** A run with all that requests on it are judged by. */
export async function seenRun(home: RunHome, { runId, folder, log, damage }: FoundRun): Promise<SeenRun> {
  const state = stateAfter(log.events);
  const place = { files: nodeFiles, project: home.project, folder };
  const view = await loadRunView(place, state, damage, await judgesOf(home, { runId, folder, log }));
  return { runId, folder, log, state, view };
}

async function judgesOf(home: RunHome, run: Omit<FoundRun, "damage">): Promise<RunJudges> {
  const digester = { files: nodeFiles, sha256, digest: digestFile };
  return {
    digest: (document) => canonicalDigest(document, sha256),
    approval: await approvalJudge(home, run),
    evidence: (evidence) => evidenceVerdict(evidence, home.root, run.folder, digester),
  };
}

/**
 * Judges signatures by the workspace's keys. The first valid one of an actor makes their keys known on this machine: all
 * that the workspace lists as theirs then.
 */
async function approvalJudge({ stateRoot, settings }: RunHome, { runId, log }: Omit<FoundRun, "damage" | "folder">) {
  const known = new Map(await knownKeys(nodeFiles, settings));
  const keys = await readWorkspaceKeys(nodeFiles, stateRoot, known);
  return async (record: ApprovalRecord, { path, phase }: ArtifactRecord): Promise<Verdict> => {
    const event = log.events.find((each) => each.event === "artifact_approved" && each.seq === record.seq);
    if (event?.event !== "artifact_approved") return { ok: false, why: "is not in the log" };
    const approval = approvalOf(event);
    // Whether the content is still the approved one is for the gates, so it is taken for the same here.
    const state = approvalState(approval, { runId, phase, artifact: path, sha256: approval.sha256 }, keys, ed25519);
    if (state !== "valid" && state !== "stale") return { ok: false, why: reasonOf(state, settings) };
    const { actor, key } = approval;
    const trust = keyTrust(known, actor.id, key);
    if (trust === "replaced") return { ok: false, why: reasonOf("replaced-key", settings) };
    if (trust === "new") {
      const theirs = keysAtFirstUse(keys, actor.id, ed25519);
      known.set(actor.id, theirs);
      // Where it cannot be written, as with a read-only home in CI, the next look judges in the same way.
      await rememberKeys(settings, actor.id, theirs);
    }
    return { ok: true };
  };
}

/** Completes "The approval of `…` by `…` …". */
function reasonOf(state: Exclude<ApprovalState, "valid" | "stale">, settings: string): string {
  if (state === "replaced-key") {
    return `is signed with another key than this machine knows: if it is theirs too, take their lines out of \`${settings}/known-keys\`, and all keys that the workspace lists as theirs are taken anew`;
  }
  return REASONS[state];
}

const REASONS: Readonly<Record<Exclude<ApprovalState, "valid" | "stale" | "replaced-key">, string>> = {
  "unknown-key": "is signed with a key that is not in the workspace's `keys`",
  "wrong-key": "is signed with a key that is not theirs",
  "bad-signature": "is not what the key signed",
  "of-another-run": "was made in another run",
  "of-another-phase": "was made in another phase",
  "of-another-artifact": "was made of another artifact",
  "not-a-person": "is an agent's",
};
