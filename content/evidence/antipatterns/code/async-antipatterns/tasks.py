"""The module's claims for Python's asyncio, each provoked."""
import asyncio, gc, sys

print("python", sys.version.split()[0])

async def fails(after):
    await asyncio.sleep(after)
    raise ValueError("refused")

async def writes(log, after):
    await asyncio.sleep(after)
    log.append("written")

async def main():
    loop = asyncio.get_running_loop()
    seen = []
    loop.set_exception_handler(lambda _, context: seen.append(context["message"]))
    print("## R1 a coroutine that nobody awaits")
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        writes([], 0)
        gc.collect()
        print("warning:", str(caught[0].message)[:60] if caught else "none")
    asyncio.create_task(fails(0)); await asyncio.sleep(0.02); gc.collect()
    print("task that fails and is not kept:", seen[-1] if seen else "nothing said")
    print("## R3 gather and TaskGroup")
    log = []
    try: await asyncio.gather(fails(0.001), writes(log, 0.01))
    except ValueError: pass
    at = list(log); await asyncio.sleep(0.03)
    print("gather failed, then:", at, "later:", log)
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(0.001)); group.create_task(writes(log, 0.01))
    except* ValueError: pass
    await asyncio.sleep(0.03)
    print("TaskGroup failed, later:", log)
    print("## R5 time limits")
    state = []
    async def stubborn():
        try: await asyncio.sleep(1)
        except BaseException: state.append("cancel swallowed")
        state.append("went on")
    try:
        async with asyncio.timeout(0.01): await stubborn()
        print("timeout: passed unseen", state)
    except TimeoutError: print("timeout: raised", state)
    print("## R6 a blocking call in a coroutine")
    import time
    ticks = 0
    async def tick():
        nonlocal ticks
        while True: await asyncio.sleep(0.001); ticks += 1
    t = asyncio.create_task(tick()); await asyncio.sleep(0); time.sleep(0.05); blocked = ticks
    await asyncio.to_thread(time.sleep, 0.05); t.cancel()
    print("ticks while time.sleep ran:", blocked, "| while to_thread ran: more than 5:", ticks > 5)

asyncio.run(main())
