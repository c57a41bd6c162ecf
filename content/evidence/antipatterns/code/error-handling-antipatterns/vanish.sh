#!/usr/bin/env bash
# How failures vanish, change or hang in four runtimes. Run: bash vanish.sh
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
js() { echo "-- $1"; cat >t.mjs; timeout 10 node t.mjs 2>&1 | grep -v '^ *at \|^$\|^Node.js' | head -6; echo "   exit ${PIPESTATUS[0]}"; }
py() { echo "-- $1"; cat >t.py; timeout 10 python3 t.py 2>&1 | tail -4; echo "   exit ${PIPESTATUS[0]}"; }
echo "node $(node -v), $(python3 -V), $(bash --version | head -1), $(java -version 2>&1 | head -1)"
js "JavaScript: return in finally" <<'J'
const f = () => { try { throw new Error("lost"); } finally { return "fine"; } };
console.log(f());
J
js "JavaScript: return without await leaves the try" <<'J'
const fails = async () => { throw new Error("late"); };
const without = async () => { try { return fails(); } catch { return "caught"; } };
const withAwait = async () => { try { return await fails(); } catch { return "caught"; } };
console.log(await without().catch((e) => "escaped: " + e.message), "|", await withAwait());
J
js "JavaScript: an async callback in forEach" <<'J'
try { [1].forEach(async () => { throw new Error("unhandled"); }); console.log("loop done"); } catch { console.log("caught"); }
J
js "JavaScript: emitter without an error listener" <<'J'
import { EventEmitter } from "node:events";
setTimeout(() => console.log("still alive"), 200);
new EventEmitter().emit("error", new Error("nobody listens"));
J
js "JavaScript: pipe does not forward a failure, pipeline does" <<'J'
import { Readable, PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
const bad = () => new Readable({ read() { this.destroy(new Error("source broke")); } });
const source = bad(), sink = new PassThrough(); source.on("error", () => {}); source.pipe(sink);
setTimeout(async () => { console.log("pipe: sink ended or failed?", sink.destroyed || sink.writableEnded); console.log("pipeline:", await pipeline(bad(), new PassThrough()).catch((e) => e.message)); }, 200);
J
js "JavaScript: Promise.all forgets the others, which go on" <<'J'
let wrote = 0; const later = (ms) => new Promise((r) => setTimeout(() => { wrote++; r(); }, ms));
await Promise.all([Promise.reject(new Error("first")), later(50), later(60)]).catch((e) => console.log("rejected:", e.message, "writes so far", wrote));
await later(100); console.log("writes after the rejection", wrote - 1);
J
js "JavaScript: fetch resolves on 500" <<'J'
import { createServer } from "node:http";
const s = createServer((q, r) => { r.writeHead(500); r.end("[]"); }).listen(0, async () => { const r = await fetch(`http://127.0.0.1:${s.address().port}`); console.log("rejected? no. ok =", r.ok, "body parsed as", await r.json()); s.close(); });
J
js "JavaScript: wrapping with and without cause" <<'J'
const root = Object.assign(new Error("connect refused"), { code: "ECONNREFUSED" });
console.log(new Error("save failed: " + root.message).cause?.code, "|", new Error("save failed", { cause: root }).cause.code);
console.log("JSON of an error:", JSON.stringify(root), JSON.stringify(new Error("x")));
J
py "Python: bare except also stops Ctrl-C and exit" <<'P'
import sys
try: sys.exit(3)
except: pass
print("still running")
try: raise KeyboardInterrupt
except Exception: print("never")
except BaseException as e: print("Exception does not hold", type(e).__name__)
P
py "Python: return in finally" <<'P'
def f():
    try: raise ValueError("lost")
    finally: return "fine"
print(f())
P
py "Python: swallowing CancelledError makes a task deaf" <<'P'
import asyncio
async def deaf():
    for turn in range(5):
        try: await asyncio.sleep(0.05)
        except BaseException: pass
    return "ran on"
async def main():
    t = asyncio.create_task(deaf()); await asyncio.sleep(0.01); t.cancel()
    print("result after cancel:", await t, "| cancelled?", t.cancelled())
asyncio.run(main())
P
py "Python: gather with return_exceptions gives errors as results" <<'P'
import asyncio
async def bad(): raise ValueError("lost")
async def main(): print(await asyncio.gather(bad(), return_exceptions=True))
asyncio.run(main())
P
py "Python: a future of a thread pool that nobody asks" <<'P'
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool: pool.submit(lambda: 1 / 0)
print("done, no sign of the failure")
P
echo "-- Bash"
bash -c 'set -e; f() { false; echo "went on after false"; }; if f; then :; fi'; echo "   set -e inside a condition: exit $?"
bash -c 'set -e; local_value() { local v=$(false); echo "went on after local v=\$(false)"; }; local_value'; echo "   exit $?"
cat >T.java <<'J'
public class T {
  static class R implements AutoCloseable { public void close() { throw new IllegalStateException("close failed"); } }
  @SuppressWarnings("finally") static String lost() { try { throw new RuntimeException("lost"); } finally { return "fine"; } }
  public static void main(String[] a) {
    System.out.println(lost());
    try { try (R r = new R()) { throw new RuntimeException("work failed"); } } catch (RuntimeException e) { System.out.println("try-with-resources: " + e.getMessage() + ", suppressed " + e.getSuppressed()[0].getMessage()); }
    try { R r = new R(); try { throw new RuntimeException("work failed"); } finally { r.close(); } } catch (RuntimeException e) { System.out.println("close in finally: " + e.getMessage() + ", suppressed " + e.getSuppressed().length); }
  }
}
J
echo "-- Java: return in finally; close that fails"; java T.java
