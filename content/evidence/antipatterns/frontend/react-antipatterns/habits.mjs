// Each antipattern of the module in React's development build under jsdom, beside its mend.
// MODULES=<folder with react, react-dom, jsdom> node habits.mjs
import { createRequire } from "node:module";
import { join } from "node:path";
const require = createRequire(join(process.env.MODULES ?? process.cwd(), "x.js"));
const { JSDOM } = require("jsdom");
const dom = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
Object.assign(globalThis, { window: dom.window, document: dom.window.document, IS_REACT_ACT_ENVIRONMENT: true, HTMLElement: dom.window.HTMLElement });
const React = require("react");
const { createRoot } = require("react-dom/client");
const { useState, useEffect, useRef, act, StrictMode, createElement: h, Component } = React;
const said = [];
console.error = (...parts) => said.push(parts.map((part) => (typeof part === "string" ? part : part instanceof Error ? part.message : "")).join(" "));
dom.window.addEventListener("error", (event) => event.preventDefault());
console.log("react", React.version);
async function mount(element) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host, { onUncaughtError: () => {}, onCaughtError: () => {}, onRecoverableError: () => {} });
  try { await act(async () => root.render(element)); } catch { /* act hands uncaught errors on; the page is what we look at */ }
  return { host, root, again: (next) => act(async () => root.render(next)) };
}
const click = (node) => act(async () => node.dispatchEvent(new dom.window.MouseEvent("click", { bubbles: true })));
const sleep = (ms) => act(async () => new Promise((done) => setTimeout(done, ms)));

console.log("## R1 a component made inside a component");
for (const [name, Form] of [
  ["inside", function Form() { const [n, set] = useState(0); function Field() { return h("input", { defaultValue: "" }); } return h("div", null, h(Field), h("button", { onClick: () => set(n + 1) }, n)); }],
  ["outside", (() => { function Field() { return h("input", { defaultValue: "" }); } return function Form() { const [n, set] = useState(0); return h("div", null, h(Field), h("button", { onClick: () => set(n + 1) }, n)); }; })()],
]) { const { host } = await mount(h(Form)); const input = host.querySelector("input"); input.value = "typed"; input.focus(); await click(host.querySelector("button")); console.log(`${name}: text ${JSON.stringify(host.querySelector("input").value)}, focus kept ${document.activeElement === host.querySelector("input")}, same node ${input === host.querySelector("input")}`); }

console.log("## R2 an order sent from an effect");
let sent = 0;
function Effect() { const [order, set] = useState(null); useEffect(() => { if (order) sent++; }, [order]); return h("button", { onClick: () => set({}) }, "buy"); }
function Mounted() { useEffect(() => { sent++; }, []); return null; }
function Handler() { return h("button", { onClick: () => { sent++; } }, "buy"); }
sent = 0; await mount(h(StrictMode, null, h(Mounted))); console.log("on mount under StrictMode:", sent, "orders");
sent = 0; let shop = await mount(h(StrictMode, null, h(Effect))); await click(shop.host.querySelector("button")); const once = sent; await shop.again(h(StrictMode, null, h("p"))); await shop.again(h(StrictMode, null, h(Effect))); console.log("by state and effect:", once, "order");
sent = 0; shop = await mount(h(StrictMode, null, h(Handler))); await click(shop.host.querySelector("button")); console.log("in the handler:", sent, "order");
let renders = 0;
function Chain({ n }) { renders++; const [a, setA] = useState(0); const [b, setB] = useState(0); const [c, setC] = useState(0); useEffect(() => setA(n), [n]); useEffect(() => setB(a * 2), [a]); useEffect(() => setC(b + 1), [b]); return c; }
function Straight({ n }) { renders++; const b = n * 2; return b + 1; }
for (const [name, Part] of [["chain of three effects", Chain], ["computed", Straight]]) { const part = await mount(h(Part, { n: 1 })); renders = 0; await part.again(h(Part, { n: 2 })); console.log(`${name}: ${renders} renders, shows ${part.host.textContent}`); }

