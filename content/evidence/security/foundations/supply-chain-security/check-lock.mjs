// node tools/check-lock.mjs <lock> <registry>: every package from there, under its own name, with a hash
import { readFileSync } from "node:fs";

const [lock, registry] = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync(lock, "utf8"));
const bad = Object.entries(packages).filter(([path, p]) => {
  if (path === "" || p.link === true || !path.includes("node_modules/")) return false; // the project and its workspaces
  const name = p.name ?? path.slice(path.lastIndexOf("node_modules/") + 13);
  const from = `${registry}/${name}/-/${name.split("/").pop()}-${p.version}.tgz`;
  return p.inBundle !== true && ((p.resolved ?? from) !== from || !/^sha512-/.test(p.integrity ?? ""));
});
for (const [path, p] of bad) console.error(`${path}: ${p.resolved ?? "no address"}`);
process.exit(bad.length > 0 ? 1 : 0);
