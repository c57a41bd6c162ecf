// Called by replicas.sh while the standby does not replay: node reader.ts <socket folder>   (npm i pg@8)
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

type Lsn = string; // as PostgreSQL writes it, "0/16B3748"

/** A pool that has at least the caller's last write: a replica if one is there in time, else the primary. */
export async function reader(primary: pg.Pool, replicas: pg.Pool[], after: Lsn, waitMs = 50): Promise<pg.Pool> {
  const until = performance.now() + waitMs;
  do {
    for (const pool of replicas) {
      const sql = "select pg_last_wal_replay_lsn() >= $1::pg_lsn as there";
      const there = await pool.query<{ there: boolean }>(sql, [after]).then((r) => r.rows[0]?.there, () => false);
      if (there) return pool;
    }
    await sleep(10);
  } while (performance.now() < until);
  return primary;
}

/** After the commit: keep it with the session. */
export async function positionOf(primary: pg.Pool): Promise<Lsn> {
  const { rows } = await primary.query<{ lsn: Lsn }>("select pg_current_wal_insert_lsn() as lsn");
  return rows[0]!.lsn;
}

const host = process.argv[2];
const pool = (port: number) => new pg.Pool({ host, port, user: "test", database: "postgres", max: 3 });
const [p, s, gone] = [pool(54345), pool(54346), pool(1)];
await s.query("select pg_wal_replay_pause()");
await p.query("insert into t values (501, 'mine')");
const after = await positionOf(p);
assert.equal(await reader(p, [s], after), p);
console.log("ok   replica behind: the primary is taken");
assert.equal(await reader(p, [gone, s], after), p);
console.log("ok   one replica unreachable: still an answer");
void sleep(300).then(() => s.query("select pg_wal_replay_resume()"));
assert.equal(await reader(p, [s], after, 5000), s);
assert.equal((await s.query("select 1 from t where id = 501")).rowCount, 1);
console.log("ok   replica catches up within the wait: it is taken and has the row");
await Promise.all([p.end(), s.end(), gone.end()]);
