import { createHash } from "node:crypto";

/** Refuses what a web page or a renamed host could send to a local server. Call it first for every request. */
export function mayEnter(headers, { hosts, origins }) {
  const host = headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host)) return false; // DNS rebinding: the page's name, your address
  return headers.origin === undefined || origins.has(headers.origin);
}

const INVISIBLE = /(?!\ufe0f)\p{Default_Ignorable_Code_Point}|\ufe0f{2}/u; // U+FE0F alone only colours an emoji
const sorted = (v) => (Array.isArray(v) ? v.map(sorted) : v !== null && typeof v === "object" ? Object.fromEntries(Object.keys(v).sort().map((k) => [k, sorted(v[k])])) : v);
const print = (tool) => createHash("sha256").update(JSON.stringify(sorted(tool))).digest("hex"); // all of it: name, schema, texts, annotations

/** What a person approved: tool name to fingerprint, for one server. */
export const approve = (tools) => new Map(tools.map((t) => [t.name, print(t)]));

/** The tools the model may see now; `asked` are new or changed ones that a person has to look at. */
export function usable(server, tools, approved) {
  if (!/^[a-z0-9-]{1,32}$/.test(server)) throw new Error("name servers yourself, without underscore"); // else a__b + c is a + b__c
  const ready = [], asked = [];
  for (const tool of tools) {
    const same = approved.get(tool.name) === print(tool) && !INVISIBLE.test(JSON.stringify(tool));
    if (same) ready.push({ ...tool, name: `${server}__${tool.name}` }); // no server takes another's name
    else asked.push(tool);
  }
  return { ready, asked };
}
