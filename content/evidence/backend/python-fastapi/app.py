"""The service under test: a bounded client and pool in the lifespan, strict bodies, one transaction a request."""
import asyncio
import tempfile
import threading
import time
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Integer, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

import httpx

log: list[str] = []
running: list[int] = []
lock = threading.Lock()


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    cents: Mapped[int] = mapped_column(Integer)


@asynccontextmanager
async def lifespan(app: FastAPI):
    folder = tempfile.TemporaryDirectory()
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder.name}/db", pool_size=5, max_overflow=0, pool_timeout=5)
    async with engine.begin() as c:
        await c.run_sync(Base.metadata.create_all)
    app.state.sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with httpx.AsyncClient(timeout=httpx.Timeout(3.0, pool=1.0)) as client:
        app.state.client = client
        async with app.state.sessions() as s, s.begin():
            s.add(Account(id=1, cents=100))
        yield
    await engine.dispose()
    folder.cleanup()
    log.append("closed")


app = FastAPI(lifespan=lifespan)


async def transaction(request: Request):
    async with request.app.state.sessions.begin() as session:  # commits on success, rolls back on any exception
        yield session


Tx = Annotated[AsyncSession, Depends(transaction, scope="function")]  # ends before the response is sent


class Transfer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)
    cents: int = Field(gt=0, le=10_000)


class AccountOut(BaseModel):
    id: int
    cents: int


@app.post("/withdraw", response_model=AccountOut)
async def withdraw(body: Transfer, tx: Tx):
    row = await tx.scalar(
        update(Account).where(Account.id == 1, Account.cents >= body.cents).values(cents=Account.cents - body.cents).returning(Account)
    )
    if row is None:
        raise HTTPException(409, "not enough")
    return row


@app.post("/fail")
async def fail(tx: Tx):
    await tx.execute(update(Account).values(cents=0))
    raise HTTPException(400, "no")


@app.get("/balance")
async def balance(tx: Tx) -> int:
    return await tx.scalar(select(Account.cents))


class Loose(BaseModel):
    admin: bool = False
    amount: int


@app.post("/loose")
async def loose(body: Loose):
    return {"amount": body.amount, "type": type(body.amount).__name__}


class User(BaseModel):
    name: str


class Stored(User):
    password_hash: str


@app.get("/leaky")
async def leaky():
    return Stored(name="a", password_hash="x")


@app.get("/filtered")
async def filtered() -> User:
    return Stored(name="a", password_hash="x")


@app.get("/block")
async def block():
    time.sleep(1)


@app.get("/thread")
def thread():
    with lock:
        running.append(1)
        seen = len(running)
    time.sleep(1.5)
    with lock:
        running.pop()
    return seen


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/bg")
async def bg(tasks: BackgroundTasks):
    def boom():
        raise RuntimeError("background")

    tasks.add_task(boom)
    return "accepted"


@app.get("/cancel")
async def cancel():
    try:
        await asyncio.sleep(2)
        log.append("ran to the end after the client left")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def late():
    yield
    log.append("after-yield")


@app.get("/late-request")
async def late_request(_=Depends(late)):
    from fastapi.responses import StreamingResponse

    async def body():
        log.append("streaming")
        yield b"x"

    return StreamingResponse(body())


@app.get("/late-function")
async def late_function(_=Depends(late, scope="function")):
    from fastapi.responses import StreamingResponse

    async def body():
        log.append("streaming")
        yield b"x"

    return StreamingResponse(body())


@app.get("/log")
async def read_log():
    out = list(log)
    log.clear()
    return out
