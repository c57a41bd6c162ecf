// Run: npm i react react-dom jsdom esbuild && npx esbuild behaviour.tsx --bundle --jsx=automatic --platform=node --packages=external --format=esm --outfile=behaviour.mjs && node --test behaviour.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
const dom = new JSDOM("<!doctype html><body></body>", { url: "https://app.example.com" });
Object.assign(globalThis, { window: dom.window, document: dom.window.document, FormData: dom.window.FormData, HTMLElement: dom.window.HTMLElement, IS_REACT_ACT_ENVIRONMENT: true });
const React = await import("react");
const { act, Component, StrictMode, Suspense, use, useEffect, useState } = React;
const { createRoot, hydrateRoot } = await import("react-dom/client");
const { renderToString } = await import("react-dom/server");
const { useLoaded } = await import("./use-loaded");
const { RenameForm } = await import("./rename-form");
const sleep = (ms: number) => new Promise((ok) => setTimeout(ok, ms));
let said: string[] = [];
for (const level of ["error", "warn"] as const) console[level] = (...a: unknown[]) => { said.push(a.map((x) => (x instanceof Error ? x.message : String(x))).join(" ")); };
function mount() {
  said = []; const box = document.createElement("div"); document.body.append(box);
  const errors: string[] = [];
  const root = createRoot(box, { onUncaughtError: (e) => errors.push(String(e)), onCaughtError: (e) => errors.push(String(e)) });
  return { box, errors, show: async (ui: React.ReactNode) => { await act(async () => root.render(ui)); }, text: () => box.textContent };
}
const click = (el: Element | null) => act(async () => { el!.dispatchEvent(new dom.window.MouseEvent("click", { bubbles: true })); });

