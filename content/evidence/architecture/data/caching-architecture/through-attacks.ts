// node --test through-attacks.ts   (Node 26)
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { gateOf, throughOf, type Cache } from "./through.ts";

test("a cache that never answers costs its wait a few times, then nothing", async () => {
  let asked = 0;
  const stuck: Cache = { get: () => { asked++; return new Promise(() => undefined); }, set: () => new Promise(() => undefined) };
  const read = throughOf(stuck, gateOf(10, 1000));
  const t = performance.now();
  for (let i = 0; i < 100; i++) assert.equal(await read(`k${i}`, async () => "v"), "v");
  console.log(`100 reads past a stuck cache: ${Math.round(performance.now() - t)} ms, asked ${asked} times`);
  assert.equal(asked, 5);
});
test("a cache that fails at once never fails the read", async () => {
  const dead: Cache = { get: () => Promise.reject(new Error("away")), set: () => Promise.reject(new Error("away")) };
  const read = throughOf(dead, gateOf(10, 1000));
  assert.equal(await read("k", async () => "v"), "v");
});
test("with the cache gone the source sees its limit and no more", async () => {
  let now = 0, peak = 0, refused = 0;
  const dead: Cache = { get: () => Promise.reject(new Error("away")), set: async () => undefined };
  const read = throughOf(dead, gateOf(8, 100));
  const load = async () => { peak = Math.max(peak, ++now); await sleep(10); now--; return "v"; };
  await Promise.all(Array.from({ length: 500 }, (_, i) => read(`k${i}`, load).catch(() => refused++)));
  console.log(`500 readers at once: peak at the source ${peak}, refused ${refused}`);
  assert.equal(peak, 8);
  assert.equal(refused, 500 - 108);
});
test("errors of the source reach the caller and free the gate", async () => {
  const map = new Map<string, string>();
  const cache: Cache = { get: async (k) => map.get(k) ?? null, set: async (k, v) => map.set(k, v) };
  const read = throughOf(cache, gateOf(1, 0));
  await assert.rejects(read("k", () => Promise.reject(new Error("source"))), /source/);
  assert.equal(await read("k", async () => "v"), "v");
  await sleep(5);
  assert.equal(await read("k", () => Promise.reject(new Error("not asked"))), "v");
});
