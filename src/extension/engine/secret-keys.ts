import type { PrivateKeyStore } from "../../platform/signing-key";
import { t } from "./own-words";

/** What an editor keeps for its user outside of every workspace, as `vscode.SecretStorage` does. */
export interface Secrets {
  get(name: string): PromiseLike<string | undefined>;
  store(name: string, value: string): PromiseLike<void>;
}

/** Under what name the key is kept. */
export const SIGNING_KEY = "wazir.signing-key";

/** Keeps a person's private key in the editor's secret storage, where no program of a workspace can read it. */
export function secretKeys(secrets: Secrets): PrivateKeyStore {
  const get: PrivateKeyStore["get"] = async () => {
    try {
      const text = await secrets.get(SIGNING_KEY);
      return text === undefined ? { state: "none" } : { state: "found", text };
    } catch (error) {
      return refused(error);
    }
  };
  return {
    get,
    async put(text) {
      try {
        const there = await get();
        if (there.state === "none") await secrets.store(SIGNING_KEY, text);
      } catch (error) {
        return refused(error);
      }
      // Read once more: of two windows that make a key at the same time, both end with the one that stayed.
      return get();
    },
  };
}

function refused(error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  return { state: "refused", message: t("The editor's secret storage cannot be used: {0}", why) } as const;
}
