// node costs.mjs: what each habit costs, counted in work (calls, comparisons, rows, bytes) where that can be counted.
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { performance } from "node:perf_hooks";
const show = (what, ...v) => console.log(what.padEnd(66), ...v);
console.log("node", process.version);

// 1 queries per list: N+1 against one join
const db = new DatabaseSync(":memory:");
db.exec("create table author(id integer primary key, name text); create table book(id integer primary key, author_id int, title text, year int)");
const ia = db.prepare("insert into author values (?, ?)"), ib = db.prepare("insert into book values (?, ?, ?, ?)");
db.exec("begin"); for (let i = 1; i <= 500; i++) ia.run(i, "a" + i); for (let i = 1; i <= 100_000; i++) ib.run(i, 1 + (i % 500), "t" + i, 1900 + (i % 120)); db.exec("commit");
let queries = 0; const q = (sql, ...p) => (queries++, db.prepare(sql).all(...p));
for (const b of q("select * from book order by id limit 200")) b.author = q("select * from author where id = ?", b.author_id)[0];
const nPlus = queries; queries = 0; q("select b.*, a.name from book b join author a on a.id = b.author_id order by b.id limit 200");
show("queries for 200 books with their author: loop, join", nPlus, queries);
// with a network round trip of 1 ms each
const trip = async () => sleep(1); let t = performance.now(); for (let i = 0; i < nPlus; i++) await trip(); const loopMs = performance.now() - t;
t = performance.now(); await trip(); show("the same at about 1 ms a round trip: ratio loop / join is over 50", loopMs / (performance.now() - t) > 50);

// 2 plan: scan against index; function on the column loses the index
const plan = (sql) => db.prepare("explain query plan " + sql).all().map((r) => r.detail).join("; ");
show("plan without index", plan("select * from book where year = 1999"));
db.exec("create index by_year on book(year)");
show("plan with index", plan("select * from book where year = 1999"));
show("plan with a function on the column", plan("select * from book where abs(year) = 1999"));

// 3 quadratic code: comparisons
let cmp = 0; const n = 4000, xs = Array.from({ length: n }, (_, i) => (i * 7919) % n), ys = xs.map((x) => x + n / 2);
const inc = (arr, y) => { for (const x of arr) { cmp++; if (x === y) return true; } return false; };
ys.filter((y) => inc(xs, y)); const quad = cmp; const set = new Set(xs); cmp = 0; ys.filter((y) => (cmp++, set.has(y)));
show("comparisons to intersect two lists of 4000: includes, Set", quad, cmp);
let copies = 0; let acc = []; for (let i = 0; i < 4000; i++) { copies += acc.length; acc = [...acc, i]; }
show("elements copied by [...acc, x] over 4000 turns", copies);

// 4 waiting in turn against at once against bounded
const call = () => sleep(20); const time = async (f) => { const s = performance.now(); await f(); return performance.now() - s; };
const serial = await time(async () => { for (let i = 0; i < 20; i++) await call(); });
const parallel = await time(() => Promise.all(Array.from({ length: 20 }, call)));
show("20 independent calls of 20 ms, in turn takes over 5 times as long as at once", serial / parallel > 5);
let live = 0, peak = 0; const slot = async () => { peak = Math.max(peak, ++live); await sleep(5); live--; };
await Promise.all(Array.from({ length: 1000 }, slot)); const free = peak; peak = 0;
const items = Array.from({ length: 1000 }).values(); await Promise.all(Array.from({ length: 10 }, async () => { for (const _ of items) await slot(); }));
show("calls in flight at the peak for 1000 items: Promise.all over map, ten workers", free, peak);

// 5 cache: stampede, and growth
let loads = 0; const cache = new Map(); const load = async () => { loads++; await sleep(20); return 1; };
const naive = async (k) => { if (!cache.has(k)) cache.set(k, await load()); return cache.get(k); };
await Promise.all(Array.from({ length: 100 }, () => naive("a"))); const storm = loads; loads = 0; cache.clear();
const single = (k) => { if (!cache.has(k)) cache.set(k, load().catch((e) => { cache.delete(k); throw e; })); return cache.get(k); };
await Promise.all(Array.from({ length: 100 }, () => single("a")));
show("loads when 100 callers miss at once: check-then-set, shared promise", storm, loads);
const zipf = (m) => Math.floor(m ** Math.random()); const hit = (keys, cap) => { const c = new Map(); let h = 0; for (const k of keys) { if (c.has(k)) { h++; const v = c.get(k); c.delete(k); c.set(k, v); } else { c.set(k, 1); if (c.size > cap) c.delete(c.keys().next().value); } } return h / keys.length; };
const skew = Array.from({ length: 200_000 }, () => zipf(100_000)), uniform = Array.from({ length: 200_000 }, () => Math.floor(Math.random() * 100_000));
show("hit rate of an LRU of 1000 of 100000 keys: skewed use, uniform use", hit(skew, 1000).toFixed(2), hit(uniform, 1000).toFixed(2));

// 6 regular expression that backtracks
const steps = (len) => { const s = performance.now(); /^(a+)+$/.test("a".repeat(len) + "!"); return performance.now() - s; };
steps(10); show("(a+)+$ : 6 more characters cost over 20 times as much", steps(25) / steps(19) > 20);

// 7 averages and measured waiting: a server that stops for one second of ten
const gap = 10, stall = [3000, 4000]; const done = (at) => (at >= stall[0] && at < stall[1] ? stall[1] - at + 1 : 1);
const p = (a, f) => a.toSorted((x, y) => x - y)[Math.ceil(a.length * f) - 1];
const open = []; for (let at = 0; at < 10_000; at += gap) open.push(done(at)); // arrivals that do not wait for each other
const closed = []; for (let at = 0; at < 10_000; ) { const d = done(at); closed.push(d); at += Math.max(gap, d); } // one client that waits
show("p99 in ms with fixed arrivals, and as a waiting client measures it", p(open, 0.99), p(closed, 0.99));
show("mean with fixed arrivals and its p50", (open.reduce((a, b) => a + b) / open.length).toFixed(0), p(open, 0.5));

// 8 copying and parsing the same thing
const big = { rows: Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: "n" + i })) }; const text = JSON.stringify(big);
const clone = await time(async () => { for (let i = 0; i < 10; i++) JSON.parse(JSON.stringify(big)); }); const ref = await time(async () => { for (let i = 0; i < 10; i++) ({ ...big }); });
show("deep copy by JSON of " + (text.length / 1e6).toFixed(1) + " MB costs over 1000 shallow copies", clone / ref > 1000);
show("bytes of 200 whole rows, and of the two fields shown", JSON.stringify(db.prepare("select * from book limit 200").all()).length, JSON.stringify(db.prepare("select id, title from book limit 200").all()).length);

// 9 fan-out: a user waits for the slowest of n calls, each slow once in a hundred
show("share of requests that meet a slow call with 1, 10, 100 calls", ...[1, 10, 100].map((k) => (1 - 0.99 ** k).toFixed(2)));
