// A naive and a guarded service over HTTP, the same attacks on both. The guarded one uses the module's example as it stands there.
import { createServer } from "node:http";
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const doc = readFileSync(join(here, "../../../../expertise/antipatterns/backend/api-design-antipatterns.md"), "utf8");
const file = join(mkdtempSync(join(tmpdir(), "api-")), "example.mjs");
writeFileSync(file, /```js\n([\s\S]*?)```/.exec(doc)[1]);
const { readPatch, text, view, bounded, Refused } = await import(file);

const fresh = () => ({ id: 1, name: "Ada", phone: "555", role: "user", tenant: 7, created: "2026-01-01", visits: 3, hash: "$argon2id$x", note: "slow payer" });
const rows = Array.from({ length: 200_000 }, (_, id) => ({ id, title: "t".repeat(20) }));
const deepest = (value) => (typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(deepest)) : 0);

function naive() {
  const user = fresh(); let tries = 0;
  return { user, limiter: () => tries, handle: (method, path, query, body) => {
    if (method === "PATCH" && path === "/me") { user.phone = body.phone ?? null; if (body.visits) user.visits = body.visits; Object.assign(user, body); if (!("phone" in body)) user.phone = null; return user; }
    if (path === "/me") return user;
    if (path === "/rows") return rows.slice(0, Number(query.get("limit") ?? 20));
    if (path === "/codes") { tries += 1; return body.codes.map((code) => code === "4711"); }
    if (path === "/search") return { depth: deepest(body) };
    return undefined;
  } };
}
const FIELDS = { name: text(80), phone: text(30, { clearable: true }), visits: (value) => { if (!Number.isInteger(value) || value < 0) throw new Refused("count expected"); return value; } };
const publicView = view(["id", "name", "phone", "visits"]);
function guarded() {
  const user = fresh(); let tries = 0;
  const depthOf = (value, left) => { if (left < 0) throw new Refused("too deep"); if (typeof value === "object" && value !== null) for (const one of Object.values(value)) depthOf(one, left - 1); };
  return { user, limiter: () => tries, handle: (method, path, query, body) => {
    if (body !== undefined) depthOf(body, 8);
    if (method === "PATCH" && path === "/me") { Object.assign(user, readPatch(body, FIELDS)); return publicView(user); }
    if (path === "/me") return publicView(user);
    if (path === "/rows") return rows.slice(0, bounded(query.get("limit"), { most: 100, otherwise: 20 }));
    if (path === "/codes") { if (!Array.isArray(body.codes) || body.codes.length > 5) throw new Refused("at most 5"); tries += body.codes.length; return body.codes.map((code) => code === "4711"); }
    if (path === "/search") return { ok: true };
    return undefined;
  } };
}
async function serve(service) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    let raw = ""; for await (const part of request) raw += part;
    try {
      const answer = service.handle(request.method, url.pathname, url.searchParams, raw === "" ? undefined : JSON.parse(raw));
      response.end(JSON.stringify(answer));
    } catch (error) { response.statusCode = error instanceof Refused ? 400 : 500; response.end(JSON.stringify({ error: String(error).slice(0, 70) })); }
  }).listen(0);
  await new Promise((done) => server.once("listening", done));
  const call = async (method, path, body) => { const r = await fetch(`http://localhost:${server.address().port}${path}`, { method, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }) }); return { status: r.status, body: await r.json() }; };
  return { call, close: () => server.close() };
}
const nested = (n) => '{"a":'.repeat(n) + "1" + "}".repeat(n);
for (const [name, make] of [["naive", naive], ["guarded", guarded]]) {
  console.log(`== ${name}`);
  const attack = async (title, run) => { const service = make(); const { call, close } = await serve(service); try { const broken = await run(call, service); console.log(`${broken ? "BREACH" : "held  "} ${title}${typeof broken === "string" ? ` (${broken})` : ""}`); } finally { close(); } };
  for (const [field, value] of [["role", "admin"], ["tenant", 8], ["created", "2001-01-01"], ["id", 2], ["hash", "mine"]]) await attack(`PATCH with ${field}`, async (call, { user }) => { await call("PATCH", "/me", { name: "Ada", phone: "555", [field]: value }); return user[field] === value; });
  await attack("PATCH with __proto__", async (call) => { const { status } = await call("PATCH", "/me", '{"name":"A","phone":"1","__proto__":{"admin":true}}'); return status === 200; });
  await attack("answer holds hash or note", async (call) => { const { body } = await call("GET", "/me"); return "hash" in body || "note" in body; });
  await attack("answer of PATCH holds them", async (call) => { const { body } = await call("PATCH", "/me", { name: "A" }); return "hash" in body || "note" in body; });
  await attack("PATCH without phone erases it", async (call, { user }) => { await call("PATCH", "/me", { name: "A" }); return user.phone !== "555"; });
  await attack("null clears phone, and only phone", async (call, { user }) => { await call("PATCH", "/me", { phone: null }); await call("PATCH", "/me", { name: null }); return user.phone !== null || user.name === null; });
  await attack("an object where text belongs", async (call, { user }) => { await call("PATCH", "/me", { name: { $ne: 1 }, phone: "1" }); return typeof user.name !== "string"; });
  await attack("limit=1000000", async (call) => { const { body } = await call("GET", "/rows?limit=1000000"); return body.length > 100 && `${body.length} rows`; });
  await attack("limit=-1 or text", async (call) => { const a = await call("GET", "/rows?limit=-1"); const b = await call("GET", "/rows?limit=abc"); return a.status === 200 || b.status === 200; });
  await attack("a batch of 1,000 codes counts as one", async (call, service) => { const { body } = await call("POST", "/codes", { codes: Array.from({ length: 1000 }, (_, n) => String(4000 + n)) }); return Array.isArray(body) && `limiter counted ${service.limiter()}`; });
  await attack("body nested 20,000 deep", async (call) => { const { status, body } = await call("POST", "/search", nested(20_000)); return status === 500 && body.error; });
  const service = make(); const { call, close } = await serve(service);
  console.log("honest update:", JSON.stringify((await call("PATCH", "/me", { name: "Ada L.", visits: 0 })).body), "stored visits", service.user.visits); close();
}
