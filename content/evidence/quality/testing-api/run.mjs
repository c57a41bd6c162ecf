// node run.mjs: plants one fault at a time and lets both suites look; each test gets a server of its own.
import { start, FAULTS } from "./orders.mjs"; import { weak, strong, client } from "./suites.mjs";
const red = async (suite, fault) => { const names = []; for (const [name, test] of Object.entries(suite)) { const s = await start(fault); try { await test(client(s.base)); } catch { names.push(name); } finally { s.stop(); } } return names; };
console.log("node", process.version); console.log("sound server: weak red", (await red(weak)).length, "strong red", (await red(strong)).length);
let w = 0, s = 0; for (const f of FAULTS) { const a = await red(weak, f), b = await red(strong, f); w += a.length > 0; s += b.length > 0; console.log(f.padEnd(14), "weak", a.length ? "RED  " : "green", "| strong", b.length ? "RED: " + b.join("; ") : "green"); }
console.log(`weak found ${w} of ${FAULTS.length}, strong ${s}`); process.exit(0);
