// node edges-test.mjs: the example under failures that carry secrets, lie, or are no errors at all
import assert from "node:assert/strict";
import { AppError, answer, allowed } from "./edges.mjs";
const cases = { "query error with table and password": new Error("relation users_private: password=hunter2"), "a thrown string": "hunter2", "undefined": undefined, "null": null,
  "object with a status of its own": { status: 200, message: "hunter2" }, "error with a hostile code": Object.assign(new Error("hunter2"), { code: "../../x", status: 204 }) };
for (const [what, thrown] of Object.entries(cases)) {
  const logged = []; const reply = answer(thrown, { id: "r-1", log: (line) => logged.push(line) });
  assert.equal(reply.status, 500, what); assert.ok(!JSON.stringify(reply).includes("hunter2"), what); assert.equal(logged.length, 1); assert.equal(logged[0].error.cause, thrown); assert.equal(logged[0].level, "error");
  console.log("closed ", what);
}
const own = answer(new AppError("out-of-stock", "Two left.", { status: 409 }), { id: "r-2", log() {} });
assert.deepEqual([own.status, own.body.title], [409, "Two left."]); console.log("told    a refusal that the user can act on");
for (const [what, check, code] of [["check throws", () => { throw new Error("db down"); }, "check-unavailable"], ["check rejects", async () => { throw new Error("db down"); }, "check-unavailable"], ["check gives undefined", () => undefined, "forbidden"],
  ["check gives a truthy object", () => ({ allowed: false }), "forbidden"], ["check gives the text false", () => "false", "forbidden"], ["check says no", () => false, "forbidden"]]) {
  await assert.rejects(allowed(check), (e) => e.code === code, what); console.log("closed ", what);
}
await allowed(() => true); console.log("open    check says yes");
const waits = new Set(Array.from({ length: 200 }, () => answer(new AppError("busy", "x", { status: 503, retryable: true }), { id: "r", log() {} }).headers["retry-after"]));
assert.ok(waits.size > 1 && [...waits].every((w) => Number(w) >= 5)); console.log("spread  callers are told different waits");
assert.equal(answer(new Error("x"), { id: "r", log() {} }).headers["content-type"], "application/problem+json");