console.log("## R3 a number before &&");
console.log("length && list:", JSON.stringify((await mount(h("p", null, [].length && h("ul")))).host.textContent), "| length > 0 && list:", JSON.stringify((await mount(h("p", null, [].length > 0 && h("ul")))).host.textContent), "| NaN:", JSON.stringify((await mount(h("p", null, Number("x") && h("ul")))).host.textContent));

console.log("## R4 a field that changes sides");
said.length = 0; function Late({ value }) { return h("input", { value, onChange: () => {} }); }
const late = await mount(h(Late, {})); await late.again(h(Late, { value: "Ada" })); console.log("undefined, then text:", said.find((line) => /uncontrolled/.test(line))?.slice(0, 92));
const early = await mount(h("input", { defaultValue: "Ada" })); await early.again(h("input", { defaultValue: "Bob" })); console.log("defaultValue changed later:", early.host.querySelector("input").value);
const keyed = await mount(h("input", { key: 1, defaultValue: "Ada" })); await keyed.again(h("input", { key: 2, defaultValue: "Bob" })); console.log("with a key of the record:", keyed.host.querySelector("input").value);

console.log("## R5 a timer that remembers the first render");
function Stale() { const [n, set] = useState(0); useEffect(() => { const t = setInterval(() => set(n + 1), 5); return () => clearInterval(t); }, []); return n; }
function Fresh() { const [n, set] = useState(0); useEffect(() => { const t = setInterval(() => set((now) => now + 1), 5); return () => clearInterval(t); }, []); return n; }
for (const [name, Part] of [["n + 1", Stale], ["updater", Fresh]]) { const part = await mount(h(Part)); await sleep(60); const n = Number(part.host.textContent); console.log(`${name}: ${n === 1 ? "stands at 1" : n > 1 ? "counts on" : n}`); await act(async () => part.root.unmount()); }

console.log("## R6 a ref shown on the screen");
function Ref() { const n = useRef(0); return h("button", { onClick: () => { n.current++; } }, n.current); }
const shown = await mount(h(Ref)); await click(shown.host.querySelector("button")); await click(shown.host.querySelector("button")); console.log("after two clicks:", shown.host.textContent);

console.log("## R7 keys made at render");
function Row() { useEffect(() => { mounts++; }, []); return h("input"); } let mounts = 0;
const list = (key) => h("div", null, [1, 2, 3].map((id) => h(Row, { key: key(id) })));
for (const [name, key] of [["random", () => Math.random()], ["id", (id) => id]]) { mounts = 0; const part = await mount(list(key)); await part.again(list(key)); await part.again(list(key)); console.log(`${name}: ${mounts} mounts of 3 rows in 3 renders`); }

console.log("## R8 one broken widget");
function Broken() { throw new Error("no price"); }
class Boundary extends Component { state = {}; static getDerivedStateFromError() { return { failed: true }; } render() { return this.state.failed ? "price unavailable" : this.props.children; } }
console.log("without boundary:", JSON.stringify((await mount(h("div", null, h("p", null, "cart"), h(Broken)))).host.textContent));
console.log("with boundary:", JSON.stringify((await mount(h("div", null, h("p", null, "cart"), h(Boundary, null, h(Broken))))).host.textContent));

console.log("## R9 an effect that feeds itself");
let runs = 0;
function Loop({ limit }) { const [, set] = useState(0); const query = { q: "a" }; useEffect(() => { if (++runs < limit) set(runs); }, [query]); return null; }
function Calm() { const [, set] = useState(0); const q = "a"; useEffect(() => { runs++; set(runs); }, [q]); return null; }
runs = 0; await mount(h(Loop, { limit: 40 })); console.log("object made at render as dependency:", runs, "runs, stopped by us");
runs = 0; await mount(h(Calm)); console.log("text as dependency:", runs, "run");
said.length = 0; function NoDeps() { const [n, set] = useState(0); useEffect(() => { if (n < 300) set(n + 1); }); return n; }
await mount(h(NoDeps)); console.log("no dependencies and a set:", said.find((line) => /Maximum update depth/.test(line))?.slice(0, 29) ?? "no word of it", "(stopped by us at 300 renders)");
process.exit(0);
