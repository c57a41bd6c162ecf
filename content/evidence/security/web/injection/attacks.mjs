// run.sh starts PostgreSQL and calls this; packages: pg, mysql, mysql2, mongoose, express 4 and 5, nodemailer
import { execFile, execFileSync } from "node:child_process";
import { createServer, request } from "node:http";
import pg from "pg";
import { format } from "mysql2";
import mysql from "mysql";
import mongoose from "mongoose";
import express4 from "express4";
import express5 from "express5";
import nodemailer from "nodemailer";
import { searchItems } from "./query.mjs";
const show = (bad, what) => console.log(bad ? "BREACH " : "held   ", what);
const db = new pg.Client({ host: process.env.PGHOST, port: 54331, user: "test", database: "postgres" }); await db.connect();
const rows = async (text, values) => (await db.query(text, values)).rows;
const tried = (p) => p.then((r) => r, (e) => `error: ${e.message}`);
console.log("node", process.version, "PostgreSQL", (await rows("show server_version"))[0].server_version);
await db.query("create table item(id int, tenant int, name text, price_cents int, created_at timestamptz default now()); insert into item values (1,1,'pen',300),(2,1,'100% wool',200),(3,1,'ink',100),(4,2,'secret',1); create table login(name text, hash text); insert into login values ('ada','h1')");

console.log("== SQL");
const evil = "x' union select 0, hash from login --";
show((await rows(`select id, name from item where name = '${evil}'`)).some((r) => r.name === "h1"), "value in the text reads another table");
show((await rows("select id, name from item where name = $1", [evil])).length > 0, "the same value as parameter");
const multi = "x'; create table pwned1(); --";
await tried(db.query(`select 1 from item where name = '${multi}'`)); show((await rows("select to_regclass('pwned1') r"))[0].r !== null, "pg runs a second statement when no parameter array is given");
await tried(db.query(`select 1 from item where name = '${multi.replace("1(", "2(")}' and tenant = $1`, [1])); show((await rows("select to_regclass('pwned2') r"))[0].r !== null, "the same with a parameter array elsewhere");
console.log("info   ", "order by $1 with 'price_cents':", (await rows("select id from item where tenant=1 order by $1::text", ["price_cents"])).map((r) => r.id).join(), "- real order:", (await rows("select id from item where tenant=1 order by price_cents")).map((r) => r.id).join());
const col = "(case when (select hash from login limit 1) like 'h%' then name else id::text end)";
const a = (await rows(`select id from item where tenant=1 order by ${col}`)).map((r) => r.id).join(), b = (await rows(`select id from item where tenant=1 order by ${col.replace("'h%'", "'z%'")}`)).map((r) => r.id).join();
show(a !== b, `order by with request text answers yes/no questions about another table (${a} / ${b})`);
await db.query("create function find_bad(t text) returns setof item language plpgsql as $f$ begin return query execute 'select * from item where tenant=1 and name = ''' || t || ''''; end $f$; create function find_good(t text) returns setof item language plpgsql as $f$ begin return query execute 'select * from item where tenant=1 and name = $1' using t; end $f$");
show((await rows("select * from find_bad($1)", ["x' or tenant=2 --"])).length > 0, "parameterised call of a function that concatenates inside");
show((await rows("select * from find_good($1)", ["x' or tenant=2 --"])).length > 0, "the same with execute … using");
show((await rows("select id from item where tenant=1 and name ilike $1", ["%%%"])).length === 3, "search text % as a parameter matches every row");
await db.query("insert into login values ($1,'h2')", [evil]); const stored = (await rows("select name from login where hash='h2'"))[0].name;
show((await rows(`select id, name from item where name = '${stored}'`)).some((r) => r.name === "h1"), "second order: stored safely, put into text later");
const one = { tenant: 1, text: "", ids: [], order: "price" };
for (const bad of [{ order: col }, { order: "__proto__" }, { order: "constructor" }, { order: ["name"] }, { ids: ["1) or 1=1 --"] }, { ids: { length: 0 } }, { text: { $ne: 1 } }, { text: "a".repeat(101) }]) { let r; try { r = await db.query(searchItems({ ...one, ...bad })); } catch {} show(r !== undefined, `searchItems ${JSON.stringify(bad).slice(0, 50)}`); }
for (const [arg, want] of [[one, "3,2,1"], [{ ...one, text: "%" }, "2"], [{ ...one, text: "_" }, ""], [{ ...one, text: evil }, ""], [{ ...one, text: "\\" }, ""], [{ ...one, ids: [1, 4] }, "1"], [{ ...one, order: "name" }, "2,3,1"]]) { const got = (await db.query(searchItems(arg))).rows.map((r) => r.id).join(); console.log(got === want ? "works  " : `BROKEN ${got}`, "searchItems", JSON.stringify(arg)); }

