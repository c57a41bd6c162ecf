import { keyTrust } from "../../core/runs/known-keys";
import { keyFile } from "../../platform/key-file";
import { knownKeys, rememberKeys } from "../../platform/known-keys";
import { nodeFiles } from "../../platform/node-files";
import { signingKey } from "../../platform/signing-key";
import type { Answer } from "../answer";
import { EXIT } from "../exit-codes";
import { saidYes } from "./said-yes";
import { inProject, type RunOptions } from "./session";

/** What `wazir run trust-key` is given. */
export interface TrustKeyOptions extends RunOptions {
  /** Trusts it without asking. */
  readonly yes?: boolean;
}

/** `wazir run trust-key`: trusts this terminal's key as the person's, beside those that the machine knows. */
export async function trustKey(options: TrustKeyOptions): Promise<Answer> {
  return inProject(options, async ({ actor, why, settings }) => {
    if (actor.kind !== "person")
      return undone(`A person says which keys are theirs, and ${why ?? "this is an agent"}.`);
    const own = await signingKey(keyFile(settings));
    if (!own.ok) return undone(own.message);
    const { fingerprint } = own.key;
    const facts = { ok: true, actor: actor.id, key: fingerprint };
    if (keyTrust(await knownKeys(nodeFiles, settings), actor.id, fingerprint) === "known") {
      return { code: EXIT.ok, text: `The key of this terminal is trusted as \`${actor.id}\`'s already.`, json: facts };
    }
    const question = `Do you, \`${actor.id}\`, use the key of this terminal yourself? ${fingerprint} [y/N] `;
    if (options.yes !== true && !(await saidYes(question))) return undone("The key is not trusted.");
    const fault = await rememberKeys(settings, actor.id, [fingerprint]);
    if (fault !== undefined) return undone(fault);
    return { code: EXIT.ok, text: `The key of this terminal is trusted as \`${actor.id}\`'s.`, json: facts };
  });
}

function undone(message: string): Answer {
  return { code: EXIT.findings, text: message, json: { ok: false, error: message } };
}
