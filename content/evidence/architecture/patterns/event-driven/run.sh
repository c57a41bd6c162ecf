#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=…/18/bin bash run.sh   (needs psql in PATH)
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/18/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54343 PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning"
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null
"$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
echo "PostgreSQL $(q 'show server_version')"
q "$(sed '/^-- relay/,$d' outbox.sql)"
relay=$(sed -n '/^with first/,$p' outbox.sql); relay=${relay%;}
q "create table broker (n bigint generated always as identity primary key, id bigint, key text, v int)"

echo "# 1 reading the outbox by 'id greater than the last' skips what commits late"
q "create table log1 (id bigint generated always as identity primary key, v text)"
psql -Xq <<<"begin; insert into log1 (v) values ('slow'); select pg_sleep(1.5); commit;" >/dev/null & sleep 0.4
q "insert into log1 (v) values ('fast')"
last=$(q "select max(id) from log1"); ok "the reader has seen, up to id" "$(q "select string_agg(v, ',') from log1") $last" "fast 2"
wait; ok "later than the last id it knows" "$(q "select count(*) from log1 where id > $last")" 0
ok "events never sent" "$(q "select string_agg(v, ',') from log1 where id < $last")" slow

echo "# 2 the horizon of transactions makes the same reader complete"
q "create table log2 (id bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(), v text)"
psql -Xq <<<"begin; insert into log2 (v) values ('slow'); select pg_sleep(1.5); commit;" >/dev/null & sleep 0.4
q "insert into log2 (v) values ('fast')"
H="select count(*) from log2 where xid < pg_snapshot_xmin(pg_current_snapshot())"
ok "readable while the older transaction runs" "$(q "$H")" 0; wait; ok "readable after" "$(q "$H")" 2

echo "# 3 several relays: order within a key"
fill() { q "truncate outbox, broker restart identity; insert into outbox (topic, key, payload) select 't', 'k'||(g%20), jsonb_build_object('v', g/20) from generate_series(0,399) g"; }
drain() { # $1: the claiming select
  for w in 1 2 3 4; do (for r in $(seq 400); do
    n=$(psql -XqAt <<<"begin; create temp table c on commit drop as $1; select pg_sleep(random()*0.3); insert into broker (id, key, v) select id, key, (payload->>'v')::int from c order by id; update outbox set sent_at = now() where id in (select id from c); select count(*) from c; commit;" | tail -1)
    [ "$n" = 0 ] && [ "$(q 'select count(*) from outbox where sent_at is null')" = 0 ] && break; done) & done; wait; }
wrong() { q "select count(*) from (select v, lag(v) over (partition by key order by n) p from broker) x where v < p"; }
fill; drain "select id, topic, key, payload from outbox where sent_at is null order by id limit 30 for update skip locked"
ok "plain skip locked: events, distinct" "$(q 'select count(*), count(distinct id) from broker')" "400|400"; a=$(wrong); echo "     out of order within a key: $a"; ok "some are out of order" "$((a > 0))" 1
fill; drain "$relay"
ok "oldest of each key: events, distinct, out of order" "$(q 'select count(*), count(distinct id) from broker')|$(wrong)" "400|400|0"

echo "# 4 a relay that dies after publishing sends again"
fill; psql -Xq >/dev/null 2>&1 <<<"begin; create temp table c on commit drop as $relay;
\\copy (select id from c) to '$D/sent'
rollback;"
ok "rows published before the crash, rows still waiting" "$(wc -l <"$D/sent" | tr -d ' ') $(q 'select count(*) from outbox where sent_at is null')" "20 400"

echo "# 5 consumer: the same event twenty times at once"
q "create table stock (sku text primary key, n int); insert into stock values ('a', 100), ('b', 100)"
for i in $(seq 20); do
  q "with new as (insert into inbox (consumer, source, event_id) values ('stock', 'shop', 'e1') on conflict do nothing returning 1) update stock set n = n - 1 where sku = 'a' and exists (select 1 from new)" &
  q "do \$\$ begin if not exists (select 1 from inbox where event_id = 'e2') then perform pg_sleep(0.7); update stock set n = n - 1 where sku = 'b'; insert into inbox values ('stock', 'shop', 'e2') on conflict do nothing; end if; end \$\$" &
done; wait
ok "inbox row and effect in one statement" "$(q "select 100 - n from stock where sku='a'")" 1
b=$(q "select 100 - n from stock where sku='b'"); echo "     look, then act: applied $b times"; ok "more than once" "$((b > 1))" 1

echo "# 6 an old event that comes late"
q "create table view (id text primary key, version int, status text)"
up() { q "insert into view values ('o1', $1, '$2') on conflict (id) do update set version = excluded.version, status = excluded.status where view.version < excluded.version"; }
up 1 placed; up 3 shipped; up 2 paid
ok "newer version wins" "$(q "select version||' '||status from view")" "3 shipped"
echo "$fails failed"
