import { describe, expect, test } from "vitest";
import { moduleOfItem } from "../../../src/core/library/module";
import { subjectsOf } from "../../../src/core/library/subjects";
import { moduleDocument, type ModuleDocument } from "../../../src/core/search/module-document";
import { nearTerms } from "../../../src/core/search/near-terms";
import { search, type SearchSource } from "../../../src/core/search/search";
import { overlaidIndex } from "../../../src/core/search/overlaid-index";
import { indexParts } from "../../../src/core/search/search-index";
import { stem } from "../../../src/core/search/stem";
import { synonymsOf } from "../../../src/core/search/synonyms";
import { termsOf } from "../../../src/core/search/terms";
import { syntheticLibrary } from "../../support/expertise";
import { bundled } from "../../support/projects";

function sourceOf(documents: readonly ModuleDocument[], own: readonly ModuleDocument[] = []): SearchSource {
  const { head, terms, shards } = indexParts(documents);
  const synonyms = synonymsOf(subjectsOf(bundled.library, "stacks"));
  const whole = { head: () => head, terms: () => terms, shard: (key: string) => shards.get(key) };
  const parts = own.length === 0 ? whole : overlaidIndex(whole, own);
  return { ...parts, head: parts.head(), synonyms, hidden: new Set() };
}

function document(id: string, words: Partial<ModuleDocument>): ModuleDocument {
  return { id, title: "", aliases: "", symptoms: "", rules: "", brief: "", headings: "", body: "", ...words };
}

const DOCUMENTS = [
  document("a/retry", {
    title: "Idempotency and retry",
    aliases: "backoff",
    symptoms: "customer charged twice",
    body: "claim a key",
  }),
  document("a/pool", {
    title: "Connection pooling",
    symptoms: "remaining connection slots are reserved",
    body: "retry the key",
  }),
  document("a/memory", {
    title: "Memory management",
    symptoms: "NullPointerException in the worker",
    body: "heap and garbage",
  }),
  document("a/cache", { title: "Caching strategies", body: "invalidate the cached page" }),
];
const source = sourceOf(DOCUMENTS);
const ids = (query: string, from = source): readonly string[] => search(from, query, 5).map(({ id }) => id);

describe("words are found", () => {
  test.each([
    ["as they are", "idempotency", "a/retry"],
    ["in another form", "retries", "a/retry"],
    ["by their beginning", "idempot", "a/retry"],
    ["with a slip", "idempotnecy", "a/retry"],
    ["by a word within it", "EBACKOFFLIMIT", "a/retry"],
    ["by a synonym of a word that no module has", "OOM", "a/memory"],
    ["within a name of code", "pointer exception", "a/memory"],
    ["as a name of code", "java.lang.NullPointerException", "a/memory"],
    ["by a word of the same stem", "caches", "a/cache"],
  ])("%s: %s", (_how, query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  test("a title counts for more than a body", () => {
    expect(ids("retry")).toEqual(["a/retry", "a/pool"]);
  });

  test.each(["how to bake bread", "the of and", "", "???", "kubernetes ingress annotations for nginx retry"])(
    "nothing answers %j",
    (query) => {
      expect(ids(query)).toEqual([]);
    },
  );
});

test("a limit cuts the worst", () => {
  expect(search(source, "retry", 1).map(({ id }) => id)).toEqual(["a/retry"]);
});

test("what is laid over the index is found, and what it replaces is not", () => {
  const own = [document("a/retry", { title: "Zebra crossings" })];
  const over = sourceOf(DOCUMENTS, own);
  expect(ids("zebra", over)).toEqual(["a/retry"]);
  expect(ids("zebrra", over)).toEqual(["a/retry"]);
  expect(ids("idempotency", over)).toEqual([]);
  expect(ids("retry", { ...source, hidden: new Set(["a/retry"]) })).toEqual(["a/pool"]);
});

test("an index with documents laid over it answers as one that was made of them and of what they leave", () => {
  const modules = syntheticLibrary(16)
    .all("module")
    .map((item) => moduleDocument(moduleOfItem(item)));
  const own = modules.slice(0, 6).map((one, at) => {
    const other = modules.at(-1 - at);
    return { ...one, id: at % 2 === 0 ? one.id : `own/${String(at)}`, body: `${other?.body ?? ""} zebra` };
  });
  const replaced = new Set(own.map(({ id }) => id));
  const over = sourceOf(modules, own);
  const made = sourceOf([...modules.filter(({ id }) => !replaced.has(id)), ...own]);
  const queries = modules.flatMap(({ title, symptoms, body }) => [
    title,
    symptoms,
    body.slice(0, 60),
    body.slice(9, 14),
  ]);
  for (const query of ["zebra", "zebrra", ...queries]) expect(search(over, query, 20)).toEqual(search(made, query, 20));
  expect(search(over, "zebra", 20).length).toBeGreaterThan(0);
});

test("words are cut to their stems", () => {
  expect(["retries", "retrying", "retry", "retried"].map(stem)).toEqual(["retri", "retri", "retri", "retri"]);
  expect(["caching", "cache", "caches", "cached"].map(stem)).toEqual(["cach", "cach", "cach", "cach"]);
  expect(["status", "class", "classes", "running", "bus", "utf8", "go"].map(stem)).toEqual([
    ...["status", "class", "class", "run", "bus", "utf8", "go"],
  ]);
  expect(termsOf("Why does fetchUserData() throw ERR_HTTP2_PROTOCOL_ERROR?")).toEqual([
    ...["fetchuserdata", "fetch", "user", "data", "throw", "err", "http2", "protocol", "error"],
  ]);
});

test("near terms are those within one slip, two in a long word, none in a short one", () => {
  expect(nearTerms("pool", ["pools", "poll"])).toEqual([]);
  expect(nearTerms("retri", ["retry", "retrie", "rtri", "rtr", "retri"])).toEqual(["retry", "retrie", "rtri", "retri"]);
  expect(nearTerms("idempotenc", ["idmpotenc", "idempotent", "idmpotent", "dmptenc"])).toHaveLength(3);
});

test("an index of which only some parts are loaded ranks as one with more of them does", () => {
  const modules = syntheticLibrary(9)
    .all("module")
    .map((item) => moduleDocument(moduleOfItem(item)));
  const { shards } = indexParts(modules);
  const some = sourceOf(modules);
  const alike = (key: string) =>
    [...shards].flatMap(([other, shard]) => (other.startsWith(key.slice(0, 1)) ? shard : []));
  for (const { symptoms } of modules) {
    const query = symptoms.split("\n")[0] ?? "";
    const read = new Set<string>();
    const counting = { ...some, shard: (key: string) => (read.add(key), some.shard(key)) };
    const found = search(counting, query, 5);
    expect(found.length).toBeGreaterThan(0);
    expect(read.size).toBeLessThan(shards.size);
    expect(search({ ...some, shard: alike }, query, 5)).toEqual(found);
  }
});
