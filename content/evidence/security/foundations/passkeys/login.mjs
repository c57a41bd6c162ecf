import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";

const RP = { id: "example.com", origins: ["https://example.com", "https://app.example.com"] };

/** Step one: a challenge that lives minutes, in the session that asked for it. */
export async function begin(session) {
  const options = await generateAuthenticationOptions({ rpID: RP.id, userVerification: "required" }); // no list: the person picks a passkey
  session.challenge = { value: options.challenge, until: Date.now() + 300_000 };
  return options;
}

/** Step two: the account id, or null. `store.find` looks the credential up by id, `store.touch` saves counter and flags. */
export async function finish(session, response, store) {
  const asked = session.challenge;
  delete session.challenge; // before anything else: one try for each challenge
  if (asked === undefined || asked.until < Date.now() || typeof response?.id !== "string") return null;
  const passkey = await store.find(response.id);
  if (passkey === undefined || response.response?.userHandle !== passkey.userHandle) return null;
  let result;
  try {
    result = await verifyAuthenticationResponse({
      response, expectedChallenge: asked.value, expectedOrigin: RP.origins, expectedRPID: RP.id,
      requireUserVerification: true, credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
    });
  } catch {
    return null; // wrong origin, challenge, site, flags or signature, or a counter that went back
  }
  if (!result.verified) return null;
  await store.touch(passkey.id, result.authenticationInfo.newCounter, result.authenticationInfo.credentialBackedUp);
  return passkey.accountId;
}
