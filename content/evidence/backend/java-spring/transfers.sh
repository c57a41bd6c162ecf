#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=…/18/bin bash transfers.sh   (needs psql in PATH)
# The statements of the example: what they do without the lock in one order, and to an account that does not exist.
PGBIN=${PGBIN:-/usr/lib/postgresql/18/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54350 PGUSER=t PGDATABASE=postgres PGOPTIONS="-c deadlock_timeout=200ms"
"$PGBIN"/initdb -D "$D/d" -U t -A trust --locale=C >/dev/null; "$PGBIN"/pg_ctl -D "$D/d" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/d" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
echo "PostgreSQL $(psql -XqAt -c 'show server_version')"
psql -Xq -c "create table account(id bigint primary key, cents bigint); insert into account values (1,1000000),(2,1000000)"
move() { psql -XqAt 2>&1 <<<"begin; $3 update account set cents=cents-1 where id=$1 and cents>=1; select pg_sleep(0.02); update account set cents=cents+1 where id=$2; commit;" | grep -c deadlock; }
psql -XqAt -c "begin; update account set cents=cents-5 where id=1; update account set cents=cents+5 where id=99; commit"
echo "sum 2000000, after a transfer to an account that does not exist: $(psql -XqAt -c 'select sum(cents) from account')"
for i in $(seq 12); do move 1 2 "" >>"$D/a" & move 2 1 "" >>"$D/a" & done; wait
echo "24 opposite transfers, no order: deadlocks $(paste -sd+ "$D/a" | bc)"
L="select id from account where id in (1,2) order by id for update;"
for i in $(seq 12); do move 1 2 "$L" >>"$D/b" & move 2 1 "$L" >>"$D/b" & done; wait
echo "both rows locked by id first: deadlocks $(paste -sd+ "$D/b" | bc), sum $(psql -XqAt -c 'select sum(cents) from account')"
