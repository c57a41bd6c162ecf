#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=/usr/lib/postgresql/15/bin bash run.sh
# Makes a cluster in a temporary folder, tries each claim with real concurrent sessions, removes the cluster.
set -u; cd "$(dirname "$0")"; here=$PWD
PGBIN=${PGBIN:-/usr/lib/postgresql/15/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54329 PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning"
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null && "$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off -c autovacuum=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
echo "PostgreSQL $(q 'show server_version')"

# 1 Read-modify-write loses updates at READ COMMITTED; one statement does not.
q "create table counter (id int primary key, n int); insert into counter values (1,0),(2,0)"
for i in 1 2 3 4 5 6 7 8; do
  psql -Xq >/dev/null <<<"begin; select n from counter where id=1 \gset
select pg_sleep(0.2); update counter set n = :n + 1 where id=1; commit;" &
  psql -Xq >/dev/null <<<"begin; select pg_sleep(0.2); update counter set n = n + 1 where id=2; commit;" &
done; wait
ok "8 read-then-write increments leave fewer than 8" "$(q 'select n < 8 from counter where id=1')" t
ok "8 increments in one statement" "$(q 'select n from counter where id=2')" 8

# 2 Write skew: two doctors leave at once. REPEATABLE READ allows it, SERIALIZABLE answers 40001.
for level in "repeatable read" serializable; do
  q "drop table if exists duty; create table duty (who text, on_call bool); insert into duty values ('a',true),('b',true)"
  for who in a b; do psql -X -v VERBOSITY=verbose >"$D/out.$who" 2>&1 <<<"begin isolation level $level; select count(*) from duty where on_call; select pg_sleep(0.5); update duty set on_call=false where who='$who'; commit;" & done; wait
  echo "     $level: $(q 'select count(*) from duty where on_call') left on call; $(cat "$D"/out.* | grep -o '40001' | head -1)"
done
ok "SERIALIZABLE aborted one with 40001" "$(cat "$D"/out.* | grep -c 'ERROR:  40001')" 1
ok "one doctor stays" "$(q 'select count(*) from duty where on_call')" 1

# 3 A waiting ALTER blocks the readers that come after it; lock_timeout lets them through.
q "create table big (id bigint primary key, v int, total_cents int); insert into big select i, i%100, i from generate_series(1,300000) i"
psql -Xq -c "begin; select count(*) from big; select pg_sleep(4); commit" >/dev/null & sleep 0.5
psql -Xq -c "alter table big add column w int" & sleep 0.5
ok "a plain SELECT behind the waiting ALTER" "$(PGOPTIONS='-c statement_timeout=1000' psql -XqAt -c 'select v from big where id=1' 2>&1 | grep -o 'statement timeout')" "statement timeout"; wait
psql -Xq -c "begin; select count(*) from big; select pg_sleep(3); commit" >/dev/null & sleep 0.3
ok "ALTER with lock_timeout gives up" "$(PGOPTIONS='-c lock_timeout=300' psql -XqAt -c 'alter table big add column w2 int' 2>&1 | grep -o 'lock timeout')" "lock timeout"
ok "then SELECT answers" "$(PGOPTIONS='-c statement_timeout=1000' psql -XqAt -c 'select v from big where id=1' 2>&1)" 1; wait

# 4 Which ALTERs rewrite the table (the file changes)?
file() { q "select pg_relation_filenode('big')"; }
try() { a=$(file); q "$2" >/dev/null; b=$(file); ok "$1" "$([ "$a" = "$b" ] && echo kept || echo rewritten)" "$3"; }
try "add column with constant default" "alter table big add c1 int not null default 7" kept
try "add column default now()" "alter table big add c2 timestamptz default now()" kept
try "add column default random()" "alter table big add c3 float default random()" rewritten
try "add column default clock_timestamp()" "alter table big add c4 timestamptz default clock_timestamp()" rewritten
try "int to bigint" "alter table big alter v type bigint" rewritten
q "alter table big add s varchar(10)"
try "varchar(10) to varchar(20)" "alter table big alter s type varchar(20)" kept
try "varchar(20) to text" "alter table big alter s type text" kept
try "text to varchar(20)" "alter table big alter s type varchar(20)" rewritten

# 5 CREATE INDEX stops writers, CONCURRENTLY does not; a failed one leaves an INVALID index.
psql -Xq -c "begin; create index big_v on big (v); select pg_sleep(2); rollback" >/dev/null & sleep 0.8
ok "update during CREATE INDEX" "$(PGOPTIONS='-c lock_timeout=400' psql -XqAt -c 'update big set v=v where id=1' 2>&1 | grep -o 'lock timeout')" "lock timeout"; wait
psql -Xq -c "create unique index concurrently big_v_u on big (v)" >/dev/null 2>"$D/err"
ok "unique CONCURRENTLY on duplicates fails and leaves" "$(q "select indisvalid from pg_index where indexrelid='big_v_u'::regclass")" f
ok "IF NOT EXISTS then takes the invalid one for done" "$(psql -XqAt -c 'create unique index concurrently if not exists big_v_u on big (v)' >/dev/null 2>&1; echo $?; q "select indisvalid from pg_index where indexrelid='big_v_u'::regclass")" "$(printf '0\nf')"
psql -Xq -c "begin; update big set c1=c1 where id=1; select pg_sleep(3); commit" >/dev/null & sleep 0.5
PGOPTIONS='-c lock_timeout=500' psql -Xq -c "create index concurrently big_c1 on big (c1)" >/dev/null 2>&1; wait
ok "CONCURRENTLY under lock_timeout, behind an older transaction, leaves" "$(q "select indisvalid from pg_index where indexrelid='big_c1'::regclass")" f

# 6 The migration of the example, with a reader and a writer running all the time.
q "create table account (id bigint primary key); insert into account select generate_series(1,1000);
   create table invoice (id bigint primary key, total_cents bigint); insert into invoice select i, i from generate_series(1,200000) i"
( for i in $(seq 1 60); do PGOPTIONS='-c statement_timeout=1500' psql -XqAt -c "update invoice set total_cents=total_cents where id=$i; select count(*) from invoice where id<100" >/dev/null 2>>"$D/rw" || echo x >>"$D/rw"; done ) &
psql -Xq -v ON_ERROR_STOP=1 -f safe-migration.sql >/dev/null 2>"$D/mig"; ok "migration exit code" $? 0; wait
ok "reads and writes failed during it" "$(cat "$D/rw" 2>/dev/null | wc -l | tr -d ' ')" 0
ok "column is not null, index valid" "$(q "select attnotnull, (select indisvalid from pg_index where indexrelid='invoice_paid_by_idx'::regclass) from pg_attribute where attrelid='invoice'::regclass and attname='total_cents'")" "t|t"

# 7 Queue: 8 workers, 2,000 jobs, each handled once; a worker that dies gives its job back.
q "create table job (id bigserial primary key, run_at timestamptz default now(), lease_until timestamptz, attempts int default 0, payload text); insert into job (payload) select 'x' from generate_series(1,2000); create table done (id bigint)"
claim=$(cat claim-job.sql | tr '\n' ' ' | sed 's/;.*//')
for w in 1 2 3 4 5 6 7 8; do ( echo "do \$\$ declare r record; begin loop $claim into r; exit when not found; insert into done values (r.id); commit; end loop; end \$\$;" | psql -Xq >>"$D/w" 2>&1 ) & done; wait
ok "rows done, distinct rows done" "$(q 'select count(*), count(distinct id) from done')" "2000|2000"
q "update job set lease_until = now() - interval '1 second' where id=5"
ok "an expired lease is taken again" "$(psql -XqAt -f claim-job.sql | cut -d'|' -f1,2)" "5|2"

# 8 timestamp without zone forgets which moment it was.
ok "the same text, two zones, timestamp" "$(q "create table t (a timestamp, b timestamptz); set timezone='Europe/Berlin'; insert into t values ('2026-11-28 12:00','2026-11-28 12:00'); set timezone='America/New_York'; insert into t values ('2026-11-28 12:00','2026-11-28 12:00'); select count(distinct a), count(distinct b) from t" | tail -1)" "1|2"

# 9 NOT IN with a NULL finds nothing; NOT EXISTS finds the row.
ok "NOT IN, NOT EXISTS" "$(q "select (select count(*) from (values (1)) a(x) where x not in (select y from (values (2),(null::int)) b(y))), (select count(*) from (values (1)) a(x) where not exists (select from (values (2),(null::int)) b(y) where y=x))")" "0|1"

# 10 A foreign key makes no index on the referencing side.
q "create table parent (id int primary key); create table child (id int, parent_id int references parent); insert into parent select generate_series(1,2000); insert into child select i, 1 + i%2000 from generate_series(1,200000) i; analyze"
q "create table slow as select * from parent limit 0" >/dev/null
t() { psql -XqAt -c '\timing on' -c "$1" | grep -o 'Time: [0-9.]*' | cut -c7- | tail -1; }
q "delete from child where parent_id <= 400" >/dev/null
without=$(t "delete from parent where id <= 200"); q "create index on child (parent_id)"; with=$(t "delete from parent where id between 201 and 400")
echo "     200 parent deletes: $without ms without an index on the reference, $with ms with one"
ok "without is more than 10 times slower" "$(awk "BEGIN{print ($without > 10*$with)}")" 1

# 11 Row security: the owner passes by; SET outlives the transaction on a pooled connection, SET LOCAL does not.
q "create role app login; create table note (tenant int, body text); insert into note values (1,'one'),(2,'two'); alter table note enable row level security; create policy p on note using (tenant = current_setting('app.tenant')::int); create role own login; alter table note owner to own; grant select on note to app"
ok "owner sees, app sees" "$(PGUSER=own psql -XqAt -c "set app.tenant='1'" -c 'select count(*) from note')|$(PGUSER=app psql -XqAt -c "set app.tenant='1'" -c 'select count(*) from note')" "2|1"
ok "after FORCE the owner sees" "$(q 'alter table note force row level security'; PGUSER=own psql -XqAt -c "set app.tenant='1'" -c 'select count(*) from note')" 1
ok "next transaction on the connection: SET, SET LOCAL" "$(psql -XqAt -c 'begin' -c "set app.tenant='1'" -c 'commit' -c "select current_setting('app.tenant', true)")|$(psql -XqAt -c 'begin' -c "set local app.tenant='1'" -c 'commit' -c "select coalesce(nullif(current_setting('app.tenant', true),''),'none')")" "1|none"

# 12 A transaction that idles keeps dead rows from vacuum.
psql -Xq -c "begin isolation level repeatable read; select 1; select pg_sleep(3); commit" >/dev/null & sleep 0.5
q "update counter set n=n+1" >/dev/null
ok "dead rows that vacuum may not remove, while it idles" "$(psql -Xq -c 'vacuum (verbose) counter' 2>&1 | grep -o '[0-9]* are dead but not yet removable' | head -1 | grep -o '^[0-9]*')" 2; wait

# 12b At READ COMMITTED an idle transaction that only read holds no snapshot, but its lock; one that wrote holds vacuum back.
dead() { psql -Xq -c 'vacuum (verbose) counter' 2>&1 | grep -o '[0-9]* are dead but not yet removable' | head -1 | grep -o '^[0-9]*'; }
( echo "begin; select 1 from counter;"; sleep 3; echo "commit;" ) | psql -Xq >/dev/null & sleep 1
q "update counter set n=n+1" >/dev/null; ok "dead rows kept by an idle reader" "$(dead)" 0
ok "ALTER behind the idle reader" "$(PGOPTIONS='-c lock_timeout=300' psql -XqAt -c 'alter table counter add column x int' 2>&1 | grep -o 'lock timeout')" "lock timeout"; wait
( echo "begin; update duty set on_call=on_call;"; sleep 3; echo "commit;" ) | psql -Xq >/dev/null & sleep 1
q "update counter set n=n+1" >/dev/null; ok "dead rows kept by an idle writer of another table" "$(dead)" 2; wait

# 13 Offset pages slip when rows come in; keyset pages do not.
q "create table feed (id serial primary key); insert into feed select from generate_series(1,20)"
p1=$(q "select string_agg(id::text, ',' order by id desc) from (select id from feed order by id desc limit 5) x"); q "insert into feed default values" >/dev/null
p2=$(q "select string_agg(id::text, ',' order by id desc) from (select id from feed order by id desc limit 5 offset 5) x"); k2=$(q "select string_agg(id::text, ',' order by id desc) from (select id from feed where id < 16 order by id desc limit 5) x")
ok "page 1, then page 2 by offset (16 again), by keyset" "$p1 $p2 $k2" "20,19,18,17,16 16,15,14,13,12 15,14,13,12,11"

# 14 Opposite lock order deadlocks with 40P01.
psql -Xq -v VERBOSITY=verbose -c "begin; update counter set n=0 where id=1; select pg_sleep(0.5); update counter set n=0 where id=2; commit" >"$D/d1" 2>&1 &
psql -Xq -v VERBOSITY=verbose -c "begin; update counter set n=0 where id=2; select pg_sleep(0.5); update counter set n=0 where id=1; commit" >"$D/d2" 2>&1 & wait
ok "one of the two got 40P01" "$(cat "$D/d1" "$D/d2" | grep -c 'ERROR:  40P01')" 1
echo; [ $fails = 0 ] && echo "all claims hold" || echo "$fails failed"; exit $fails
