import type { Actor } from "./event";
import type { RunEvent } from "./run-events";

/** What a person approves: this content of this artifact, in this phase of this run. */
export interface ApprovalStatement {
  readonly runId: string;
  readonly phase: string;
  /** Path below the run's folder: `artifacts/spec.md`. */
  readonly artifact: string;
  /** SHA-256 of the artifact's canonical text. */
  readonly sha256: string;
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The fingerprint of the public key that checks the signature. */
  readonly key: string;
}

export interface Approval extends ApprovalStatement {
  /** Ed25519, base64. */
  readonly signature: string;
}

/** A public key of a workspace, with what is known of it on this machine. */
export interface ApprovalKey {
  /** Ed25519, the 32 bytes of the key in base64. */
  readonly publicKey: string;
  /** The id of the actor whose key it says it is. */
  readonly actor: string;
  /** Whether this machine knows another key of this actor, and not this one. */
  readonly replaced: boolean;
}

/** The primitives of Ed25519; `platform` brings them. They answer false and undefined for what is no key or signature. */
export interface Ed25519 {
  verify(message: string, signature: string, publicKey: string): boolean;
  /** 64 lower-case hex digits. */
  fingerprint(publicKey: string): string | undefined;
}

/** Where an approval is to hold. */
export interface ApprovalPlace {
  readonly runId: string;
  readonly phase: string;
  readonly artifact: string;
  /** SHA-256 of the artifact's canonical text as it stands; undefined where it cannot be read. */
  readonly sha256: string | undefined;
}

/** What an approval is worth: `valid` opens a gate, everything else says why it does not. */
export type ApprovalState =
  /** The artifact reads otherwise than what was approved. */
  | "stale"
  | "valid"
  /** No public key of that fingerprint is in the workspace. */
  | "unknown-key"
  /** The key is another actor's, or its file holds another key than its name says. */
  | "wrong-key"
  /** This machine has seen this actor with another key. */
  | "replaced-key"
  /** Not what the key signed: a field or the signature was changed, or invented. */
  | "bad-signature"
  | "of-another-run"
  | "of-another-phase"
  | "of-another-artifact"
  /** An agent's: it opens no gate that asks for a person. */
  | "not-a-person";

/**
 * The text that is signed. It names its own purpose and version, so that a signature made for anything else is none of
 * these, and holds the fields as a JSON list, so that no field can run over into the next.
 */
export function approvalMessage(statement: ApprovalStatement): string {
  const { runId, phase, artifact, sha256, actor, at, key } = statement;
  return `wazir approval 1\n${JSON.stringify([runId, phase, artifact, sha256, actor.kind, actor.id, at, key])}\n`;
}

/** The approval that a line of the log records. */
export function approvalOf(event: Extract<RunEvent, { readonly event: "artifact_approved" }>): Approval {
  const { run_id: runId, phase, artifact, sha256, actor, created_at: at, key, signature } = event;
  return { runId, phase, artifact, sha256, actor: { id: actor.id, kind: actor.kind }, at, key, signature };
}

/**
 * Judges an approval for one place, by the keys of the workspace by their fingerprint. The signature is looked at
 * before the content, so that only what a person did sign is ever called stale.
 */
export function approvalState(
  approval: Approval,
  place: ApprovalPlace,
  keys: ReadonlyMap<string, ApprovalKey>,
  ed25519: Ed25519,
): ApprovalState {
  if (approval.runId !== place.runId) return "of-another-run";
  if (approval.artifact !== place.artifact) return "of-another-artifact";
  if (approval.phase !== place.phase) return "of-another-phase";
  if (approval.actor.kind !== "person") return "not-a-person";
  const key = keys.get(approval.key);
  if (key === undefined) return "unknown-key";
  if (key.actor !== approval.actor.id || ed25519.fingerprint(key.publicKey) !== approval.key) return "wrong-key";
  if (key.replaced) return "replaced-key";
  if (!ed25519.verify(approvalMessage(approval), approval.signature, key.publicKey)) return "bad-signature";
  return approval.sha256 === place.sha256 ? "valid" : "stale";
}
