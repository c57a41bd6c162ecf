#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=…/18/bin PGBENCH=…/pgbench bash run.sh   (needs psql in PATH)
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/18/bin}; PGBENCH=${PGBENCH:-pgbench}; D=$(mktemp -d); export PGHOST=$D PGPORT=54342 PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning -c max_parallel_workers_per_gather=0"
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null
"$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c autovacuum=off -c synchronous_commit=on" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
see() { echo "     $1: $2"; }
pages() { q "explain (analyze, buffers, costs off, timing off, summary off) $1" | grep -m1 -oE 'shared (hit|read)=[0-9]+( read=[0-9]+)?' | grep -oE '[0-9]+' | paste -sd+ | bc; }
walof() { local s; s=$(q "select pg_current_wal_insert_lsn()"); q "$1" >/dev/null; q "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '$s')"; }
echo "PostgreSQL $(q 'show server_version')"
echo "# 0 defaults"
for s in shared_buffers work_mem hash_mem_multiplier maintenance_work_mem max_wal_size checkpoint_timeout checkpoint_completion_target random_page_cost effective_cache_size effective_io_concurrency io_method jit default_statistics_target autovacuum_vacuum_threshold autovacuum_vacuum_scale_factor autovacuum_vacuum_max_threshold autovacuum_vacuum_insert_scale_factor autovacuum_vacuum_cost_limit autovacuum_vacuum_cost_delay track_io_timing plan_cache_mode default_toast_compression idle_session_timeout; do see "$s" "$(q "select boot_val || coalesce(' '||unit,'') from pg_settings where name='$s'")"; done

echo "# 1 HOT updates"
hot() { q "select round(100.0*n_tup_hot_upd/n_tup_upd) from pg_stat_user_tables where relname='$1'"; }
for f in 100 80; do q "create table h$f (id int primary key, a int, b int, pad text) with (fillfactor=$f)"; q "insert into h$f select g,g,g,repeat('x',100) from generate_series(1,100000) g"; q "vacuum analyze h$f"; done
q "create index on h80 (b)"; q "create table hi (like h80 including all) with (fillfactor=80)"; q "insert into hi select * from h80"; q "vacuum analyze hi"
q "update h100 set a=a+1 where id%10=0; select pg_stat_force_next_flush()" >/dev/null; q "update h80 set a=a+1 where id%10=0; select pg_stat_force_next_flush()" >/dev/null; q "update hi set b=b+1 where id%10=0; select pg_stat_force_next_flush()" >/dev/null
see "percent HOT, fillfactor 100, first pass" "$(hot h100)"; see "fillfactor 80, column without index" "$(hot h80)"; see "fillfactor 80, indexed column" "$(hot hi)"

echo "# 2 work_mem"
Q="select * from h100 order by pad, b desc"
for m in 4MB 64MB; do see "sort with work_mem $m" "$(q "set work_mem='$m'; explain (analyze, costs off, timing off, summary off) $Q" | grep -oE 'Sort Method.*')"; done

echo "# 3 generic plan on skewed values"
q "create table s (id int primary key, st text not null, pad text); insert into s select g, case when g%1000=0 then 'open' else 'done' end, repeat('x',200) from generate_series(1,200000) g; create index on s (st)"; q "vacuum analyze s"
for mode in force_custom_plan force_generic_plan; do see "$mode: 'open'" "$(q "set plan_cache_mode=$mode; prepare p(text) as select count(pad) from s where st=\$1; explain (analyze, buffers, costs off, timing off, summary off) execute p('open')" | sed -n '2p;3p' | grep -oE '(Seq|Index|Bitmap)[A-Za-z ]*Scan|shared .*' | paste -sd' ')"; done
see "the same statement run eight times, plans" "$(q "prepare p(text) as select count(pad) from s where st=\$1; $(for i in 1 2 3 4 5 6 7 8; do echo "execute p('open');"; done) select generic_plans||' generic, '||custom_plans||' custom' from pg_prepared_statements" | tail -1)"

echo "# 4 random and ordered keys: 300000 rows"
for v in uuidv4 uuidv7; do q "create table k_$v (id uuid primary key, n int)"; q "insert into k_$v select $v(), g from generate_series(1,300000) g"; q checkpoint; w=$(walof "insert into k_$v select $v(), g from generate_series(1,20000) g"); see "$v: index pages, WAL bytes of 20000 more rows after a checkpoint" "$(q "select relpages from pg_class where relname='k_${v}_pkey'" | sed "s/.*/$(q "select pg_relation_size('k_${v}_pkey')/8192")/"), $w"; done

echo "# 5 space after deletes"
q "create table d (id int primary key, pad text); insert into d select g, repeat('x',200) from generate_series(1,200000) g"; q "vacuum analyze d"
see "pages" "$(q "select pg_relation_size('d')/8192")"; q "delete from d where id%10<>0"; q "vacuum d"
see "pages after deleting nine of ten and VACUUM" "$(q "select pg_relation_size('d')/8192")"; see "pages read by count(pad)" "$(pages 'select count(pad) from d')"
q "vacuum full d"; see "pages after VACUUM FULL" "$(q "select pg_relation_size('d')/8192")"