console.log("== objects where text was meant");
console.log("info   ", "mysql2", format("select * from u where name = ? and pass = ?", ["ada", { pass: 1 }]));
show(/`pass` = 1/.test(format("select * from u where pass = ?", [{ pass: 1 }])), "mysql2 turns an object parameter into SQL of its own");
console.log("info   ", "mysql 2.18", mysql.format("select * from u where name = ? and pass = ?", ["ada", { pass: 1 }]));
show(/`pass` = 1/.test(mysql.format("select * from u where pass = ?", [{ pass: 1 }])), "mysql turns an object parameter into SQL of its own");
show(/`pass` = 1/.test(mysql.format("select * from u where pass = ?", [{ pass: 1 }], true)), "the same with stringifyObjects");
for (const [name, express] of [["express 4", express4], ["express 5", express5]]) {
  const app = express(); app.get("/", (q, r) => r.json(q.query)); const s = app.listen(0); await new Promise((r) => s.once("listening", r));
  const got = await (await fetch(`http://127.0.0.1:${s.address().port}/?pass[$ne]=x`)).text(); s.close(); show(/\{"pass":\{/.test(got), `${name} default query parser makes an object: ${got}`);
}
const User = mongoose.model("User", new mongoose.Schema({ name: String, pass: String, more: {} }));
const cast = (f, o) => { try { const q = User.find(f); if (o) q.setOptions(o); return JSON.stringify(q.cast(User, o?.sanitizeFilter ? mongoose.sanitizeFilter(structuredClone(f)) : f)); } catch (e) { return `error: ${e.message}`; } };
const ne = cast({ name: "ada", pass: { $ne: null } }); show(/\$ne/.test(ne), `mongoose String field keeps the operator: ${ne}`);
const safe = cast({ name: "ada", pass: { $ne: "x" } }, { sanitizeFilter: true }); show(/\$ne/.test(safe) && !/error|\$eq/.test(safe), `the same with sanitizeFilter: ${safe}`);

console.log("== shell, header, mail, log");
const arg = await new Promise((r) => execFile("git", ["ls-remote", "--upload-pack=touch /tmp/inj-pwned; false", "/tmp"], (e, o, s) => r(String(s)))); show(execFileSync("sh", ["-c", "ls /tmp/inj-pwned 2>/dev/null; rm -f /tmp/inj-pwned"]).length > 0, "execFile git without a shell: an address that is an option runs a command");
await new Promise((r) => execFile("git", ["ls-remote", "--", "--upload-pack=touch /tmp/inj-pwned; false", "/tmp"], () => r())); show(execFileSync("sh", ["-c", "ls /tmp/inj-pwned 2>/dev/null; rm -f /tmp/inj-pwned"]).length > 0, "the same after --");
let header; const s = createServer((q, r) => { try { r.setHeader("location", "/a\r\nset-cookie: x=1"); } catch (e) { header = e.code; } r.end(); }).listen(0); await new Promise((r) => s.once("listening", r)); await fetch(`http://127.0.0.1:${s.address().port}/`); s.close(); show(header === undefined, `line break in a Node response header: ${header}`);
const t = nodemailer.createTransport({ streamTransport: true, buffer: true }); const m = await tried(t.sendMail({ from: "a@example.com", to: "b@example.com", subject: "x\r\nBcc: c@example.com", text: "." })); show(/^Bcc:/mi.test(String(m.message ?? m)), "line break in nodemailer's subject adds a header");
const two = await tried(t.sendMail({ from: "a@example.com", to: "b@example.com, c@example.com", text: "." })); show(two.envelope?.to?.length > 1, `one recipient field with a comma sends to ${two.envelope?.to?.length}`);
const line = "ada\n2026-11-28 INFO login ok user=root"; show(`login failed user=${line}`.split("\n").length > 1, "line break in a text log forges an entry"); show(JSON.stringify({ msg: "login failed", user: line }).includes("\n"), "the same in a JSON log line");
await db.end(); process.exit(0);
