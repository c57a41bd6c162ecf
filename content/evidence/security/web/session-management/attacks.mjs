// run.sh starts PostgreSQL and calls this; packages express, express-session, cookie-session, pg
import { readFileSync } from "node:fs"; import express from "express"; import session from "express-session"; import cookieSession from "cookie-session"; import pg from "pg";
import { close, closeAll, open, read } from "./sessions.mjs";
const show = (bad, what) => console.log(bad ? "BREACH " : "held   ", what); const wait = (ms) => new Promise((r) => setTimeout(r, ms));
async function serve(mw, login) {
  const app = express(); app.use(mw); app.get("/see", (q, r) => { q.session.seen = (q.session.seen ?? 0) + 1; r.json({ user: q.session.user ?? null }); });
  app.post("/login", login); app.post("/logout", (q, r) => { if (q.session.destroy) q.session.destroy(() => r.end()); else { q.session = null; r.end(); } });
  app.get("/slow", async (q, r) => { await wait(300); q.session.cart = 1; r.end(); });
  const s = app.listen(0); await new Promise((r) => s.once("listening", r)); const base = `http://127.0.0.1:${s.address().port}`;
  const call = async (path, cookie, method = "GET") => { const r = await fetch(base + path, { method, headers: cookie ? { cookie } : {} }); return { cookie: r.headers.getSetCookie().map((c) => c.split(";")[0]).join("; ") || cookie, raw: r.headers.getSetCookie(), body: await r.text() }; };
  return { call, stop: () => s.close() };
}
const bare = (q, r) => { q.session.user = "ada"; r.end(); }, renewed = (q, r) => q.session.regenerate(() => { q.session.user = "ada"; r.end(); });
console.log("node", process.version, "express-session", JSON.parse(readFileSync("node_modules/express-session/package.json")).version);
const opt = { secret: "made-up-for-this-test", resave: false, saveUninitialized: false };
let s = await serve(session(opt), bare); let planted = (await s.call("/see")).cookie; await s.call("/login", planted, "POST"); show((await s.call("/see", planted)).body.includes("ada"), "login without regenerate: the id from before the login is logged in"); console.log("info   ", "default cookie:", (await s.call("/see")).raw[0].replace(/=s%3A[^;]+/, "=…")); s.stop();
s = await serve(session(opt), renewed); planted = (await s.call("/see")).cookie; await s.call("/login", planted, "POST"); show((await s.call("/see", planted)).body.includes("ada"), "the same with regenerate");
let c = (await s.call("/login", undefined, "POST")).cookie; const slow = s.call("/slow", c); await wait(100); await s.call("/logout", c, "POST"); await slow; show((await s.call("/see", c)).body.includes("ada"), "a slow request that began before the logout writes the session back"); s.stop();
s = await serve(cookieSession({ keys: ["made-up-for-this-test"] }), (q, r) => { q.session.user = "ada"; r.end(); }); c = (await s.call("/login", undefined, "POST")).cookie; await s.call("/logout", c, "POST"); show((await s.call("/see", c)).body.includes("ada"), "session in a signed cookie: a kept copy works after the logout"); show(Buffer.from(c.match(/session=([^;]+)/)[1], "base64").toString().includes("ada"), "and its content can be read without the key"); s.stop();
console.log("-- sessions.mjs");
const db = new pg.Pool({ host: process.env.PGHOST, port: 54333, user: "test", database: "postgres", max: 20 }); await db.query(readFileSync("session.sql", "utf8"));
const idOf = (cookie) => cookie.match(/=([^;]+)/)[1];
const one = idOf(await open(db, 7, "laptop")), two = idOf(await open(db, 7, "phone")); console.log((await read(db, one))?.account_id === "7" ? "works   read" : "BROKEN  read");
const after = idOf(await open(db, 7, "laptop", one)); show((await read(db, one)) !== null, "the id from before a login"); 
const race = Promise.all(Array.from({ length: 20 }, () => read(db, after))); await close(db, after); await race; show((await read(db, after)) !== null, "after logout with twenty reads in flight");
await closeAll(db, 7); show((await read(db, two)) !== null, "another device after closeAll"); const old = idOf(await open(db, 7, "x")); await db.query("update session set seen_at = now() - interval '49 hours'"); show((await read(db, old)) !== null, "idle for 49 hours"); const abs = idOf(await open(db, 7, "x")); await db.query("update session set created_at = now() - interval '31 days'"); show((await read(db, abs)) !== null, "31 days old, used a moment ago");
for (const bad of [undefined, "", "a".repeat(43), ["x"], { length: 43 }, "' or 1=1 --", "a".repeat(1e6)]) show((await read(db, bad)) !== null, `read ${JSON.stringify(bad)?.slice(0, 30)}`);
show((await db.query("select encode(id_hash,'escape') t from session")).rows.some((r) => r.t.includes(abs)), "id found in the table"); await db.end(); process.exit(0);
