// node co-change.mjs <repository> [folder depth, default 3] [least shared commits, default 5]
// Folders that change in the same commits although neither contains the other: coupling that no import shows.
import { execFileSync } from "node:child_process";

const [repo = ".", depth = "3", least = "5"] = process.argv.slice(2);
const log = execFileSync("git", ["-C", repo, "log", "--no-merges", "--name-only", "--format=%x00%h"], { encoding: "utf8", maxBuffer: 1 << 28 });
const folder = (file) => file.split("/").slice(0, -1).slice(0, Number(depth)).join("/") || ".";
const changes = new Map();
const pairs = new Map();
let commits = 0;
for (const text of log.split("\0").slice(1)) {
  const files = text.split("\n").slice(1).filter(Boolean);
  const folders = [...new Set(files.map(folder))].sort();
  if (files.length > 30) continue; // a sweep says nothing about coupling
  commits++;
  for (const f of folders) changes.set(f, (changes.get(f) ?? 0) + 1);
  folders.forEach((a, i) => {
    for (const b of folders.slice(i + 1)) if (!b.startsWith(`${a}/`)) pairs.set(`${a}\t${b}`, (pairs.get(`${a}\t${b}`) ?? 0) + 1);
  });
}
const rows = [...pairs]
  .map(([key, n]) => {
    const [a, b] = key.split("\t");
    return { a, b, n, share: n / Math.min(changes.get(a), changes.get(b)) };
  })
  .filter((r) => r.n >= Number(least))
  .sort((x, y) => y.share - x.share || y.n - x.n);
console.log(`${commits} commits of at most 30 files, ${changes.size} folders`);
for (const r of rows.slice(0, 15)) console.log(`${(100 * r.share).toFixed(0).padStart(3)} %  ${String(r.n).padStart(3)} together  ${r.a}  <->  ${r.b}`);
