// Each antipattern of the module attacked, then its mend. Needs jsonwebtoken and jose: MODULES=<folder with node_modules> node attacks.mjs
import { createRequire } from "node:module";
import { randomBytes, createHmac, timingSafeEqual, createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.env.MODULES ?? process.cwd(), "x.js"));
const jwt = require("jsonwebtoken");
console.log(`node ${process.version}, jsonwebtoken ${require("jsonwebtoken/package.json").version}`);
const say = (broken, title) => console.log(`${broken ? "BREACH" : "held  "} ${title}`);
const attempt = (run) => { try { return run(); } catch { return undefined; } };

console.log("== R1 tokens");
const key = randomBytes(32);
const mine = { iss: "https://id.example.com", aud: "shop", sub: "ada" };
const other = jwt.sign({ ...mine, aud: "newsletter" }, key, { expiresIn: 60 });
const endless = jwt.sign(mine, key);
const forged = [{ alg: "none" }, { ...mine, role: "admin" }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".") + ".";
say(jwt.decode(forged)?.role === "admin", "decode takes a token that nobody signed");
say(attempt(() => jwt.verify(forged, key)) !== undefined, "verify takes alg none");
say(attempt(() => jwt.verify(other, key)) !== undefined, "verify without audience takes another application's token");
say(attempt(() => jwt.verify(endless, key)) !== undefined, "verify takes a token without an end");
const strict = { algorithms: ["HS256"], issuer: mine.iss, audience: "shop", maxAge: "15m" };
say(attempt(() => jwt.verify(other, key, strict)) !== undefined, "the same with algorithm, issuer, audience and age");
const idToken = jwt.sign({ ...mine, nonce: "n" }, key, { expiresIn: 60 });
say(attempt(() => jwt.verify(idToken, key, strict)) !== undefined, "an id token passes as access token for the same audience");

console.log("== R4 comparisons");
say("eve@evil-example.com".endsWith("example.com"), "endsWith without @ lets a look-alike domain in");
say("https://app.example.com.evil.test/cb".startsWith("https://app.example.com"), "startsWith without slash lets a longer host in");
say("https://evil.test/?x=app.example.com".includes("app.example.com"), "includes lets it stand anywhere");
say(/^https:\/\/app.example.com\/cb/.test("https://appXexample.com/cb"), "an unescaped dot matches any character");
say(/https:\/\/app\.example\.com\/cb/.test("https://evil.test/#https://app.example.com/cb"), "a pattern without anchors");
const apiKeys = { "k-123": "ada" };
say(apiKeys["constructor"] !== undefined, "a key looked up in a plain object: constructor is somebody");
say("1" == 1 && [1] == 1, "loose equality takes a number and an array");

console.log("== R5 guessable secrets");
const guessed = execFileSync("python3", ["-c", `
import random, time, hashlib
now = int(time.time())
random.seed(now - 137)
token = '%032x' % random.getrandbits(128)
for ago in range(3600):
    random.seed(now - ago)
    if '%032x' % random.getrandbits(128) == token: print(ago + 1); break
`]).toString().trim();
say(guessed !== "", `a reset token from random seeded by the clock: found after ${guessed} tries`);
const pin = createHash("sha256").update("4711").digest("hex");
let tries = 0; for (; tries < 10_000; tries++) if (createHash("sha256").update(String(tries).padStart(4, "0")).digest("hex") === pin) break;
say(tries < 10_000, `a four-digit code behind SHA-256: found after ${tries + 1} tries`);

console.log("== R6 half-open sessions");
const naive = { login: (session, password) => { if (password === "right") { session.user = "ada"; session.needsCode = true; } }, account: (session) => session.user !== undefined };
const whole = { login: (session, password) => { if (password === "right") session.pending = "ada"; }, code: (session, code) => { if (session.pending && code === "123456") { session.user = session.pending; delete session.pending; } }, account: (session) => session.user !== undefined };
const one = {}; naive.login(one, "right"); say(naive.account(one), "the account opens before the second factor");
const two = {}; whole.login(two, "right"); say(whole.account(two), "pending kept apart from signed in");
whole.code(two, "123456"); console.log("honest second factor:", whole.account(two));

console.log("== the example");
const here = dirname(fileURLToPath(import.meta.url));
const doc = readFileSync(join(here, "../../../../expertise/antipatterns/backend/auth-antipatterns.md"), "utf8");
const file = join(mkdtempSync(join(tmpdir(), "auth-")), "example.mjs");
writeFileSync(file, /```js\n([\s\S]*?)```/.exec(doc)[1]);
process.env.SIGNING_KEY = randomBytes(32).toString("base64");
const { isOurRedirect, isOurMail, sameSecret, secretOf } = await import(file);
for (const bad of ["https://app.example.com.evil.test/cb", "https://app.example.com/cb/../x", "https://app.example.com/cb#x", "https://app.example.com@evil.test/cb", "https://evil.test/cb", "http://app.example.com/cb", "https://APP.example.com/cb", "https://app.example.com/cb?next=https://evil.test", "javascript:alert(1)", "", undefined, ["https://app.example.com/cb"]]) say(isOurRedirect(bad), `redirect ${JSON.stringify(bad)}`);
console.log("works  redirect:", isOurRedirect("https://app.example.com/cb"));
for (const bad of ["eve@evil-example.com", "eve@example.com.evil.test", "eve@example.com@evil.test", "example.com", "@example.com", "eve@sub.example.com", "eve@EXAMPLE.com\n", undefined]) say(isOurMail(bad), `mail ${JSON.stringify(bad)}`);
console.log("works  mail:", isOurMail("ada@example.com"), isOurMail("Ada@Example.com"));
for (const [a, b] of [["abc", "abd"], ["abc", "abcd"], ["", "abc"], [undefined, "abc"], [["abc"], "abc"], ["é", "e"]]) say(sameSecret(a, b), `secret ${JSON.stringify(a)} against ${JSON.stringify(b)}`);
console.log("works  secret:", sameSecret("abc", "abc"));
for (const value of [undefined, "", "dev", "changeme"]) { if (value === undefined) delete process.env.PROBE; else process.env.PROBE = value; say(attempt(() => secretOf("PROBE")) !== undefined, `starts with the key ${JSON.stringify(value)}`); }
