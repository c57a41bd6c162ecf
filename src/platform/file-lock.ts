import { randomBytes } from "node:crypto";
import { link, open, readdir, readFile, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "./node-files";
import { hasEnded, ownIdentity, type ProcessIdentity } from "./process-identity";

/** Who holds a lock, as its file says. `nonce` is of this one time that it was taken. */
interface Holder extends ProcessIdentity {
  readonly nonce: string;
}

/** Why there is no lock: `held` where someone else kept it for too long, else the code of the system call that failed. */
export interface NoLock {
  readonly ok: false;
  readonly code: string;
  /** Undefined where nobody holds it, or where its file does not say who. */
  readonly holder: Holder | undefined;
}

export type LockOutcome<T> = { readonly ok: true; readonly value: T } | NoLock;

/** Milliseconds that a lock is waited for. */
const PATIENCE = 30_000;

/** Milliseconds between two tries: with many waiting, someone tries all the time all the same. */
const LONGEST_WAIT = 200;

/** Milliseconds after which start times are asked for where that costs something. */
const THOROUGH_AFTER = 1000;

/** Milliseconds after which what an interrupted process left beside a lock is removed. */
const LEFT_OVER_AFTER = 3_600_000;

/**
 * Does `work` while no other process that locks the same `path` does. The lock is a file that names its holder: it
 * appears with its whole content in one step, and is taken away only by its holder, or by someone who has made sure that
 * the holder's process has ended. A process that was stopped, or that is slow, keeps it.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, patience = PATIENCE): Promise<LockOutcome<T>> {
  const since = Date.now();
  let last: string | undefined;
  for (let tries = 0; ; tries++) {
    const waited = Date.now() - since;
    const taken = await take(path, { last, thorough: waited > THOROUGH_AFTER });
    if (taken.ok) {
      try {
        return { ok: true, value: await work() };
      } finally {
        await removeLeftOvers(path);
        await release(path, taken.nonce);
      }
    }
    if (taken.code !== "held" || waited > patience) return taken;
    last = taken.holder?.nonce;
    await wait(1 + Math.random() * Math.min(2 ** tries, LONGEST_WAIT));
  }
}

type Taken = { readonly ok: true; readonly nonce: string } | NoLock;

interface Attempt {
  /** The nonce of whoever held the lock at the try before: the lock changes hands as long as it is another one's. */
  readonly last: string | undefined;
  readonly thorough: boolean;
}

/** Tries once to take a lock, after one whose holder has ended is out of the way. */
async function take(path: string, { last, thorough }: Attempt): Promise<Taken> {
  const holder = await holderOf(path);
  if (holder === "unknown") return { ok: false, code: "held", holder: undefined };
  if (holder !== undefined) {
    const isAnother = last !== undefined && last !== holder.nonce;
    if (isAnother || !(await hasEnded(holder, thorough))) return { ok: false, code: "held", holder };
    const fault = await breakLock(path, holder, thorough);
    if (fault !== undefined) return fault;
  }
  return create(path);
}

/**
 * Takes away the lock of a holder that has ended. Of all who try, one at a time has the lock on this very holder's lock;
 * whoever comes after it finds that the holder is gone, and leaves the next one's lock alone.
 */
async function breakLock(path: string, { nonce }: Holder, thorough: boolean): Promise<NoLock | undefined> {
  const guard = `${path}.${nonce}`;
  const taken = await take(guard, { last: undefined, thorough });
  if (!taken.ok) return taken;
  await release(path, nonce);
  await release(guard, taken.nonce);
  return undefined;
}

/** Writes the lock beside its place and links it there, which fails where one is. */
async function create(path: string): Promise<Taken> {
  const nonce = randomBytes(6).toString("hex");
  const content = JSON.stringify({ ...(await ownIdentity()), nonce });
  const draft = `${path}-${nonce}`;
  try {
    await writeNew(draft, content);
    await link(draft, path).catch((error: unknown) =>
      isWithoutLinks(codeOf(error)) ? writeNew(path, content) : Promise.reject(error as Error),
    );
    return { ok: true, nonce };
  } catch (error) {
    const code = codeOf(error);
    return { ok: false, code: isTaken(code) ? "held" : code, holder: undefined };
  } finally {
    await remove(draft);
  }
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** Disks that know no links, as those of cameras: there the lock is written in place. */
function isWithoutLinks(code: string): boolean {
  return ["ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code) || (code === "EPERM" && !isWindows);
}

/** Windows refuses a name as long as someone still has the removed file open. */
function isTaken(code: string): boolean {
  return code === "EEXIST" || (isWindows && (code === "EPERM" || code === "EBUSY"));
}

const isWindows = process.platform === "win32";

async function holderOf(path: string): Promise<Holder | "unknown" | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isHolder(value) ? value : "unknown";
  } catch (error) {
    return codeOf(error) === "ENOENT" ? undefined : "unknown";
  }
}

function isHolder(value: unknown): value is Holder {
  const { pid, host, started, nonce } = (typeof value === "object" && value !== null ? value : {}) as Partial<Holder>;
  const texts = [host, started, nonce].every((text) => typeof text === "string");
  return texts && Number.isSafeInteger(pid) && Number(pid) > 0 && /^[0-9a-f]{12}$/.test(nonce ?? "");
}

/** Takes away a lock if it is the one with this nonce. */
async function release(path: string, nonce: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined && holder !== "unknown" && holder.nonce === nonce) await remove(path);
}

/** On Windows a virus scanner may have the file open for a moment. */
async function remove(path: string): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    try {
      await unlink(path);
      return;
    } catch (error) {
      if (!["EPERM", "EBUSY", "EACCES"].includes(codeOf(error)) || !isWindows) return;
      await wait(20);
    }
  }
}

/** Removes what processes that were killed while they took or broke this lock have left, after a good while. */
async function removeLeftOvers(path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const names = await readdir(folder).catch(() => []);
  for (const left of names.filter((entry) => entry.startsWith(`${name}-`) || entry.startsWith(`${name}.`))) {
    const place = join(folder, left);
    const about = await stat(place).catch(() => undefined);
    if (about === undefined || Date.now() - about.mtimeMs < LEFT_OVER_AFTER) continue;
    const holder = await holderOf(place);
    if (left.startsWith(`${name}-`)) await remove(place);
    else if (holder !== undefined && holder !== "unknown" && (await hasEnded(holder, true))) {
      await breakLock(place, holder, true);
    }
  }
}