echo "# 6 pruning of partitions"
q "create table e (at timestamptz not null, n int) partition by range (at)"; for m in 01 02 03 04 05 06 07 08 09 10 11 12; do q "create table e$m partition of e for values from ('2026-$m-01') to ('$( [ $m = 12 ] && echo 2027-01 || printf '2026-%02d' $((10#$m+1)))-01')"; done
parts() { q "explain (costs off) $1" | grep -c 'Scan on e'; }
ok "partitions planned: range on the key" "$(parts "select * from e where at >= '2026-03-01' and at < '2026-03-05'")" 1
ok "partitions planned: date_trunc on the key" "$(parts "select * from e where date_trunc('month', at) = '2026-03-01'")" 12
ok "partitions planned: no condition on the key" "$(parts "select * from e where n = 5")" 12

echo "# 7 BRIN"
q "create table b (id int, at timestamptz, pad text); insert into b select g, '2026-01-01'::timestamptz + g*interval '1 s', repeat('x',100) from generate_series(1,500000) g; create index b_bt on b (at); create index b_br on b using brin (at)"; q "vacuum analyze b"
see "bytes B-tree, BRIN" "$(q "select pg_relation_size('b_bt')||' '||pg_relation_size('b_br')")"
Q="select count(pad) from b where at between '2026-01-03' and '2026-01-03 00:10'"
q "drop index b_bt"; see "pages by BRIN, rows in order of time" "$(pages "$Q")"
q "create table b2 as select * from b order by md5(id::text)"; q "create index b2_br on b2 using brin (at)"; q "vacuum analyze b2"; see "pages by BRIN, rows shuffled" "$(q "set enable_seqscan=off; explain (analyze, buffers, costs off, timing off, summary off) ${Q/from b /from b2 }" | grep -m1 -oE 'shared (hit|read)=[0-9]+( read=[0-9]+)?')"

echo "# 8 one key of a large document"
q "create table j (id int primary key, doc jsonb); insert into j select g, jsonb_build_object('n', 0, 'body', (select string_agg(md5(g::text||x::text),'') from generate_series(1,2000) x)) from generate_series(1,100) g"; q "vacuum analyze j"; q "create table jc (id int primary key, n int, doc jsonb); insert into jc select id, 0, doc from j"; q "vacuum analyze jc"
see "WAL bytes: 100 updates of a key inside" "$(walof "update j set doc = jsonb_set(doc, '{n}', '1')")"; see "WAL bytes: 100 updates of a column beside" "$(walof "update jc set n = 1")"

echo "# 9 loading 20000 rows (seconds)"
q "create table l (id int primary key, t text)"
secs() { local s e; s=$(date +%s.%N); "$@" >/dev/null 2>&1; e=$(date +%s.%N); echo "$e - $s" | bc; }
for i in $(seq 20000); do echo "insert into l values ($i, 'text $i');"; done >"$D/single.sql"; (echo "begin;"; sed 's/(\([0-9]*\),/(\1+100000,/' "$D/single.sql"; echo "commit;") >"$D/one.sql"; seq 200001 220000 | sed 's/\(.*\)/\1\ttext \1/' >"$D/copy.tsv"
see "each its own transaction" "$(secs psql -Xq -f "$D/single.sql")"; see "one transaction" "$(secs psql -Xq -f "$D/one.sql")"; see "COPY" "$(secs psql -Xq -c "\\copy l from '$D/copy.tsv'")"; see "rows" "$(q 'select count(*) from l')"

echo "# 10 a connection for each query"
echo "select 1;" >"$D/b.sql"
tps() { "$PGBENCH" -n -f "$D/b.sql" -T 4 -c 4 "$@" 2>&1 | grep -oE 'tps = [0-9.]+' ; }
see "kept" "$(tps)"; see "new each time (-C)" "$(tps -C)"

echo "# 11 full page writes after each checkpoint"
q "create table f (id int primary key, n int, pad text); insert into f select g,0,repeat('x',100) from generate_series(1,100000) g"; q "vacuum analyze f"; q checkpoint
U="update f set n=n+1 where id % 50 = 0"
see "first update after a checkpoint, WAL bytes" "$(walof "$U")"; see "the same again" "$(walof "$U")"
echo "# 12 fillfactor set later, a BRIN column, empty pages at the end"
q "create table h1 (id int primary key, a int, pad text)"; q "insert into h1 select g,g,repeat('x',100) from generate_series(1,50000) g; alter table h1 set (fillfactor=80)"; q "update h1 set a=a+1 where id%10=0; select pg_stat_force_next_flush()" >/dev/null
q "create table h2 (id int primary key, a int, pad text) with (fillfactor=80); create index on h2 using brin (a)"; q "insert into h2 select g,g,repeat('x',100) from generate_series(1,50000) g"; q "update h2 set a=a+1 where id%10=0; select pg_stat_force_next_flush()" >/dev/null
see "percent HOT, fillfactor 80 set after the load" "$(hot h1)"; see "percent HOT, column in a BRIN index only" "$(hot h2)"
q "create table te as select g, repeat('x',200) from generate_series(1,50000) g"; b=$(q "select pg_relation_size('te')/8192"); q "delete from te where g > 10000"; q "vacuum te"; see "pages before and after deleting the last four fifths and VACUUM" "$b, $(q "select pg_relation_size('te')/8192")"
echo "$fails failed"
