// node mutate.mjs FILE TEST: breaks FILE in one place at a time and runs TEST; a mutant that survives shows what no test checks.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const SWAPS = [[/>=/g, ">"], [/<(?!=)/g, "<="], [/\|\|/g, "&&"], [/===/g, "!=="], [/ \+ /g, " - "], [/ \/ /g, " * "], [/\bmax\b/g, "min"], [/\b\d+\b/g, (n) => `${Number(n) + 1}`], [/return (?!;)/g, "return -1; return "], [/throw new/g, "void new"], [/if \(!/g, "if ("]];
const [file, test] = process.argv.slice(2);
const source = readFileSync(file, "utf8"), code = source.replace(/\/\*\*.*?\*\//gs, (c) => " ".repeat(c.length)); // not in comments
const subject = join(mkdtempSync(join(tmpdir(), "mutant-")), "subject.mjs");
const green = (text) => { writeFileSync(subject, text); return spawnSync(process.execPath, ["--test", test], { env: { ...process.env, SUBJECT: resolve(subject) }, timeout: 20_000 }).status === 0; };
if (!green(source)) throw new Error("red before any change: mend that first");
let killed = 0;
const survivors = [];
for (const [from, to] of SWAPS)
  for (const hit of code.matchAll(from)) {
    const next = typeof to === "string" ? to : to(hit[0]);
    if (!green(source.slice(0, hit.index) + next + source.slice(hit.index + hit[0].length))) { killed++; continue; }
    survivors.push(`line ${source.slice(0, hit.index).split("\n").length}: ${hit[0].trim()} became ${next.trim()}`);
  }
console.log(`${killed} of ${killed + survivors.length} found\n${survivors.join("\n")}`);
process.exitCode = survivors.length > 0 ? 1 : 0;
