import { staysInside } from "../files/contained";
import type { FileSystem, FileWriter, WriteOutcome } from "../files/file-system";
import type { ApprovalKey } from "./approval";
import { keyTrust, type KnownKeys } from "./known-keys";
import { publicKeyFile, readPublicKey, type PublicKey } from "./public-key";

const NAME = /^([0-9a-f]{64})\.pub$/;

/**
 * The public keys below a state root by the fingerprint that their files are named by; whether a file holds the key
 * that its name says is for `approvalState` to see. A file that holds none is passed over, and so is a link.
 */
export async function readWorkspaceKeys(
  files: FileSystem,
  stateRoot: string,
  known: KnownKeys,
): Promise<ReadonlyMap<string, ApprovalKey>> {
  const folder = `${stateRoot}/keys`;
  const keys = new Map<string, ApprovalKey>();
  if (!(await staysInside(files, stateRoot, folder))) return keys;
  for (const { name, kind } of await files.list(folder)) {
    const fingerprint = NAME.exec(name)?.[1];
    if (fingerprint === undefined || kind !== "file") continue;
    const read = await files.readText(`${folder}/${name}`);
    const key = read.ok ? readPublicKey(read.text) : undefined;
    if (key === undefined) continue;
    keys.set(fingerprint, { ...key, replaced: keyTrust(known, key.actor, fingerprint) === "replaced" });
  }
  return keys;
}

/** Puts a public key into a workspace, for everyone who checks approvals there. */
export async function publishKey(
  writer: FileWriter,
  stateRoot: string,
  fingerprint: string,
  key: PublicKey,
): Promise<WriteOutcome> {
  return writer.writeAtomic(`${stateRoot}/keys/${fingerprint}.pub`, publicKeyFile(key));
}
