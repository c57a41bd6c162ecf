import { describe, expect, test } from "vitest";
import {
  approvalMessage,
  approvalOf,
  approvalState,
  type Approval,
  type ApprovalKey,
  type ApprovalPlace,
  type ApprovalStatement,
} from "../../../src/core/runs/approval";
import { ed25519, newPrivateKey, signingKeyOf } from "../../../src/platform/ed25519";

const dana = signingKeyOf(newPrivateKey())!;
const kim = signingKeyOf(newPrivateKey())!;
const DIGEST = "a".repeat(64);
const PLACE: ApprovalPlace = { runId: "r-1", phase: "specify", artifact: "artifacts/spec.md", sha256: DIGEST };
const STATEMENT: ApprovalStatement = {
  runId: "r-1",
  phase: "specify",
  artifact: "artifacts/spec.md",
  sha256: DIGEST,
  actor: { id: "dana", kind: "person" },
  at: "2026-11-23T14:05:00Z",
  key: dana.fingerprint,
};
const KEYS = new Map<string, ApprovalKey>([
  [dana.fingerprint, { publicKey: dana.publicKey, actor: "dana", replaced: false }],
  [kim.fingerprint, { publicKey: kim.publicKey, actor: "kim", replaced: false }],
]);

function signed(statement: ApprovalStatement = STATEMENT, key = dana): Approval {
  return { ...statement, signature: key.sign(approvalMessage(statement)) };
}

test("the signed text names its purpose, and every field stands apart", () => {
  expect(approvalMessage({ ...STATEMENT, key: "f" })).toBe(
    `wazir approval 1\n["r-1","specify","artifacts/spec.md","${DIGEST}","person","dana","2026-11-23T14:05:00Z","f"]\n`,
  );
  expect(approvalMessage({ ...STATEMENT, runId: 'r","specify' })).not.toBe(
    approvalMessage({ ...STATEMENT, runId: "r", phase: 'specify","specify' }),
  );
});

test("what a person signed holds where they signed it", () => {
  expect(approvalState(signed(), PLACE, KEYS, ed25519)).toBe("valid");
});

describe("an approval opens no gate", () => {
  const changed = (change: Partial<Approval>): Approval => ({ ...signed(), ...change });
  const keys = (change: Partial<ApprovalKey>): ReadonlyMap<string, ApprovalKey> =>
    new Map([[dana.fingerprint, { publicKey: dana.publicKey, actor: "dana", replaced: false, ...change }]]);
  const agent = { ...STATEMENT, actor: { id: "dana", kind: "agent" } } as const;
  const other = signed().signature.startsWith("A") ? "B" : "A";

  test.each<readonly [string, string, Approval, ApprovalPlace, ReadonlyMap<string, ApprovalKey>]>([
    ["once the artifact was edited", "stale", signed(), { ...PLACE, sha256: "b".repeat(64) }, KEYS],
    ["once the artifact is gone", "stale", signed(), { ...PLACE, sha256: undefined }, KEYS],
    ["of another run", "of-another-run", signed(), { ...PLACE, runId: "r-2" }, KEYS],
    ["of another run, renamed", "bad-signature", changed({ runId: "r-2" }), { ...PLACE, runId: "r-2" }, KEYS],
    ["of another artifact", "of-another-artifact", signed(), { ...PLACE, artifact: "artifacts/plan.md" }, KEYS],
    ["of another phase", "of-another-phase", signed(), { ...PLACE, phase: "plan" }, KEYS],
    ["with an agent's name under it", "not-a-person", signed(agent), PLACE, KEYS],
    ["of an agent that calls itself a person", "bad-signature", { ...signed(agent), ...STATEMENT }, PLACE, KEYS],
    ["whose key is not in the workspace", "unknown-key", signed(), PLACE, new Map()],
    ["under another's name", "wrong-key", signed({ ...STATEMENT, key: kim.fingerprint }, kim), PLACE, KEYS],
    ["whose key was put in the place of another", "wrong-key", signed(), PLACE, keys({ publicKey: kim.publicKey })],
    ["whose key is no key", "wrong-key", signed(), PLACE, keys({ publicKey: "AAAA" })],
    ["whose key is not the one known here", "replaced-key", signed(), PLACE, keys({ replaced: true })],
    ["signed by somebody else", "bad-signature", signed(STATEMENT, kim), PLACE, KEYS],
    ["for a content that was not signed", "bad-signature", changed({ sha256: "b".repeat(64) }), PLACE, KEYS],
    ["at a time that was not signed", "bad-signature", changed({ at: "2026-11-24T14:05:00Z" }), PLACE, KEYS],
    ["with no signature", "bad-signature", changed({ signature: "" }), PLACE, KEYS],
    ["with a word for a signature", "bad-signature", changed({ signature: "approved" }), PLACE, KEYS],
    [
      "with a signature of other bits",
      "bad-signature",
      changed({ signature: other + signed().signature.slice(1) }),
      PLACE,
      KEYS,
    ],
    [
      "with a signature spelt otherwise",
      "bad-signature",
      changed({ signature: `${signed().signature}\n` }),
      PLACE,
      KEYS,
    ],
  ])("%s", (_name, state, approval, place, known) => {
    expect(approvalState(approval, place, known, ed25519)).toBe(state);
  });
});

test("a line of the log gives the approval that was signed", () => {
  const { signature } = signed();
  const event = {
    seq: 7,
    event: "artifact_approved",
    run_id: "r-1",
    created_at: "2026-11-23T14:05:00Z",
    actor: { id: "dana", kind: "person" },
    phase: "specify",
    artifact: "artifacts/spec.md",
    sha256: DIGEST,
    key: dana.fingerprint,
    signature,
  } as const;
  expect(approvalState(approvalOf(event), PLACE, KEYS, ed25519)).toBe("valid");
});
