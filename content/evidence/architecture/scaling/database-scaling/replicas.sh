#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=/usr/lib/postgresql/15/bin bash replicas.sh
# A primary and a streaming standby: lag, reading one's own write, conflicts, failover that loses, and two ways of cutting data.
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/15/bin}; D=$(mktemp -d); export PGHOST=$D PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning"
trap '"$PGBIN"/pg_ctl -D "$D/p" -m immediate stop >/dev/null 2>&1; "$PGBIN"/pg_ctl -D "$D/s" -m immediate stop >/dev/null 2>&1; rm -rf "$D"' EXIT
P() { psql -XqAt -p 54345 -c "$1" 2>&1; }; S() { psql -XqAt -p 54346 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
"$PGBIN"/initdb -D "$D/p" -U test -A trust --locale=C.UTF-8 >/dev/null
start() { "$PGBIN"/pg_ctl -D "$D/$1" -l "$D/$1.log" -o "-k $D -p $2 -c listen_addresses='' -c wal_level=replica $3" -w start >/dev/null; }
start p 54345 "-c autovacuum=off"
echo "PostgreSQL $(P 'show server_version')"
"$PGBIN"/pg_basebackup -D "$D/s" -h "$D" -p 54345 -U test -R -X stream >/dev/null
start s 54346 "-c recovery_min_apply_delay=0 -c max_standby_streaming_delay=1s -c wal_retrieve_retry_interval=200ms"
P "create table t (id int primary key, v text)"
wait_for() { for i in $(seq 100); do [ "$(S "select pg_last_wal_replay_lsn() >= '$1'")" = t ] && return; sleep 0.1; done; }
wait_for "$(P 'select pg_current_wal_lsn()')"

echo "# 1 reading one's own write"
S "select pg_wal_replay_pause()" >/dev/null   # a replica that is behind
P "insert into t values (1, 'mine')"; lsn=$(P "select pg_current_wal_insert_lsn()")
ok "replica at once" "$(S "select count(*) from t where id=1")" 0
ok "the replica itself can tell" "$(S "select pg_last_wal_replay_lsn() >= '$lsn'")" f
(sleep 0.5; S "select pg_wal_replay_resume()" >/dev/null) & wait_for "$lsn"
ok "after waiting for the position of the write" "$(S "select count(*) from t where id=1")" 1; wait

echo "# 1b the same by the code of the module"
"${NODE:-node}" reader.ts "$D" || fails=$((fails+1))

echo "# 2 synchronous_commit = remote_apply"
P "alter system set synchronous_standby_names = '*'" >/dev/null; P "select pg_reload_conf()" >/dev/null; sleep 1
miss=0; for i in $(seq 2 21); do P "set synchronous_commit = remote_apply; insert into t values ($i, 'x')"; [ "$(S "select count(*) from t where id=$i")" = 1 ] || miss=$((miss+1)); done
ok "twenty writes read back at once from the replica, missed" "$miss" 0
"$PGBIN"/pg_ctl -D "$D/s" -m fast stop >/dev/null
ok "write while the only synchronous replica is down" "$(timeout 3 psql -XqAt -p 54345 -c "insert into t values (90, 'hangs')" >/dev/null 2>&1; echo $?)" 124
(psql -XqAt -p 54345 -c "insert into t values (91, 'cancelled')" >"$D/cancel" 2>&1 &); sleep 1; P "select pg_cancel_backend(pid) from pg_stat_activity where query like 'insert into t values (91%'" >/dev/null; sleep 1
ok "a write cancelled in that wait is there all the same" "$(P "select count(*) from t where id=91")" 1
P "alter system reset synchronous_standby_names" >/dev/null; P "select pg_reload_conf()" >/dev/null; sleep 1
start s 54346 "-c max_standby_streaming_delay=1s -c wal_retrieve_retry_interval=200ms"
P "update t set v = 'y'"; wait_for "$(P 'select pg_current_wal_lsn()')"

echo "# 3 a long query on the replica"
P "create table big as select g, repeat('x',50) p from generate_series(1,20000) g" ; wait_for "$(P 'select pg_current_wal_lsn()')"
psql -XqAt -p 54346 >"$D/long" 2>&1 <<<"begin isolation level repeatable read; select count(*) from big; select pg_sleep(6); select count(*) from big; commit;" & sleep 1
P "delete from big where g % 2 = 0"; P "vacuum big"; wait
ok "it is cancelled after max_standby_streaming_delay" "$(grep -o 'canceling statement due to conflict with recovery\|terminating connection due to conflict with recovery' "$D/long" | sed 's/^[a-z]* [a-z]* //' | head -1)" "due to conflict with recovery"

echo "# 4 failover of an asynchronous replica"
"$PGBIN"/pg_ctl -D "$D/s" -m fast stop >/dev/null     # cut off
ok "the primary acknowledges" "$(P "insert into t values (100, 'acknowledged') returning id")" 100
"$PGBIN"/pg_ctl -D "$D/p" -m immediate stop >/dev/null
start s 54346 ""; "$PGBIN"/pg_ctl -D "$D/s" -w promote >/dev/null
ok "the promoted replica has the acknowledged row" "$(S "select count(*) from t where id=100")" 0

echo "# 5 dropping a month: delete or partition (on the promoted server)"
S "create table ev (at date not null, n int) partition by range (at); create table ev01 partition of ev for values from ('2026-01-01') to ('2026-02-01'); create table ev02 partition of ev for values from ('2026-02-01') to ('2026-03-01'); insert into ev select '2026-01-01'::date + g % 59, g from generate_series(1,400000) g"
wal() { local a; a=$(S "select pg_current_wal_insert_lsn()"); S "$1" >/dev/null; S "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '$a')"; }
S checkpoint; echo "     log bytes: delete $(wal "delete from ev where at < '2026-02-01' and n % 2 = 0"), drop of the partition $(wal "drop table ev01")"
echo "$fails failed"
