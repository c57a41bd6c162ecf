// The module's claims on state, each provoked: late answers, lost updates, shared module state, mutation in place, stored state of old
// versions. Then its example under the same attacks. Run: node state.mjs <path of the compiled example>
import { AsyncLocalStorage } from "node:async_hooks";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { stripTypeScriptTypes } from "node:module";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const say = (title) => console.log(`## ${title}`);
const find = async (query, signal) => {
  await sleep(query === "slow" ? 60 : 10);
  signal?.throwIfAborted();
  if (query === "bad") throw new Error("502");
  return [`hit for ${query}`];
};

say("R4: two requests, the older answer arrives last");
let shown;
const naive = async (query) => { shown = await find(query); };
await Promise.all([naive("slow"), naive("fast")]);
console.log("screen says", shown, "for the query fast");

say("R5: two hundred parallel read-modify-writes");
let row = { count: 0, version: 0 };
const read = async () => { await sleep(1); return { ...row }; };
await Promise.all(Array.from({ length: 200 }, async () => { const seen = await read(); await sleep(1); row = { ...seen, count: seen.count + 1 }; }));
console.log("read, add, write:", row.count, "of 200");
row = { count: 0, version: 0 };
const writeIf = async (seen, count) => { await sleep(1); if (row.version !== seen.version) return false; row = { count, version: seen.version + 1 }; return true; };
let tries = 0;
await Promise.all(Array.from({ length: 200 }, async () => { for (;;) { tries++; const seen = await read(); if (await writeIf(seen, seen.count + 1)) return; } }));
console.log("with a version compared in the write:", row.count, "of 200");

say("R6: a variable of the module, two users at once");
let currentUser;
const page = async (user) => { currentUser = user; await sleep(5); return `hello ${currentUser}`; };
console.log(await Promise.all([page("ada"), page("bob")]));
const scope = new AsyncLocalStorage();
const scoped = (user) => scope.run(user, async () => { await sleep(5); return `hello ${scope.getStore()}`; });
console.log("one scope a request:", await Promise.all([scoped("ada"), scoped("bob")]));

say("R7: changed in place, compared by identity");
const before = { items: ["a"] };
const after = before; after.items.push("b");
console.log("changed:", before !== after, "| copy:", before !== { ...before, items: [...before.items, "c"] });

say("R9: state stored by an older version, or cut off");
for (const stored of ['{"theme":"dark"}', '{"theme":', "null", '{"v":2,"settings":{"theme":"dark"}}']) {
  try { console.log(stored.padEnd(40), JSON.parse(stored).settings.theme); } catch (error) { console.log(stored.padEnd(40), String(error).slice(0, 90)); }
}

say("the example under the same attacks");
const here = dirname(fileURLToPath(import.meta.url));
const text = readFileSync(join(here, "../../../../expertise/antipatterns/code/state-management-antipatterns.md"), "utf8");
const code = /```ts\n([\s\S]*?)```/.exec(text)[1];
const target = join(tmpdir(), `search-${process.pid}.mjs`);
writeFileSync(target, stripTypeScriptTypes(code));
const { createSearch } = await import(target);
const log = [];
const search = createSearch(find, (state) => log.push(state.state + (state.query ? `:${state.query}` : "") + (state.hits ? `=${state.hits[0]}` : "") + (state.reason ? ` (${state.reason})` : "")));
await Promise.all([search.run("slow"), search.run("fast")]);
await search.run("bad");
await search.run("");
const late = search.run("slow"); search.stop(); await late;
await Promise.all([search.run("bad"), search.run("fast")]);
console.log(log.join("\n"));
