// Run: node --test guard-attacks.ts   (Node 22.18 or newer, no packages)
import assert from "node:assert/strict";
import { test } from "node:test";
import { mayChangeState } from "./same-origin-guard.ts";
import { issueToken, tokenFits } from "./session-token.ts";

const own = new Set(["https://app.bank.example"]);
const may = (headers: Record<string, string>, method = "POST") => mayChangeState(method, headers, own);
test("guard: every combination of header and cookie", () => {
  const cookie = "__Host-sid=1";
  assert.equal(may({ cookie, "sec-fetch-site": "same-origin", origin: "https://app.bank.example" }), true);
  assert.equal(may({ cookie, "sec-fetch-site": "same-origin", origin: "null" }), true, "Referrer-Policy: no-referrer");
  assert.equal(may({ cookie, "sec-fetch-site": "none" }), true, "typed, bookmarked or reloaded by the person");
  assert.equal(may({ cookie, "sec-fetch-site": "cross-site", origin: "https://evil.test" }), false);
  assert.equal(may({ cookie, "sec-fetch-site": "cross-site", origin: "null" }), false, "sandboxed frame");
  assert.equal(may({ cookie, "sec-fetch-site": "cross-site" }), false, "no origin");
  assert.equal(may({ cookie, "sec-fetch-site": "same-site", origin: "https://blog.bank.example" }), false, "sibling");
  assert.equal(may({ cookie, "sec-fetch-site": "same-site", origin: "http://app.bank.example" }), false, "other scheme");
  assert.equal(may({ cookie, origin: "https://app.bank.example" }), true, "browser without Sec-Fetch");
  assert.equal(may({ cookie, origin: "https://app.bank.example.evil.test" }), false, "prefix trick");
  assert.equal(may({ cookie, origin: "null" }), false);
  assert.equal(may({ cookie }), false, "neither header, but a cookie rides along");
  assert.equal(may({ authorization: "Bearer x" }), true, "script without a cookie");
  for (const method of ["PUT", "PATCH", "DELETE", "post", "TRACE", "ANY"]) assert.equal(may({ cookie, "sec-fetch-site": "cross-site" }, method), false, method);
});
test("token: bound to the session, not forgeable, never throws", () => {
  const key = Buffer.alloc(32, 1), token = issueToken(key, "s1");
  assert.equal(tokenFits(key, "s1", token), true);
  assert.equal(tokenFits(key, "s2", token), false, "another session's token, planted by cookie");
  assert.equal(tokenFits(Buffer.alloc(32), "s1", token), false);
  for (const bad of [undefined, "", ["a"], "x.y", token.slice(0, -1), token + "0", token.toUpperCase(), token.replace(".", "..")]) assert.equal(tokenFits(key, "s1", bad), false, String(bad));
  assert.notEqual(issueToken(key, "s1"), issueToken(key, "s1"));
});
