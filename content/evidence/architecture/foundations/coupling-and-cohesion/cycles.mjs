// node cycles.mjs <folder> : import cycles between the first-level folders of a TypeScript or JavaScript tree.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const root = resolve(process.argv[2] ?? "src");
const unit = (file) => relative(root, file).split(sep)[0];
const edges = new Map();
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.[cm]?[jt]sx?$/.test(entry.name)) continue;
  const file = join(entry.parentPath ?? entry.path, entry.name);
  for (const [, target] of readFileSync(file, "utf8").matchAll(/(?:from|import|require)\s*\(?\s*["'](\.[^"']+)["']/g)) {
    const to = resolve(dirname(file), target);
    if (relative(root, to).startsWith("..")) continue;
    const [a, b] = [unit(file), unit(to)];
    if (a === b) continue;
    const at = `${a} -> ${b}`;
    edges.set(at, [...(edges.get(at) ?? []), relative(root, file)]);
  }
}
const next = (a) => [...edges.keys()].filter((k) => k.startsWith(`${a} -> `)).map((k) => k.split(" -> ")[1]);
const units = [...new Set([...edges.keys()].flatMap((k) => k.split(" -> ")))];
const reach = (from) => {
  const seen = new Set();
  const todo = next(from);
  while (todo.length > 0) {
    const at = todo.pop();
    if (!seen.has(at)) {
      seen.add(at);
      todo.push(...next(at));
    }
  }
  return seen;
};
let cycles = 0;
for (const a of units) for (const b of units) if (a < b && reach(a).has(b) && reach(b).has(a)) {
  cycles++;
  console.log(`cycle: ${a} <-> ${b}   e.g. ${edges.get(`${a} -> ${b}`)?.[0] ?? "indirect"} / ${edges.get(`${b} -> ${a}`)?.[0] ?? "indirect"}`);
}
console.log(`${units.length} units, ${edges.size} edges, ${cycles} cyclic pairs`);
