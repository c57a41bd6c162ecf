"""python attack.py: starts app.py under uvicorn on a free port and tries each claim over real sockets."""
import asyncio
import os
import signal
import socket
import subprocess
import sys
import time

import anyio.to_thread
import fastapi
import httpx
import pydantic
import sqlalchemy
import starlette
import uvicorn

here = os.path.dirname(os.path.abspath(__file__))
s = socket.socket(); s.bind(("127.0.0.1", 0)); port = s.getsockname()[1]; s.close()
url = f"http://127.0.0.1:{port}"
srv = subprocess.Popen([sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "critical", "--timeout-graceful-shutdown", "5"], cwd=here)
bad = 0


def ok(what, cond, seen=""):
    global bad
    bad += not cond
    print("ok  " if cond else "FAIL", what, seen)


async def main():
    print("python", sys.version.split()[0], "fastapi", fastapi.__version__, "starlette", starlette.__version__, "pydantic", pydantic.VERSION, "uvicorn", uvicorn.__version__, "httpx", httpx.__version__, "sqlalchemy", sqlalchemy.__version__)
    async with httpx.AsyncClient(base_url=url, timeout=30, limits=httpx.Limits(max_connections=200)) as c:
        for _ in range(100):
            try:
                await c.get("/ping"); break
            except httpx.ConnectError:
                await asyncio.sleep(0.1)
        other = httpx.AsyncClient(base_url=url); await other.get("/ping")
        t = time.perf_counter()
        blocked = asyncio.create_task(c.get("/block")); await asyncio.sleep(0.1)
        await c.get("/ping"); waited = time.perf_counter() - t
        await blocked
        ok("time.sleep in async def stops every other request", waited > 0.8, "ping waited for it")
        peak = max(r.json() for r in await asyncio.gather(*(c.get("/thread") for _ in range(80))))
        ok("of 80 calls of a def endpoint that sleeps 1.5 s at most 40 run at once", peak == 40, str(peak))
        busy = [asyncio.create_task(c.get("/thread")) for _ in range(80)]; await asyncio.sleep(0.4); t = time.perf_counter()
        await other.get("/ping"); ok("async endpoints still answer while all threads are busy", time.perf_counter() - t < 1)
        await asyncio.gather(*busy)
        r = await c.post("/loose", json={"amount": "5", "isAdmin": True})
        ok("default model takes \"5\" for an int and ignores an unknown field", r.status_code == 200, r.text)
        for body in ({"cents": "5"}, {"cents": 5, "admin": True}, {"cents": 0}, {"cents": 10**9}, {"cents": 1.0}, {"cents": True}, [], None):
            r = await c.post("/withdraw", json=body)
            ok(f"strict model refuses {body}", r.status_code == 422)
        r = await c.post("/withdraw", json={"cents": "secret-value"})
        ok("hide_input_in_errors: does the 422 body echo the input?", True, "echoed" if "secret-value" in r.text else "not echoed")
        r = await c.post("/withdraw", content=b'{"cents": 1}', headers={"content-type": "text/plain"})
        ok("JSON sent as text/plain", True, f"-> {r.status_code}")
        rs = await asyncio.gather(*(c.post("/withdraw", json={"cents": 30}) for _ in range(10)))
        codes = sorted(r.status_code for r in rs)
        ok("10 parallel withdrawals of 30 from 100: three succeed", codes.count(200) == 3 and codes.count(409) == 7, str(codes))
        await c.post("/fail"); ok("HTTPException rolls the transaction back", (await c.get("/balance")).json() == 10)
        ok("no response model: the hash goes out", "password_hash" in (await c.get("/leaky")).text)
        ok("return type User filters it", "password_hash" not in (await c.get("/filtered")).text)
        r = await c.get("/bg"); ok("background task that raises: the client has its 200", r.status_code == 200)
        await c.get("/log")
        try:
            await c.get("/cancel", timeout=0.3)
        except httpx.ReadTimeout:
            pass
        await asyncio.sleep(2.2); seen = (await c.get("/log")).json()
        ok("client that leaves does not cancel the endpoint", seen == ["ran to the end after the client left"], str(seen))
        await c.get("/late-request"); await asyncio.sleep(0.05); a = (await c.get("/log")).json()
        await c.get("/late-function"); await asyncio.sleep(0.05); b = (await c.get("/log")).json()
        ok("default scope: code after yield runs after the response", a == ["streaming", "after-yield"], str(a))
        ok("scope=function: it runs before the response", b == ["after-yield", "streaming"], str(b))
        ok("httpx default timeout", httpx.AsyncClient().timeout == httpx.Timeout(5.0), str(httpx.AsyncClient().timeout))
        async def tokens(): return anyio.to_thread.current_default_thread_limiter().total_tokens
        ok("default thread limit", await tokens() == 40, str(await tokens()))
        r = await c.post("/loose", content=b'{"amount": 1, "x": "' + b"a" * 20_000_000 + b'"}', headers={"content-type": "application/json"})
        ok("a body of 20 MB is read whole: no limit by default", r.status_code == 200)
        slow = asyncio.create_task(c.get("/thread")); await asyncio.sleep(0.2); srv.send_signal(signal.SIGTERM)
        try:
            ok("SIGTERM: the running request finishes", (await slow).status_code == 200)
        except Exception as e:
            ok("SIGTERM: the running request finishes", False, repr(e))
        ok("exit code after SIGTERM", True, str(await asyncio.to_thread(srv.wait, 10)))
    # lost background task, and contextmanager
    async def lost():
        async def work(): raise ValueError("gone")
        asyncio.create_task(work()); await asyncio.sleep(0.05)
        return "still running"
    ok("create_task that raises: the caller goes on", await lost() == "still running")
    done = []
    async def job(n):
        if n == 1: raise ValueError(n)
        await asyncio.sleep(0.2); done.append(n)
    try: await asyncio.gather(*(job(n) for n in range(3)))
    except ValueError: pass
    await asyncio.sleep(0.3); a = len(done); done.clear()
    try:
        async with asyncio.TaskGroup() as g:
            for n in range(3): g.create_task(job(n))
    except* ValueError: pass
    await asyncio.sleep(0.3)
    ok("gather leaves siblings running after a failure, TaskGroup cancels them", a == 2 and not done, f"{a} and {len(done)} finished")


try:
    asyncio.run(main())
finally:
    srv.poll() is None and srv.kill()
sys.exit(bad > 0)
