// Runs the module's example over every combination of its facts and checks what must never be said.
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { stripTypeScriptTypes } from "node:module";

const here = dirname(fileURLToPath(import.meta.url));
const text = readFileSync(join(here, "../../../../expertise/content/patterns/state-copy.md"), "utf8");
const file = join(mkdtempSync(join(tmpdir(), "states-")), "copy.mjs");
writeFileSync(file, stripTypeScriptTypes(/```ts\n([\s\S]*?)```/.exec(text)[1]));
const { invoicesCopy } = await import(file);

const seen = new Map();
const faults = [];
let runs = 0;
for (const may of [true, false]) for (const status of ["waiting", "failed", "loaded"]) for (const online of [true, false]) for (const rows of [0, 7])
  for (const missing of [0, 2]) for (const filter of [undefined, "May"]) for (const asOf of [undefined, "09:40"]) {
    runs++;
    const facts = { may, status, online, rows, missing, filter, asOf };
    const copy = invoicesCopy(facts);
    const say = copy?.say ?? "(nothing)";
    seen.set(say, (seen.get(say) ?? 0) + 1);
    const must = (right, what) => right || faults.push(`${what}: ${JSON.stringify(facts)} -> ${say}`);
    const empty = /will stand here|No invoices match/.test(say);
    must(!(empty && (!may || status !== "loaded" || !online || rows > 0 || missing > 0)), "speaks of emptiness in another state");
    must(!(!may && !/Only bookkeepers/.test(say)), "says something else while denied");
    must(!(may && status === "failed" && copy === undefined), "silent about a failure");
    must(!(may && rows === 0 && status === "loaded" && copy === undefined), "silent about an empty screen");
    must(!(may && !online && status === "loaded" && copy === undefined), "silent about old data");
    must(!(may && !online && (copy === undefined || /^Loading/.test(say))), "waits or is silent while offline");
    must(!(/will stand here/.test(say) && filter !== undefined), "first use although a filter is set");
    must(!/undefined|null|oops|success/i.test(say), "leaks a value or a word");
  }
console.log(`${runs} combinations, ${seen.size} texts, ${faults.length} faults`);
for (const [say, count] of seen) console.log(String(count).padStart(3), say);
console.log(faults.join("\n"));
