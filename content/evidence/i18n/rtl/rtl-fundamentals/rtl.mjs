// Run: node rtl.mjs   (needs playwright-core and a Chromium: CHROMIUM=/path)
// What mirrors by itself under dir=rtl and what does not; mixed directions with and without isolation.
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
console.log("Chromium", browser.version());
const put = (dir, body, css = "") => page.setContent(`<!doctype html><html lang=en dir=${dir}><style>body{margin:0}#x{width:100px;height:20px}${css}</style>${body}`);
const left = (id = "x") => page.evaluate((i) => Math.round(document.getElementById(i).getBoundingClientRect().left), id);
console.log("\n-- left edge of a box of 100 px in 800 px, ltr and rtl");
for (const [name, css, body] of [
  ["margin-left: 10px", "#x{margin-left:10px}", "<div id=x></div>"], ["margin-inline-start: 10px", "#x{margin-inline-start:10px}", "<div id=x></div>"],
  ["position: absolute; left: 10px", "#x{position:absolute;left:10px}", "<div id=x></div>"], ["inset-inline-start: 10px", "#x{position:absolute;inset-inline-start:10px}", "<div id=x></div>"],
  ["float: left", "#x{float:left}", "<div id=x></div>"], ["float: inline-start", "#x{float:inline-start}", "<div id=x></div>"],
  ["flex row, first child", "", "<div style='display:flex'><div id=x></div><div>b</div></div>"], ["grid, first column", "", "<div style='display:grid;grid-template-columns:200px 1fr'><div id=x></div></div>"],
  ["transform: translateX(50px)", "#x{transform:translateX(50px)}", "<div id=x></div>"],
]) { const at = []; for (const dir of ["ltr", "rtl"]) { await put(dir, body, css); at.push(await left()); } console.log(name.padEnd(34), at.join(" / "), at[0] + 100 + at[1] === 800 ? "mirrors" : "does not mirror"); }
console.log("\n-- scrolling: scrollLeft at the start and at the end of a wide box");
for (const dir of ["ltr", "rtl"]) { await put(dir, "<div id=s style='width:100px;overflow:auto'><div style='width:500px'>x</div></div>"); console.log(dir, await page.evaluate(() => { const s = document.getElementById("s"); const start = s.scrollLeft; s.scrollBy(-9999, 0); const a = s.scrollLeft; s.scrollBy(9999, 0); return [start, a, s.scrollLeft].join(" "); })); }
console.log("\n-- visual order of what a Hebrew name does to the text after it (x of the digits against the name)");
const order = (html, dir = "ltr") => put(dir, `<p id=p style="font:20px monospace">${html}</p>`).then(() => page.evaluate(() => {
  const out = []; const walk = document.createTreeWalker(document.getElementById("p"), NodeFilter.SHOW_TEXT); let n;
  while ((n = walk.nextNode())) for (let i = 0; i < n.data.length; i++) { const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + 1); const b = r.getBoundingClientRect(); if (b.width) out.push([b.left, n.data[i]]); }
  return out.sort((a, b) => a[0] - b[0]).map((o) => o[1]).join("");
}));
console.log("plain        ", await order("שלום: 3 reviews"));
console.log("bdi          ", await order("<bdi>שלום</bdi>: 3 reviews"));
console.log("dir=auto span", await order("<span dir=auto>שלום</span>: 3 reviews"));
console.log("phone, plain ", await order("+1 (212) 555-0100", "rtl"));
console.log("phone, ltr   ", await order("<bdi dir=ltr>+1 (212) 555-0100</bdi>", "rtl"));
console.log("file, U+202E ", await order("report\u202Efdp.exe is ready"));
console.log("file in bdi  ", await order("<bdi>report\u202Efdp.exe</bdi> is ready"));
console.log("C++ in rtl   ", await order("C++", "rtl"), "| isolated", await order("<bdi>C++</bdi>", "rtl"));
console.log("\n-- direction that dir=auto takes");
for (const text of ["Hello", "مرحبا", "123 مرحبا", "@ada مرحبا بك", ""]) { await put("rtl", `<p id=x dir=auto>${text}</p>`); console.log(JSON.stringify(text), await page.evaluate(() => getComputedStyle(document.getElementById("x")).direction)); }
console.log("\n-- letter-spacing on joined script, width of one word: 0 and 5 px");
for (const css of ["", "#w{letter-spacing:5px}"]) { await put("rtl", "<span id=w style='font-size:40px'>محمد</span>", css); console.log(css || "none", Math.round(await page.evaluate(() => document.getElementById("w").getBoundingClientRect().width))); }
await browser.close();
