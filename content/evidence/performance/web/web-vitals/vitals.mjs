// Run: node vitals.mjs   (needs playwright-core, web-vitals and a Chromium: CHROMIUM=/path)
// A page server with fixed delays; each case differs from its twin in one thing. Times are of this machine: read the order, not the figures.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const lib = readFileSync(require.resolve("web-vitals").replace(/dist\/.*/, "dist/web-vitals.iife.js"), "utf8");
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="teal"/><circle cx="90" cy="90" r="80" fill="red"/></svg>' + `<!--${"x".repeat(20000)}-->`; // images of few bytes a pixel are no candidates for LCP
let pageHtml = "", asked = [];
const server = createServer(async (req, res) => {
  const path = new URL(req.url, "http://x").pathname;
  if (path !== "/") asked.push([path, performance.now()]);
  if (path === "/slow.css") { await sleep(400); return res.setHeader("content-type", "text/css").end(".hero-bg{background:url(/hero.svg);width:800px;height:400px}"); }
  if (path === "/hero.svg") { await sleep(100); return res.setHeader("content-type", "image/svg+xml").end(svg); }
  res.setHeader("content-type", "text/html").end(pageHtml);
}).listen(0, "127.0.0.1");
await new Promise((ok) => server.on("listening", ok));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
console.log("Chromium", browser.version(), "web-vitals", JSON.parse(readFileSync(require.resolve("web-vitals").replace(/dist\/.*/, "package.json"), "utf8")).version);
async function load(html, act) {
  pageHtml = `<!doctype html><html lang=en><title>t</title>${html}`; asked = [];
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.addInitScript(lib + ";globalThis.out={INP:0};webVitals.onCLS(m=>out.CLS=m.value,{reportAllChanges:true});" +
    "new PerformanceObserver(l=>{for(const e of l.getEntries())out.LCP=e.startTime}).observe({type:'largest-contentful-paint',buffered:true});" +
    "new PerformanceObserver(l=>{for(const e of l.getEntries())if(e.interactionId)out.INP=Math.max(out.INP,e.duration)}).observe({type:'event',durationThreshold:16,buffered:true});");
  await page.goto(base, { waitUntil: "load" });
  await sleep(500);
  if (act) await act(page);
  await sleep(700);
  const out = await page.evaluate(() => globalThis.out);
  const at = Object.fromEntries(asked.map(([p, t]) => [p, Math.round(t - asked[0][1])]));
  await page.close();
  return { out, at };
}
const css = '<link rel=stylesheet href=/slow.css>';
console.log("\n-- LCP: when the hero is asked for, in ms after the first subresource");
for (const [name, body] of [
  ["img", css + "<img src=/hero.svg width=800 height=400>"],
  ["img loading=lazy", css + "<img src=/hero.svg loading=lazy width=800 height=400>"],
  ["CSS background", css + "<div class=hero-bg></div>"],
  ["CSS background, preloaded", css + '<link rel=preload as=image href=/hero.svg fetchpriority=high><div class=hero-bg></div>'],
  ["inserted by script after the CSS", css + "<div id=h></div><script>h.innerHTML='<img src=/hero.svg width=800 height=400>'</script>"],
]) { const r = await load(body); console.log(JSON.stringify({ name, heroAskedAt: r.at["/hero.svg"], LCP: Math.round(r.out.LCP) })); }

console.log("\n-- CLS");
const text = "<p style='height:300px;background:#eee'>Long text below</p>".repeat(2);
for (const [name, body, act] of [
  ["image without size", "<img id=i>" + text + "<script>setTimeout(()=>i.src='/hero.svg',300)</script>"],
  ["image with width and height", "<img id=i width=800 height=400>" + text + "<script>setTimeout(()=>i.src='/hero.svg',300)</script>"],
  ["banner pushed in on top", "<div id=b></div>" + text + "<script>setTimeout(()=>{b.style.height='90px'},300)</script>"],
  ["banner as overlay", "<div id=b style='position:fixed;bottom:0;width:100%'></div>" + text + "<script>setTimeout(()=>{b.style.height='90px'},300)</script>"],
  ["opened at once by a click", "<button onclick=\"b.style.height='90px'\">open</button><div id=b></div>" + text, (p) => p.click("button")],
  ["opened 900 ms after the click", "<button onclick=\"setTimeout(()=>b.style.height='90px',900)\">open</button><div id=b></div>" + text, async (p) => { await p.click("button"); await sleep(900); }],
  ["moved by top", "<style>#b{position:relative;transition:top .3s}</style><div id=b style='top:0'>" + text + "</div><script>setTimeout(()=>b.style.top='200px',300)</script>"],
  ["moved by transform", "<style>#b{transition:transform .3s}</style><div id=b>" + text + "</div><script>setTimeout(()=>b.style.transform='translateY(200px)',300)</script>"],
]) { const r = await load(body, act); console.log(JSON.stringify({ name, CLS: r.out.CLS === undefined ? 0 : Number(r.out.CLS.toFixed(3)) })); }

console.log("\n-- INP: 300 ms of work after a click that first shows 'Saving'");
const work = "function busy(ms){const e=performance.now()+ms;while(performance.now()<e);}";
for (const [name, handler] of [
  ["work in the handler", "s.textContent='Saving';busy(300)"],
  ["work after a promise", "s.textContent='Saving';await Promise.resolve();busy(300)"],
  ["work after scheduler.yield()", "s.textContent='Saving';await scheduler.yield();busy(300)"],
  ["work after the next paint", "s.textContent='Saving';await new Promise(r=>requestAnimationFrame(()=>setTimeout(r)));busy(300)"],
  ["work in six pieces with yields", "s.textContent='Saving';for(let i=0;i<6;i++){await new Promise(r=>requestAnimationFrame(()=>setTimeout(r)));busy(50)}"],
]) {
  const values = [];
  for (let i = 0; i < 5; i++) values.push((await load(`<button id=x>Save</button><p id=s></p><script>${work}x.onclick=async()=>{${handler}}</script>`, (p) => p.click("#x"))).out.INP ?? 0);
  console.log(JSON.stringify({ name, median: values.sort((a, b) => a - b)[2] }));
}

await browser.close(); server.close();
