// node attacks.mjs: packages bcrypt, jsonwebtoken, jose, argon2
import { createHmac, generateKeyPairSync, randomBytes } from "node:crypto";
import bcrypt from "bcrypt"; import jwt from "jsonwebtoken"; import { jwtVerify } from "jose"; import argon2 from "argon2";
import { hashPassword, login } from "./login.mjs";
const show = (bad, what) => console.log(bad ? "BREACH " : "held   ", what);
const median = (a) => a.sort((x, y) => x - y)[a.length >> 1];
console.log("node", process.version);
class Store { left = new Map(); users = new Map(); constructor(max) { this.max = max; }
  async spend(n) { const l = this.left.get(n) ?? this.max; this.left.set(n, l - 1); return l > 0; } async reset(n) { this.left.delete(n); } async find(n) { return this.users.get(n) ?? null; } }
const s = new Store(1e9); s.users.set("ada", { id: 1, passwordHash: await hashPassword("correct horse battery") });
const quick = async (n, p) => { const u = await s.find(n); if (!u) return null; return login(s, n, p); };
async function times(f, n) { const t = []; for (let i = 0; i < 9; i++) { const a = performance.now(); await f(n, "wrong password"); t.push(performance.now() - a); } return median(t); }
let [k, u] = [await times(quick, "ada"), await times(quick, "bob")]; show(k / u > 3, `early return: known account takes over ${Math.min(100, Math.floor(k / u))} times as long as an unknown one`);
[k, u] = [await times(login, "ada"), await times(login, "bob")]; show(k / u > 1.5 || u / k > 1.5, "login(): known against unknown account, ratio within 1.5");
console.log((await login(s, "ada", "correct horse battery"))?.id === 1 ? "works   right password" : "BROKEN"); console.log((await login(s, "ada", "corre\u0063t horse battery")) ? "works   composed form" : "BROKEN");
for (const bad of [["ada", ""], ["ada", { $ne: 1 }], [{ a: 1 }, "x"], ["ada", "x".repeat(1e6)], ["__proto__", "x"]]) show((await login(s, ...bad)) !== null, `login ${JSON.stringify(bad).slice(0, 40)}`);
const late = async (st, n, p) => { if ((st.left.get(n) ?? st.max) <= 0) return "locked"; const user = await st.find(n); const ok = (await hashPassword(p, Buffer.from(user.passwordHash.split("$")[4], "hex"))) === user.passwordHash; if (!ok) await st.spend(n); return ok ? user : "wrong"; };
const t1 = new Store(5); t1.users = s.users; const tried = (await Promise.all(Array.from({ length: 40 }, (_, i) => late(t1, "ada", `guess ${i}`)))).filter((r) => r === "wrong").length; show(tried > 5, `limit of 5, counted after the check: ${tried} of 40 parallel guesses were checked`);
const t2 = new Store(5); t2.users = s.users; let checked = 0; const find = t2.find; t2.find = (n) => { checked++; return find.call(t2, n); }; await Promise.all(Array.from({ length: 40 }, (_, i) => login(t2, "ada", `guess ${i}`))); show(checked > 5, `limit of 5, counted before: ${checked} of 40 were checked`);
const long = "x".repeat(72); show(await bcrypt.compare(`${long}other`, await bcrypt.hash(`${long}secret`, 10)), "bcrypt ignores what follows byte 72"); show(await bcrypt.compare("é".repeat(36) + "b", await bcrypt.hash("é".repeat(36) + "a", 10)), "bcrypt, 36 two-byte letters fill it");
show(await argon2.verify(await argon2.hash(`${long}secret`, { memoryCost: 19456, timeCost: 2, parallelism: 1 }), `${long}other`), "the same with argon2id");
console.log("== tokens");
const b = (o) => Buffer.from(JSON.stringify(o)).toString("base64url"), claims = { sub: "1", role: "admin" }, none = `${b({ alg: "none" })}.${b(claims)}.`;
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 }), pem = publicKey.export({ type: "spki", format: "pem" }), head = `${b({ alg: "HS256" })}.${b(claims)}`, confused = `${head}.${createHmac("sha256", pem).update(head).digest("base64url")}`;
const t = (f) => { try { return f(); } catch { return null; } }, ta = (p) => p.then((r) => r, () => null);
show(t(() => jwt.decode(none)) !== null, "jsonwebtoken decode() takes an unsigned token"); show(t(() => jwt.verify(none, pem)) !== null, "verify() takes alg none"); show(t(() => jwt.verify(confused, pem)) !== null, "verify() takes a token signed with the public key as HMAC key"); show(t(() => jwt.verify(confused, pem, { algorithms: ["HS256", "RS256"] })) !== null, "the same with both algorithms listed"); show((await ta(jwtVerify(confused, publicKey))) !== null, "jose, the same");
const other = jwt.sign({ sub: "1", aud: "other-app", iss: "https://idp.example.com" }, privateKey, { algorithm: "RS256" }); show(t(() => jwt.verify(other, pem, { algorithms: ["RS256"] })) !== null, "a token for another audience, aud not asked for"); show(t(() => jwt.verify(other, pem, { algorithms: ["RS256"], audience: "my-app", issuer: "https://idp.example.com" })) !== null, "the same with audience and issuer");
const noexp = jwt.sign({ sub: "1" }, privateKey, { algorithm: "RS256", noTimestamp: true }); show(t(() => jwt.verify(noexp, pem, { algorithms: ["RS256"] })) !== null, "a token without exp never ends"); show((await ta(jwtVerify(noexp, publicKey, { algorithms: ["RS256"], requiredClaims: ["exp"] }))) !== null, "the same with requiredClaims");
const start = Date.now(); let guesses = 0; const secret = randomBytes(20); const otp = (step) => { const h = createHmac("sha1", secret).update(Buffer.from(step.toString(16).padStart(16, "0"), "hex")).digest(), o = h[19] & 15; return String((h.readUInt32BE(o) & 0x7fffffff) % 1e6).padStart(6, "0"); };
const step = Math.floor(start / 30000), valid = new Set([otp(step - 1), otp(step), otp(step + 1)]); while (!valid.has(String(guesses).padStart(6, "0"))) guesses++; show(true, `six digits without a limit: found after ${guesses < 1e6 ? "fewer than 1,000,000" : guesses} guesses, ${valid.size} codes valid at once with a window of one step`);
let last = -1; const once = (code, now) => { for (const x of [now, now - 1]) if (x > last && otp(x) === code) { last = x; return true; } return false; }; const c = otp(step); show(once(c, step) && once(c, step), "one-time code twice, last step remembered"); 
