#!/usr/bin/env bash
# As a user that may start PostgreSQL: which order a relay sees when the outbox row is written before or after the aggregate
set -u; PGBIN=/usr/lib/postgresql/15/bin; D=$(mktemp -d); export PGHOST=$D PGPORT=54335 PGUSER=test PGDATABASE=postgres
$PGBIN/initdb -D $D/data -U test -A trust >/dev/null && $PGBIN/pg_ctl -D $D/data -l $D/log -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null; trap "$PGBIN/pg_ctl -D $D/data -m immediate stop >/dev/null; rm -rf $D" EXIT
q() { psql -XqAt -c "$1"; }
q "create table agg(id int primary key, v int); insert into agg values (1,0),(2,0); create table outbox(id bigint generated always as identity, key int, v int, sent_at timestamptz)"
for mode in outbox-first aggregate-first; do k=$([ $mode = outbox-first ] && echo 1 || echo 2)
 t() { if [ $mode = outbox-first ]; then psql -Xq -c "begin; insert into outbox(key,v) values ($k,$1); select pg_sleep($2); update agg set v=$1 where id=$k; commit;" >/dev/null; else psql -Xq -c "begin; update agg set v=$1 where id=$k; insert into outbox(key,v) values ($k,$1); select pg_sleep($2); commit;" >/dev/null; fi; }
 t 1 1 & sleep 0.3; t 2 0 & sleep 0.3; a=$(q "select string_agg(v::text,',' order by id) from outbox where key=$k and sent_at is null"); wait; b=$(q "select string_agg(v::text,',' order by id) from outbox where key=$k"); echo "$mode: relay sees first '$a', in the end '$b', aggregate $(q "select v from agg where id=$k")"; done
