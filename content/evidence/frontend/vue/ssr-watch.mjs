// An immediate watcher during server rendering: runs once, and renderToString does not wait for it; onServerPrefetch is waited for.
import { createSSRApp, h, onServerPrefetch, ref, watch } from "vue";
import { renderToString } from "vue/server-renderer";
const late = (v) => new Promise((r) => setTimeout(r, 20, v));
let runs = 0;
const page = (setup) => renderToString(createSSRApp({ setup: () => { const text = ref("busy"); setup(text); return () => h("p", text.value); } }));
console.log("immediate watcher:", await page((text) => watch(() => 1, async () => { runs++; text.value = await late("ready"); }, { immediate: true })), "runs", runs);
console.log("onServerPrefetch:", await page((text) => onServerPrefetch(async () => { text.value = await late("ready"); })));
