// node --test contract.ts   (Node 26): one contract for every adapter of a port, and what a careless fake hides.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { carelessFake, fakeMembers, sqliteMembers } from "./adapters.ts";
import { register, type Members } from "./register.ts";

const claims: Record<string, (m: Members) => Promise<void>> = {
  "second add of one address is taken": async (m) => { await m.add({ email: "a@x", name: "A" }); assert.equal(await m.add({ email: "a@x", name: "B" }), "taken"); },
  "the first name stays": async (m) => { await m.add({ email: "a@x", name: "A" }); await m.add({ email: "a@x", name: "B" }); assert.equal((await m.find("a@x"))?.name, "A"); },
  "a name of 200 characters is refused": async (m) => { await assert.rejects(async () => m.add({ email: "a@x", name: "n".repeat(200) })); },
  "what was returned is a copy": async (m) => { await m.add({ email: "a@x", name: "A" }); (await m.find("a@x"))!.name = "Z"; assert.equal((await m.find("a@x"))?.name, "A"); },
  "absent is undefined": async (m) => { assert.equal(await m.find("b@x"), undefined); },
};
const makers: [string, () => Members, number][] = [["SQLite", () => sqliteMembers(new DatabaseSync(":memory:")), 5], ["fake with the contract", fakeMembers, 5], ["array as a fake", carelessFake, 0]];
for (const [name, make, wanted] of makers) test(name, async () => {
  const failed: string[] = [];
  for (const [claim, check] of Object.entries(claims)) await check(make()).catch(() => failed.push(claim));
  console.log(`${name}: ${5 - failed.length} of 5 claims hold${failed.length ? `; broken: ${failed.join("; ")}` : ""}`);
  if (wanted === 5) assert.deepEqual(failed, []);
  else assert.ok(failed.length >= 3);
});
test("the use case sends two mails on the careless fake, one on the others", async () => {
  for (const [name, make] of makers) {
    let mails = 0;
    const m = make();
    await register(m, { welcome: async () => void mails++ }, "A@x", "A");
    await register(m, { welcome: async () => void mails++ }, "a@x ", "A");
    console.log(`${name}: mails ${mails}`);
    assert.equal(mails, name === "array as a fake" ? 2 : 1);
  }
});
test("driven without any device", async () => {
  assert.deepEqual(await register(fakeMembers(), { welcome: async () => undefined }, "no address", "A"), { ok: false, why: "not an address" });
});
