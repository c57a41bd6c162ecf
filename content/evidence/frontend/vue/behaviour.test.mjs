// Run: npx vitest run behaviour.test.mjs --environment jsdom   (vitest, jsdom, vue, @vue/compiler-sfc, @vue/server-renderer)
import { compileScript, compileTemplate, parse } from "@vue/compiler-sfc";
import { renderToString } from "@vue/server-renderer";
import { expect, test, vi } from "vitest";
import * as Vue from "vue/dist/vue.esm-bundler.js";
const { createApp, createSSRApp, computed, h, nextTick, onMounted, onUnmounted, onWatcherCleanup, reactive, ref, shallowRef, toRefs, watch, watchEffect } = Vue;
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
function mount(component, props) {
  const root = document.createElement("div"); document.body.append(root);
  const app = createApp(component, props); app.config.warnHandler = (m) => warnings.push(m); const vm = app.mount(root);
  return { root, app, vm };
}
let warnings = [];
const load = (id) => new Promise((ok) => setTimeout(ok, id === 1 ? 60 : 10, `item ${id}`));

test("race: without cleanup the older answer wins; with it the newer stays", async () => {
  for (const guarded of [false, true]) {
    const id = ref(0), shown = ref("");
    const stop = watch(id, async (n) => {
      let stale = false;
      if (guarded) onWatcherCleanup(() => (stale = true));
      const text = await load(n);
      if (!stale) shown.value = text;
    });
    id.value = 1; await nextTick(); id.value = 2; await sleep(100); stop();
    expect(shown.value).toBe(guarded ? "item 2" : "item 1");
  }
});
test("onWatcherCleanup after an await is not registered, and warns", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {}); let cleaned = 0; const id = ref(0);
  watch(id, async () => { await null; onWatcherCleanup(() => cleaned++); });
  id.value = 1; await sleep(5); id.value = 2; await sleep(5);
  expect(cleaned).toBe(0); expect(String(warn.mock.calls[0])).toContain("no active watcher"); warn.mockRestore();
});
test("watchEffect follows only what is read before the first await", async () => {
  const a = ref(1), b = ref(1); let runs = 0;
  watchEffect(async () => { runs++; a.value; await null; b.value; });
  await sleep(5); b.value++; await sleep(5); expect(runs).toBe(1); a.value++; await sleep(5); expect(runs).toBe(2);
});
test("destructured reactive values stand still; toRefs follow", () => {
  const state = reactive({ n: 1 }); const { n } = state; const refs = toRefs(state);
  state.n = 2; expect(n).toBe(1); expect(refs.n.value).toBe(2);
});
test("destructured props follow in 3.5 code, but cannot be watched as a value", () => {
  const good = compileScript(parse("<script setup>const { id } = defineProps(['id']); const d = () => id * 2</script>").descriptor, { id: "x" }).content;
  expect(good).toContain("__props.id * 2");
  expect(() => compileScript(parse("<script setup>import { watch } from 'vue'; const { id } = defineProps(['id']); watch(id, () => {})</script>").descriptor, { id: "x" })).toThrow(/should not be passed directly to watch/);
});
test("watch(props.id) watches a value and warns; a getter works", async () => {
  warnings = []; const seen = [];
  const id = ref(1);
  const Child = { props: ["id"], setup(props) { watch(props.id, () => seen.push("value")); watch(() => props.id, () => seen.push("getter")); return () => h("p", props.id); } };
  mount({ setup: () => () => h(Child, { id: id.value }) }); id.value = 2; await nextTick();
  expect(seen).toEqual(["getter"]); expect(warnings.join()).toContain("Invalid watch source");
});
test("index keys hand the text to another row; ids keep it", async () => {
  for (const [key, left] of [["i", "A"], ["item.id", "B"]]) {
    const items = ref([{ id: 1 }, { id: 2 }]);
    const { root } = mount({ setup: () => ({ items }), template: `<ul><li v-for="(item,i) in items" :key="${key}"><input></li></ul>` });
    const inputs = root.querySelectorAll("input"); inputs[0].value = "A"; inputs[1].value = "B";
    items.value = items.value.slice(1); await nextTick();
    expect(root.querySelector("input").value).toBe(left);
  }
});
test("v-if beside v-for sees no loop variable", () => {
  warnings = []; expect(() => mount({ data: () => ({ items: [{ on: true }] }), template: '<p v-for="item in items" v-if="item.on">x</p>' })).toThrow(/undefined/);
  expect(warnings.join()).toContain('"item" was accessed during render but is not defined');
});
test("v-html and javascript: links go through unchanged; text is escaped", () => {
  const { root } = mount({ setup: () => ({ bad: "<img src=x onerror=hack()>", link: "javascript:hack()" }), template: '<div v-html="bad"></div><p>{{ bad }}</p><a :href="link">x</a>' });
  expect(root.querySelector("div img").getAttribute("onerror")).toBe("hack()"); expect(root.querySelector("p img")).toBeNull();
  expect(root.querySelector("a").getAttribute("href")).toBe("javascript:hack()");
});
test("ATTACK: mounting on a page with user text runs braces in it as code", () => {
  const root = document.createElement("div"); root.innerHTML = "<p>{{ Object.constructor('globalThis.hacked = 1')() }}</p>"; document.body.append(root);
  createApp({}).mount(root); expect(globalThis.hacked).toBe(1);
});
test("ATTACK: state in the module is served to the next user; state made for each app is not", async () => {
  const shared = reactive({ user: null });
  const leaky = async (user) => { if (user) shared.user = user; return renderToString(createSSRApp({ setup: () => () => h("p", shared.user ?? "guest") })); };
  const clean = async (user) => { const own = reactive({ user }); return renderToString(createSSRApp({ setup: () => () => h("p", own.user ?? "guest") })); };
  await leaky("ada"); expect(await leaky(null)).toBe("<p>ada</p>"); await clean("ada"); expect(await clean(null)).toBe("<p>guest</p>");
});
test("timers live on after unmount; a watcher made after an await too", async () => {
  let ticks = 0, seen = 0; const source = ref(0);
  const { app } = mount({ setup() { onMounted(() => setInterval(() => ticks++, 5)); void (async () => { await sleep(1); watch(source, () => seen++); })(); return () => h("p"); } });
  await sleep(20); app.unmount(); const before = ticks; source.value++; await sleep(30); expect(ticks).toBeGreaterThan(before); expect(seen).toBe(1);
});
test("a prop object can be changed by the child without any warning; the prop itself cannot", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {}); const order = reactive({ total: 1 });
  const Child = { props: ["order", "n"], setup(props) { props.order.total = 99; props.n = 5; return () => h("p"); } };
  mount({ setup: () => () => h(Child, { order, n: 1 }) }); expect(order.total).toBe(99); const said = warn.mock.calls.map((c) => c.join(" ")); expect(said.length).toBe(1); expect(said[0]).toContain("readonly"); warn.mockRestore();
});
test("sort in a computed changes its source; shallowRef does not see changes inside", async () => {
  const list = ref([3, 1, 2]); const sorted = computed(() => list.value.sort()); sorted.value; expect(list.value).toEqual([1, 2, 3]);
  const big = shallowRef({ n: 1 }); let runs = 0; watch(big, () => runs++); big.value.n = 2; await nextTick(); expect(runs).toBe(0); big.value = { n: 3 }; await nextTick(); expect(runs).toBe(1);
});
test("the page changes a tick later", async () => {
  const n = ref(1); const { root } = mount({ setup: () => ({ n }), template: "<p>{{ n }}</p>" }); n.value = 2;
  expect(root.textContent).toBe("1"); await nextTick(); expect(root.textContent).toBe("2");
});
