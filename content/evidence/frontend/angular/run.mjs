import { JSDOM } from "jsdom";
const { window } = new JSDOM("<!doctype html><html><body></body></html>", { pretendToBeVisual: true, url: "http://localhost/" });
for (const name of ["document", "Node", "HTMLElement", "Element", "Event", "CustomEvent", "Document", "location", "history", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame"]) globalThis[name] = typeof window[name] === "function" && /^[a-z]/.test(name) ? window[name].bind(window) : window[name];
globalThis.window = window;
await import("@angular/compiler"); // partially compiled libraries are linked at run time
const { VERSION } = await import("@angular/core");
console.log("Angular", VERSION.full, "Node", process.versions.node.split(".")[0]);
await (await import("./out/behaviour.js")).main();