test("race: a naive effect ends with the older answer, useLoaded with the current one", async () => {
  const delay: Record<string, number> = { a: 1500, b: 50 }; let aborted = 0;
  const load = async (id: string, signal?: AbortSignal) => { signal?.addEventListener("abort", () => aborted++); await sleep(delay[id]!); return `data ${id}`; };
  function Naive({ id }: { id: string }) { const [v, set] = useState(""); useEffect(() => { load(id).then(set); }, [id]); return v; }
  function Good({ id }: { id: string }) { const r = useLoaded(id, load); return r.state === "ready" ? r.value : r.state; }
  const n = mount(), g = mount();
  for (const id of ["a", "b"]) { await n.show(<Naive id={id} />); await g.show(<Good id={id} />); }
  assert.equal(g.text(), "busy", "no old value under the new id");
  await act(() => sleep(2000));
  assert.equal(n.text(), "data a"); assert.equal(g.text(), "data b"); assert.equal(aborted, 1);
});
test("useLoaded: failure shows, StrictMode's second effect aborts the first", async () => {
  let starts = 0, stops = 0;
  const load = async (_: string, s: AbortSignal) => { starts++; s.addEventListener("abort", () => stops++); throw new Error("no"); };
  const Show = () => useLoaded("x", load as never).state;
  const m = mount(); await m.show(<StrictMode><Show /></StrictMode>);
  assert.equal(m.text(), "failed"); assert.deepEqual([starts, stops], [2, 1]);
});
test("index keys hand state to the wrong row", async () => {
  const Row = ({ label }: { label: string }) => { const [own] = useState(label); return <i>{own}</i>; };
  for (const [by, want] of [["index", "ab"], ["id", "bc"]] as const) {
    const m = mount(); const list = (xs: string[]) => <>{xs.map((x, i) => <Row key={by === "index" ? i : x} label={x} />)}</>;
    await m.show(list(["a", "b", "c"])); await m.show(list(["b", "c"])); assert.equal(m.text(), want, by);
  }
});
test("a component made during render loses its state", async () => {
  function Outer({ n }: { n: number }) { const Inner = () => { const [v] = useState(n); return v; }; return <Inner />; }
  const Stable = ({ n }: { n: number }) => { const [v] = useState(n); return v; };
  const a = mount(), b = mount(); for (const n of [1, 2]) { await a.show(<Outer n={n} />); await b.show(<Stable n={n} />); }
  assert.equal(a.text(), "2"); assert.equal(b.text(), "1");
});
test("two updates from one closure count once; updater functions count twice", async () => {
  function C() { const [a, setA] = useState(0), [b, setB] = useState(0); return <button onClick={() => { setA(a + 1); setA(a + 1); setB((x) => x + 1); setB((x) => x + 1); }}>{a},{b}</button>; }
  const m = mount(); await m.show(<C />); await click(m.box.firstElementChild); assert.equal(m.text(), "1,2");
});
test("mutated state does not render", async () => {
  function C() { const [xs, set] = useState([1]); return <button onClick={() => { xs.push(2); set(xs); }}>{xs.length}</button>; }
  const m = mount(); await m.show(<C />); await click(m.box.firstElementChild); assert.equal(m.text(), "1");
});
test("zero && shows a zero", async () => { const m = mount(); await m.show(<p>{0 && <b>x</b>}</p>); assert.equal(m.text(), "0"); });
test("an effect that copies a prop into state renders the old value first", async () => {
  const seen: string[] = [];
  function C({ q }: { q: string }) { const [s, set] = useState(q); useEffect(() => { set(q); }, [q]); seen.push(`${q}:${s}`); return s; }
  const m = mount(); await m.show(<C q="a" />); seen.length = 0; await m.show(<C q="b" />); assert.deepEqual(seen, ["b:a", "b:b"]);
});
test("a promise made in render is refused with the documented text", async () => {
  const C = () => use(Promise.resolve("x"));
  const m = mount(); await m.show(<Suspense fallback="wait"><C /></Suspense>); await act(() => sleep(30));
  assert.match(said.join("\n"), /A component was suspended by an uncached promise/);
});
test("error boundary: catches render, not event handlers", async () => {
  class B extends Component<{ children: React.ReactNode }, { bad: boolean }> { state = { bad: false }; static getDerivedStateFromError() { return { bad: true }; } render() { return this.state.bad ? "caught" : this.props.children; } }
  const Boom = () => { throw new Error("render"); };
  const m = mount(); await m.show(<B><Boom /></B>); assert.equal(m.text(), "caught");
  const h = mount(); let outside = ""; dom.window.addEventListener("error", (e) => { outside = e.message; e.preventDefault(); });
  await h.show(<B><button onClick={() => { throw new Error("handler"); }}>go</button></B>); await click(h.box.firstElementChild);
  assert.equal(h.text(), "go"); assert.match(outside, /handler/);
});
test("hydration: a value that differs between server and client is reported with this text", async () => {
  let where = "server"; const C = () => <p>{where}</p>;
  const box = document.createElement("div"); box.innerHTML = renderToString(<C />); where = "client"; const errors: string[] = [];
  await act(async () => { hydrateRoot(box, <C />, { onRecoverableError: (e) => errors.push(String(e)) }); });
  assert.match(errors.join(), /Hydration failed because the server rendered text didn't match the client/); assert.equal(box.textContent, "client");
});
test("javascript: URLs are blocked, data in innerHTML is not", async () => {
  const m = mount(); await m.show(<a href="javascript:alert(1)">x</a>);
  assert.match(m.box.querySelector("a")!.getAttribute("href")!, /React has blocked a javascript: URL/);
  const h = mount(); await h.show(<div dangerouslySetInnerHTML={{ __html: "<img src=x onerror=1>" }} />); assert.match(h.box.innerHTML, /onerror/);
});
test("an endless loop through useEffect is warned about, and not stopped", async () => {
  let runs = 0; const Loop = () => { const [, set] = useState({}); useEffect(() => { if (runs++ < 1000) set({}); }); return "x"; };
  const m = mount(); await m.show(<Loop />); assert.equal(runs, 1001);
  assert.match([...said, ...m.errors].join(), /Maximum update depth exceeded/);
});
test("literal texts people search for", async () => {
  const seen: string[] = [];
  const run = async (ui: React.ReactNode, then?: React.ReactNode) => { const m = mount(); await m.show(ui).catch((e) => seen.push(String(e))); if (then) await m.show(then).catch((e) => seen.push(String(e))); seen.push(...said, ...m.errors); };
  await run(<>{[1, 2].map((x) => <b>{x}</b>)}</>);
  const Loop = () => { const [n, set] = useState(0); set(n + 1); return n; }; await run(<Loop />);
  const EffectLoop = () => { const [n, set] = React.useState({}); React.useLayoutEffect(() => set({}), [n]); return "x"; }; await run(<EffectLoop />);
    const Cond = ({ on }: { on: boolean }) => { if (on) useState(0); useState(1); return "x"; }; await run(<Cond on={false} />, <Cond on />);
  const In = ({ v }: { v?: string }) => <input value={v} onChange={() => {}} />; await run(<In />, <In v="x" />);
  const all = seen.join("\n");
  for (const text of ['Each child in a list should have a unique "key" prop', "Too many re-renders. React limits the number of renders to prevent an infinite loop", "Maximum update depth exceeded", "Rendered more hooks than during the previous render", "A component is changing an uncontrolled input to be controlled"]) assert.ok(all.includes(text), `${text}\n---\n${all.slice(0, 3000)}`);
});
test("RenameForm: keeps what was typed on an error, ties the message to the field, no double submit", async () => {
  let calls = 0, release!: () => void; const gate = new Promise<void>((ok) => { release = ok; });
  const save = async (name: string) => { calls++; await gate; return name === "taken" ? { ok: false as const, message: "That name is taken." } : { ok: true as const }; };
  const m = mount(); await m.show(<RenameForm name="old" save={save} />);
  const input = m.box.querySelector("input")!, button = m.box.querySelector("button")!;
  input.value = "taken"; await click(button); assert.equal(button.disabled, true); await click(button); assert.equal(calls, 1);
  await act(async () => { release(); await sleep(5); });
  const alert = m.box.querySelector("[role=alert]")!;
  assert.equal(alert.textContent, "That name is taken."); assert.equal(m.box.querySelector("input")!.getAttribute("aria-describedby"), alert.id);
  assert.equal(m.box.querySelector("input")!.value, "taken"); assert.equal(m.box.querySelector("input")!.getAttribute("aria-invalid"), "true");
  m.box.querySelector("input")!.value = "free"; await click(m.box.querySelector("button")); await act(() => sleep(10)); assert.equal(m.box.querySelector("[role=alert]"), null);
});
