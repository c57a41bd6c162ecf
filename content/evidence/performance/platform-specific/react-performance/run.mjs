// Run: node run.mjs   (react, react-dom, jsdom, esbuild, @babel/core, babel-plugin-react-compiler)
// Counts how often components render at one update, as written and as the React Compiler rewrites them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { transformSync } from "@babel/core";
import { build } from "esbuild";
import { JSDOM } from "jsdom";

const require = createRequire(import.meta.url);
const dom = new JSDOM("<div id=root></div>", { pretendToBeVisual: true });
Object.assign(globalThis, { navigator: dom.window.navigator, window: dom.window, document: dom.window.document, HTMLElement: dom.window.HTMLElement, IS_REACT_ACT_ENVIRONMENT: true });
const { act, createElement } = await import("react");
const { createRoot } = await import("react-dom/client");
console.log("react", require("react/package.json").version, "compiler", require("babel-plugin-react-compiler/package.json").version);
const results = {};
for (const compiler of [false, true]) {
  const events = [];
  const source = readFileSync(new URL("cases.jsx", import.meta.url), "utf8");
  const code = compiler ? transformSync(source, { filename: "cases.jsx", parserOpts: { plugins: ["jsx"] }, configFile: false, babelrc: false, plugins: [["babel-plugin-react-compiler", { panicThreshold: "none", logger: { logEvent: (_, e) => events.push(e) } }]] }).code : source;
  const file = new URL(`built-${compiler}.jsx`, import.meta.url).pathname;
  writeFileSync(file, code);
  await build({ entryPoints: [file], outfile: file.replace(".jsx", ".mjs"), bundle: true, format: "esm", jsx: "automatic", external: ["react", "react/*"], logLevel: "error" });
  const cases = await import(file.replace(".jsx", ".mjs"));
  if (compiler) for (const e of events.filter((x) => x.kind === "CompileError" || x.kind === "CompileSkip")) console.log("compiler skips", e.fnName ?? `line ${e.fnLoc?.start?.line}`, "-", e.detail?.reason ?? e.detail?.options?.reason ?? e.reason);
  if (compiler) console.log("compiled:", events.filter((x) => x.kind === "CompileSuccess").map((x) => x.fnName).join(" "));
  async function update(name, click) {
    for (const key of Object.keys(cases.seen)) delete cases.seen[key];
    document.body.innerHTML = "<div id=root></div>";
    const root = createRoot(document.getElementById("root"));
    await act(() => root.render(createElement(cases[name])));
    for (const key of Object.keys(cases.seen)) cases.seen[key] = 0;
    await act(click);
    for (const [key, n] of Object.entries(cases.seen)) (results[key] ??= {})[compiler ? "compiled" : "asWritten"] = n;
    await act(() => root.unmount());
  }
  const click = (selector) => () => document.querySelector(selector).dispatchEvent(new dom.window.MouseEvent("click", { bubbles: true }));
  for (const list of ["PlainList", "MemoList", "HoistedList", "StableList"]) await update(list, click("li"));
  for (const name of ["StateAbove", "StateBelow", "BigContext", "SplitContext", "DeferredMemo", "DeferredPlain"]) await update(name, click("button"));
  await update("Store", () => cases.setStore({ b: 1 }));
  if (!compiler) {
    const complaints = []; const error = console.error; console.error = (...a) => complaints.push(String(a[0]).slice(0, 90));
    try { await update("FreshSnapshot", () => cases.setStore({ b: 2 })); } catch (e) { complaints.push(String(e.message).slice(0, 60)); }
    console.error = error; console.log("snapshot made anew:", complaints.slice(0, 2).join(" | "));
  }
}
console.table(results);
