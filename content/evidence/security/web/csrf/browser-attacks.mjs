// Run: node browser-attacks.mjs   (Node 22.18 or newer; needs playwright-core, openssl and a Chromium: CHROMIUM=/path)
// Three origins on loopback over TLS: app.bank.example (victim), blog.bank.example (sibling), evil.test (stranger).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { mayChangeState } from "./same-origin-guard.ts";

const dir = mkdtempSync(join(tmpdir(), "csrf-"));
execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test", "-keyout", join(dir, "k"), "-out", join(dir, "c")], { stdio: "ignore" });
const tls = { key: readFileSync(join(dir, "k")), cert: readFileSync(join(dir, "c")) };
let log = [];
const server = createServer(tls, async (req, res) => {
  let body = ""; for await (const part of req) body += part;
  const host = req.headers.host.split(":")[0], url = new URL(req.url, "https://x");
  if (url.pathname === "/favicon.ico") return res.end();
  if (host === "app.bank.example" && url.pathname === "/login") {
    res.setHeader("set-cookie", ["none=1; Secure; SameSite=None", "lax=1; Secure; SameSite=Lax", "strict=1; Secure; SameSite=Strict", "unset=1; Secure", "__Host-csrf=mine; Secure; Path=/", "csrf=mine; Secure; Path=/"]);
    if (url.searchParams.has("noref")) res.setHeader("referrer-policy", "no-referrer");
    return res.setHeader("content-type", "text/html").end('<form id=f method=post action="/pay"><button>go</button></form>');
  }
  if (host === "app.bank.example") {
    const cookies = (req.headers.cookie ?? "").split("; ").filter(Boolean).sort();
    log.push({ method: req.method, path: req.url, site: req.headers["sec-fetch-site"], origin: req.headers.origin, type: req.headers["content-type"], cookies, body: body.slice(0, 80), guard: mayChangeState(req.method, req.headers, new Set(["https://app.bank.example:" + server.address().port])) });
    return res.end("ok");
  }
  if (url.searchParams.has("plant")) res.setHeader("set-cookie", ["csrf=planted; Domain=bank.example; Path=/pay; Secure", "__Host-csrf=planted; Domain=bank.example; Path=/; Secure"]);
  res.setHeader("content-type", "text/html").end(url.searchParams.get("page") ?? "");
}).listen(0, "127.0.0.1");
await new Promise((ok) => server.on("listening", ok));
const { port } = server.address();
const at = (host, path) => `https://${host}:${port}${path}`;
const pay = at("app.bank.example", "/pay");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", `--host-resolver-rules=MAP * 127.0.0.1`] });
console.log("Chromium", browser.version());
const form = (action, attrs = "", fields = '<input name=to value=evil>') => `<form id=f method=post action="${action}" ${attrs}>${fields}</form><script>f.submit()</script>`;
async function attack(name, host, page, extra = "", wait = 0) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const tab = await context.newPage();
  await tab.goto(at("app.bank.example", "/login"));
  if (wait) await tab.waitForTimeout(wait);
  log = [];
  await tab.goto(at(host, `/?page=${encodeURIComponent(page)}${extra}`)).catch(() => {});
  await tab.waitForTimeout(800);
  const seen = log.map((l) => `${l.method} ${l.path} site=${l.site} origin=${l.origin?.replace(`:${port}`, "")} type=${l.type?.split(";")[0]} cookies=[${l.cookies}] guard=${l.guard ? "lets through" : "refuses"}`);
  console.log(`\n${name}\n  ${seen.join("\n  ") || "no request reached the app"}`);
  await context.close();
}
await attack("1 stranger, form POST", "evil.test", form(pay));
await attack("2 stranger, text/plain form that looks like JSON", "evil.test", form(pay, "enctype=text/plain", `<input name='{"to":"evil","x":"' value='"}'>`));
await attack("3 stranger, top-level GET with a side effect", "evil.test", `<script>location="${pay}?to=evil"</script>`);
await attack("4 stranger, image GET", "evil.test", `<img src="${pay}?to=evil">`);
await attack("5 stranger, fetch with a custom header", "evil.test", `<script>fetch("${pay}",{method:"POST",credentials:"include",headers:{"x-csrf":"1"},body:"a"})</script>`);
await attack("6 stranger, fetch no-cors", "evil.test", `<script>fetch("${pay}",{method:"POST",credentials:"include",mode:"no-cors",body:"a"})</script>`);
await attack("7 stranger, sandboxed frame", "evil.test", `<iframe sandbox="allow-scripts allow-forms" srcdoc='${form(pay).replaceAll("'", "")}'></iframe>`);
await attack("8 sibling subdomain, form POST", "blog.bank.example", form(pay));
await attack("9 sibling plants cookies, then posts", "blog.bank.example", form(pay), "&plant=1");
const context = await browser.newContext({ ignoreHTTPSErrors: true });
for (const path of ["/login", "/login?noref=1"]) {
  const tab = await context.newPage(); await tab.goto(at("app.bank.example", path)); log = [];
  await tab.click("button"); await tab.waitForTimeout(300);
  console.log(`\nown form on ${path}\n  site=${log[0].site} origin=${log[0].origin?.replace(`:${port}`, "")} guard=${log[0].guard ? "lets through" : "refuses"}`);
}
if (process.argv.includes("--slow")) await attack("10 stranger, form POST 125 s after login", "evil.test", form(pay), "", 125_000);
await browser.close(); server.close(); server.closeAllConnections();
