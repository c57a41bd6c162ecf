// Run: node what-axe-misses.mjs   (needs playwright-core, axe-core and a Chromium: CHROMIUM=/path)
// Each case is a real fault or a sound twin; axe says what it sees, keys and the accessibility tree say what a person meets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axePath = require.resolve("axe-core/axe.min.js");
const axe = readFileSync(axePath, "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const shell = (body, title = "Orders") => `<!doctype html><html lang="en"><title>${title}</title><main><h1>Orders</h1>${body}</main>`;
async function scan(body) {
  await page.setContent(shell(body));
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  return found.violations.map((v) => v.id);
}
console.log("Chromium", browser.version(), "axe-core", require("axe-core/package.json").version);

const faults = {
  "clickable div": '<div onclick="x()">Pay</div>',
  "role=button without keys": '<div role="button" tabindex="0" onclick="x()">Pay</div>',
  "alt that says nothing": '<img alt="image1.png" src="data:,">',
  "link text says nothing": '<a href="/a">click here</a>',
  "positive tabindex": '<button tabindex="5">B</button><button>A</button>',
  "focus ring removed": '<style>button:focus{outline:none}</style><button>Pay</button>',
  "label differs from the visible text": '<button aria-label="Submit form">Pay now</button>',
  "visual order is not DOM order": '<div style="display:flex;flex-direction:row-reverse"><button style="padding:20px">1</button><button style="padding:20px">2</button></div>',
  "status text without a role": '<p id="s"></p><button onclick="s.textContent=\'Saved\'">Save</button>',
  "fake heading": '<p style="font-size:28px;font-weight:bold">Totals</p><p>12</p>',
  "colour alone marks the error": '<style>.e{border:2px solid #c00}</style><label>Name <input class="e"></label>',
  "keyboard trap": '<input aria-label="Code" onkeydown="event.key===\'Tab\'&&event.preventDefault()">',
  "focus hidden under a sticky footer": '<button>Next</button><div style="position:fixed;inset:0;background:#fff">Cookie text</div>',
  "drag is the only way": '<ul><li draggable="true">A</li><li draggable="true">B</li></ul>',
  "missing label": '<input>',
  "missing alt": '<img src="data:,">',
  "low contrast": '<p style="color:#999;background:#fff">Grey text</p>',
  "icon button without a name": "<button><svg width=16 height=16></svg></button>",
  "focusable inside aria-hidden": '<div aria-hidden="true"><button>Ghost</button></div>',
  "target of 16 px beside another": '<button style="width:16px;height:16px;padding:0;border:0;font-size:8px">a</button><button style="width:16px;height:16px;padding:0;border:0;font-size:8px">b</button>',
};
let seen = 0;
for (const [name, body] of Object.entries(faults)) {
  const ids = await scan(body);
  if (ids.length > 0) seen++;
  console.log(ids.length > 0 ? "found " : "MISSED", name, ids.join(","));
}
console.log(`axe found ${seen} of ${Object.keys(faults).length} planted faults`);

console.log("\n-- role=button and a real button under Enter and Space");
await page.setContent(shell('<div id=d role=button tabindex=0 onclick="n.d++">Pay</div><button id=b onclick="n.b++">Pay</button><script>var n={d:0,b:0}</script>'));
for (const id of ["d", "b"]) { await page.focus("#" + id); await page.keyboard.press("Enter"); await page.keyboard.press(" "); }
console.log(JSON.stringify(await page.evaluate(() => globalThis.n)));

console.log("\n-- dialogs: where Tab goes, whether Escape closes, where focus ends");
const where = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
const dialogs = {
  "div role=dialog aria-modal": ['<div id=x role=dialog aria-modal=true aria-labelledby=t hidden><h2 id=t>Delete?</h2><button id=in>Keep</button></div>', "x.hidden=false; document.getElementById('in').focus()"],
  "dialog.show()": ["<dialog id=x aria-labelledby=t><h2 id=t>Delete?</h2><button id=in>Keep</button></dialog>", "x.show()"],
  "dialog.showModal()": ["<dialog id=x aria-labelledby=t><h2 id=t>Delete?</h2><button id=in>Keep</button></dialog>", "x.showModal()"],
};
for (const [name, [html, open]] of Object.entries(dialogs)) {
  await page.setContent(shell(`<button id=opener onclick="${open}">Delete</button>${html}<button id=behind>Behind</button>`));
  await page.focus("#opener"); await page.keyboard.press("Enter");
  const first = await where(), walk = [];
  for (let i = 0; i < 4; i++) { await page.keyboard.press("Tab"); walk.push(await where()); }
  await page.keyboard.press("Escape");
  const open2 = await page.evaluate(() => { const x = document.getElementById("x"); return x.tagName === "DIALOG" ? x.open : !x.hidden; });
  console.log(JSON.stringify({ name, first, walk, reachesBehind: walk.includes("behind"), openAfterEscape: open2, focusAfter: await where() }));
}

console.log("\n-- focus after the focused row is removed");
await page.setContent(shell('<ul id=l tabindex=-1><li><button id=r1 onclick="this.parentNode.remove()">Remove 1</button></li><li><button id=r2>Remove 2</button></li></ul>'));
await page.focus("#r1"); await page.keyboard.press("Enter");
console.log("plain remove: focus on", await where());

console.log("\n-- client-side navigation: title, focus");
await page.setContent(shell('<a id=a href="#" onclick="document.querySelector(\'main\').innerHTML=\'<h1>Details</h1>\'">Open</a>'));
await page.focus("#a"); await page.keyboard.press("Enter");
console.log("focus on", await where(), "title", await page.title());
await browser.close();
