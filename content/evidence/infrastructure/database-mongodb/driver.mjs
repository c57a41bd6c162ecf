// npm i mongodb mingo; node driver.mjs: what the MongoDB driver does by itself, and what hostile input does to a filter.
// No MongoDB server is used: a socket that never answers stands for a sick one, mingo evaluates the filters.
import { createServer } from "node:net";
import { once } from "node:events";
import { createRequire } from "node:module";
import { MongoClient, BSON, ObjectId, Long, Decimal128 } from "mongodb";
import { Query } from "mingo";
const req = createRequire(import.meta.url);
const show = (what, ...v) => console.log(what.padEnd(70), ...v);
console.log("node", process.version, "mongodb", req("mongodb/package.json").version);

const c = new MongoClient("mongodb://127.0.0.1:1"); const o = c.options;
show("maxPoolSize, waitQueueTimeoutMS, serverSelectionTimeoutMS", o.maxPoolSize, o.waitQueueTimeoutMS, o.serverSelectionTimeoutMS);
show("connectTimeoutMS, socketTimeoutMS, timeoutMS, maxIdleTimeMS", o.connectTimeoutMS, o.socketTimeoutMS, o.timeoutMS, o.maxIdleTimeMS);
show("retryWrites, retryReads, ignoreUndefined, readPreference", o.retryWrites, o.retryReads, o.ignoreUndefined, o.readPreference.mode);
show("writeConcern sent by default", JSON.stringify(o.writeConcern ?? null));

const silent = createServer(() => {}).listen(0, "127.0.0.1"); await once(silent, "listening");
const timed = async (opts) => { const k = new MongoClient(`mongodb://127.0.0.1:${silent.address().port}`, opts); const t = Date.now(); let name; try { await k.db("a").collection("b").findOne({}); } catch (e) { name = e.name; } await k.close(); return [name, Date.now() - t]; };
const [n1, t1] = await timed({ serverSelectionTimeoutMS: 800 }); show("silent server, serverSelectionTimeoutMS 800: error, under 2 s", n1, t1 < 2000);
const [n2, t2] = await timed({ timeoutMS: 600, serverSelectionTimeoutMS: 4000 }); show("silent server, timeoutMS 600: error, under 2 s (selection 4000)", n2, t2 < 2000); silent.close();

// filters built from a request body
const users = [{ name: "ann", pass: "h1", role: "user" }, { name: "root", pass: "h2", role: "admin" }];
const find = (f) => users.filter((u) => new Query(f).test(u)).map((u) => u.name);
show("login with text", find({ name: "ann", pass: "wrong" }));
show('login with {"$ne": null} as password', find({ name: "root", pass: JSON.parse('{"$ne": null}') }));
show('reset token as {"$gt": ""}', find({ pass: JSON.parse('{"$gt": ""}') }));
show('{"$regex": "^h"} guesses a secret letter by letter', find({ name: "root", pass: JSON.parse('{"$regex": "^h"}') }));
show("the same, wrapped in $eq", find({ name: "root", pass: { $eq: JSON.parse('{"$ne": null}') } }));
show("the same, turned into text", find({ name: "root", pass: String(JSON.parse('{"$ne": null}')) }));

// undefined in a filter
const bytes = (x, opt) => BSON.deserialize(BSON.serialize(x, opt));
show("filter { tenant: undefined } as sent by default", JSON.stringify(bytes({ tenant: undefined, a: 1 }, { ignoreUndefined: false })));
show("filter { tenant: undefined } with ignoreUndefined: true", JSON.stringify(bytes({ tenant: undefined, a: 1 }, { ignoreUndefined: true })), "-> matches every tenant");

// types
show("5 and 5.5 are stored as", BSON.EJSON.stringify({ a: 5, b: 5.5 }, { relaxed: false }));
show("2**53 + 1 as Long read back by default", bytes({ n: Long.fromString("9007199254740993") }).n, "with useBigInt64", BSON.deserialize(BSON.serialize({ n: 9007199254740993n }), { useBigInt64: true }).n);
show("0.1 + 0.2 as double, as Decimal128", 0.1 + 0.2, Decimal128.fromString("0.30").toString());
show("_id as text equals the ObjectId", new Query({ _id: "652f1f77bcf86cd799439011" }).test({ _id: new ObjectId("652f1f77bcf86cd799439011") }));
show("ObjectId holds its creation second", new ObjectId("652f1f77bcf86cd799439011").getTimestamp().toISOString());
show("[array field] eq and $elemMatch: {$gte:4,$lte:6} over [1,9]", new Query({ s: { $gte: 4, $lte: 6 } }).test({ s: [1, 9] }), new Query({ s: { $elemMatch: { $gte: 4, $lte: 6 } } }).test({ s: [1, 9] }));
show("{ field: null } matches a missing field", new Query({ gone: null }).test({ a: 1 }));
