import { readdirSync } from "node:fs";
import { userInfo } from "node:os";
import { approvalMessage } from "../../../src/core/runs/approval";
import { publicKeyFile } from "../../../src/core/runs/public-key";
import { newPrivateKey, signingKeyOf } from "../../../src/platform/ed25519";
import { anotherRun } from "../another-run";
import type { Attack } from "../attack";
import { forge, lastOf } from "../forge";
import type { Scene } from "../scene";

const finish = (s: Scene) => s.agent("run", "finish");
const approve = (s: Scene) => s.person("run", "approve", "review", "--yes");

/** Approvals that no person has signed. */
export const SIGNATURE_ATTACKS: readonly Attack[] = [
  {
    ...{ name: "Forged approval", trick: "writes an approval into the log by hand", twin: "has a person sign" },
    ...{ from: "reviewing", honest: approve, ask: finish, refusedBy: ["gate/self-review"] },
    evil: (s) => forgeApproval(s, { key: "ab".repeat(32), signature: Buffer.alloc(64).toString("base64") }),
  },
  {
    ...{ name: "Approval with a key of its own", trick: "signs as the user with a new key", twin: "has the user sign" },
    ...{ from: "reviewing", honest: approve, ask: finish, refusedBy: ["gate/self-review"] },
    async evil(s) {
      // The machine knows the user, as after any earlier approval.
      await approve(s);
      await s.agent("run", "submit", "review");
      signAs(s, userInfo().username);
    },
  },
  {
    ...{ name: "Signature edited", trick: "signs for another content and swaps the digest", twin: "leaves it" },
    ...{ from: "approved", ask: finish, refusedBy: ["gate/self-review"] },
    async evil(s) {
      const { key, signature } = lastOf(s, "artifact_approved");
      s.edit("artifacts/review.md", "Tried zero", "Tried nothing");
      await s.agent("run", "submit", "review");
      forgeApproval(s, { key, signature });
    },
  },
  {
    ...{ name: "Approval of another artifact", trick: "copies the spec's approval to the plan", twin: "has it signed" },
    ...{ from: "planned", refusedBy: ["gate/approval-invalid"], ask: (s) => s.agent("run", "next") },
    evil: copied,
    honest: (s) => s.person("run", "approve", "implementation-plan", "--yes"),
  },
  {
    ...{ name: "Approval of another run", trick: "copies an approval from another run", twin: "has it signed here" },
    ...{ from: "reviewing", ask: finish, refusedBy: ["gate/self-review"] },
    evil: fromElsewhere,
    honest: approve,
  },
  {
    ...{ name: "Public key replaced", trick: "puts another key in the place of the person's", twin: "leaves it" },
    ...{ from: "approved", ask: finish, refusedBy: ["gate/self-review"] },
    evil: (s) => s.project.write(keyFiles(s)[0] ?? "", publicKeyFile({ publicKey: newKey().publicKey, actor: "eve" })),
  },
  {
    ...{ name: "Public key removed", trick: "deletes the person's public key", twin: "leaves it" },
    ...{ from: "approved", evil: (s) => s.project.remove(keyFiles(s)[0] ?? ""), ask: finish },
    refusedBy: ["gate/self-review"],
  },
];

interface Signed {
  readonly key: unknown;
  readonly signature: unknown;
}

/** Writes an approval of the review as it is now. */
function forgeApproval(s: Scene, { key, signature }: Signed): void {
  const { sha256 } = lastOf(s, "artifact_submitted");
  const actor = { id: userInfo().username, kind: "person" } as const;
  const fact = { phase: "review", artifact: "artifacts/review.md", sha256, key, signature };
  forge(s, { event: "artifact_approved", actor, ...fact });
}

function newKey() {
  const key = signingKeyOf(newPrivateKey());
  if (key === undefined) throw new Error("No key was made");
  return key;
}

/** Signs the review with a new key whose public half it publishes under a person's name. */
function signAs(s: Scene, id: string): void {
  const key = newKey();
  s.project.write(`.wazir/keys/${key.fingerprint}.pub`, publicKeyFile({ publicKey: key.publicKey, actor: id }));
  const sha256 = String(lastOf(s, "artifact_submitted").sha256);
  const actor = { id, kind: "person" } as const;
  const at = new Date().toISOString();
  const about = { phase: "review", artifact: "artifacts/review.md", sha256, key: key.fingerprint };
  const signature = key.sign(approvalMessage({ ...about, runId: s.run, actor, at }));
  forge(s, { event: "artifact_approved", actor, ...about, signature }, at);
}

/** Takes the line that approves the spec for one that approves the plan. */
function copied(s: Scene): void {
  const { key, signature, actor } = lastOf(s, "artifact_approved");
  const { sha256 } = lastOf(s, "artifact_submitted");
  const fact = { phase: "plan", artifact: "artifacts/implementation-plan.md", sha256, key, signature };
  forge(s, { event: "artifact_approved", actor: actor as { id: string; kind: "person" }, ...fact });
}

/** Has the same review signed in another run of the project, and copies the signature. */
async function fromElsewhere(s: Scene): Promise<void> {
  const other = await anotherRun(s);
  await other.person("run", "approve", "review", "--yes");
  await other.agent("run", "finish");
  const { key, signature } = lastOf(other, "artifact_approved");
  forgeApproval(s, { key, signature });
}

function keyFiles(s: Scene): readonly string[] {
  return readdirSync(s.project.at(".wazir/keys")).map((name) => `.wazir/keys/${name}`);
}
