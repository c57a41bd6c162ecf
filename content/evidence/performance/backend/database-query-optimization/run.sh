#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=…/18/bin bash run.sh   (needs psql in PATH)
# Measures pages read and plans, not time, so that it gives the same answer on every machine.
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/18/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54341 PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning -c max_parallel_workers_per_gather=0 -c jit=off"
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=en_US.UTF-8 >/dev/null 2>&1 || "$PGBIN"/initdb -D "$D/data" -U test -A trust --locale-provider=icu --icu-locale=en --locale=C >/dev/null
"$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off -c autovacuum=off -c shared_buffers=512MB -c shared_preload_libraries=pg_stat_statements" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
see() { echo "     $1: $2"; }
plan() { q "explain (costs off) $1"; }
# pages: shared hit + read of the whole plan; rows of the top node
pages() { q "explain (analyze, buffers, costs off, timing off, summary off) $1" | grep -m1 -oE 'shared (hit|read)=[0-9]+( read=[0-9]+)?' | grep -oE '[0-9]+' | paste -sd+ | bc; }
echo "PostgreSQL $(q 'show server_version')"
q "create extension pg_stat_statements"
q "create table customer (id bigint generated always as identity primary key, email text not null, region int not null, city text not null);
insert into customer (email, region, city) select 'User'||g||'@Example.com', g%10, 'city'||g%10 from generate_series(1,100000) g;
create table orders (id bigint generated always as identity primary key, customer_id bigint not null references customer, status text not null, created_at timestamptz not null, total int not null, note text not null);
insert into orders (customer_id, status, created_at, total, note) select 1+(g::bigint*7919)%100000, case when g%1000=0 then 'open' else 'done' end, '2026-01-01'::timestamptz + g*interval '20 seconds', g%1000, repeat(md5(g::text), 4) from generate_series(1,1000000) g;
create index orders_customer on orders (customer_id)"; q "vacuum analyze"
see "orders: pages of the table" "$(q "select relpages from pg_class where relname='orders'")"

echo "# 1 N+1: round trips"
q "select pg_stat_statements_reset()" >/dev/null
q "select id from customer order by id limit 200" | sed 's/.*/select count(*) from orders where customer_id = &;/' | psql -XqAt >/dev/null
ok "statements for 200 customers, one by one" "$(q "select sum(calls) from pg_stat_statements where query ilike 'select count(*) from orders where customer_id%'")" 200
q "select customer_id, count(*) from orders where customer_id = any (array(select id from customer order by id limit 200)) group by 1" >/dev/null
ok "statements with = any(array)" "$(q "select calls from pg_stat_statements where query ilike 'select customer_id, count(*)%'")" 1

echo "# 2 two to-many joins multiply"
q "create table tag (order_id bigint, t text); create table line (order_id bigint, n int);
insert into tag select 1, g::text from generate_series(1,40) g; insert into line select 1, g from generate_series(1,50) g"
ok "rows of one parent with 40 tags and 50 lines" "$(q "select count(*) from orders o left join tag t on t.order_id=o.id left join line l on l.order_id=o.id where o.id=1")" 2000

echo "# 3 column order: equality first, then order"
Q="select id from orders where status='open' and created_at < '2026-06-01' order by created_at desc limit 50"
q "create index o_time_status on orders (created_at, status)"; q "vacuum analyze orders"
a=$(pages "$Q"); q "create index o_status_time on orders (status, created_at)"; q "drop index o_time_status"; q "vacuum analyze orders"; b=$(pages "$Q")
see "pages with (created_at, status)" "$a"; see "pages with (status, created_at)" "$b"; ok "equality first reads fewer" "$(( b < a ))" 1
ok "no sort node with (status, created_at)" "$(plan "$Q" | grep -c Sort)" 0

echo "# 4 the predicate hides the column"
q "create index c_email on customer (email)"; q "analyze customer"
ok "lower(email) = … with an index on email" "$(plan "select * from customer where lower(email)='user5@example.com'" | head -1)" "Seq Scan on customer"
q "create index c_lower on customer (lower(email))"; q "analyze customer"
ok "with an index on lower(email)" "$(plan "select * from customer where lower(email)='user5@example.com'" | head -1 | sed 's/ using.*//')" "Index Scan"
ok "bigint key compared with numeric" "$(plan "select * from orders where id = 5.0" | head -1)" "Seq Scan on orders"
q "create index o_created on orders (created_at)"; q "analyze orders"
ok "created_at::date = …" "$(plan "select * from orders where created_at::date = '2026-03-01'" | head -1)" "Seq Scan on orders"
ok "half-open range" "$(plan "select * from orders where created_at >= '2026-03-01' and created_at < '2026-03-02'" | head -1)" "Index Scan using o_created on orders"
see "LIKE 'User5%' in locale $(q "select coalesce(datlocale, datcollate) from pg_database where datname='postgres'")" "$(plan "select * from customer where email like 'User55555%'" | head -1)"
q "create index c_email_pattern on customer (email text_pattern_ops)"
see "the same with text_pattern_ops" "$(plan "select * from customer where email like 'User55555%'" | head -1)"
ok "LIKE '%5@Example.com'" "$(plan "select * from customer where email like '%5@Example.com'" | head -1)" "Seq Scan on customer"

echo "# 5 deep pages"
a=$(pages "select id from orders order by id limit 20 offset 500000"); b=$(pages "select id from orders where id > 500000 order by id limit 20")
see "pages: offset 500000" "$a"; see "pages: after the key" "$b"

echo "# 6 covering index needs vacuum"
q "create index o_cover on orders (customer_id) include (total)"; q "vacuum analyze orders"
hf() { q "explain (analyze, costs off, timing off, summary off) select sum(total) from orders where customer_id between 1 and 2000" | grep -oE 'Heap Fetches: [0-9]+'; }
ok "after vacuum" "$(hf)" "Heap Fetches: 0"
q "update orders set note = note where customer_id between 1 and 2000"
see "after updating these rows, before vacuum" "$(hf)"

echo "# 7 correlated columns"
est() { q "explain $1" | head -1 | grep -oE 'rows=[0-9]+'; }
Q="select * from customer where region=3 and city='city3'"
see "estimate without extended statistics (10000 are there)" "$(est "$Q")"
q "create statistics s1 (dependencies) on region, city from customer"; q "analyze customer"
see "estimate with" "$(est "$Q")"

echo "# 8 LIMIT with ORDER BY on another column"
q "create table ev (id bigint primary key, kind int not null, at int not null); insert into ev select g, case when g <= 5000 then 1 else 0 end, g from generate_series(1,1000000) g; create index ev_kind on ev (kind); create index ev_at on ev (at)"; q "vacuum analyze ev"
Q="select * from ev where kind=1 order by at desc limit 10"
see "plan" "$(plan "$Q" | sed -n 2p | xargs)"; a=$(pages "$Q"); q "create index ev_kind_at on ev (kind, at)"; q "analyze ev"; b=$(pages "$Q")
see "pages before (walks the order, filters)" "$a"; see "pages with (kind, at)" "$b"

echo "# 9 existence"
a=$(pages "select count(*) > 0 from orders where status='open'"); b=$(pages "select exists (select 1 from orders where status='open')")
see "pages: count(*) > 0" "$a"; see "pages: exists" "$b"

echo "# 10 each index is written too"
wal() { q "select pg_current_wal_insert_lsn()"; }
cost() { local s e; s=$(wal); q "insert into w$1 select g, g%97, g%89, md5(g::text), now() from generate_series(1,50000) g"; e=$(wal); q "select pg_wal_lsn_diff('$e','$s')"; }
for n in 0 5; do q "create table w$n (a int, b int, c int, d text, e timestamptz)"; done
q "create index on w5 (a); create index on w5 (b); create index on w5 (c); create index on w5 (d); create index on w5 (e)"
a=$(cost 0); b=$(cost 5); see "WAL bytes of 50000 rows: no index" "$a"; see "five indexes" "$b (times $(echo "scale=1; $b/$a" | bc))"

echo "# 11 wide column read for nothing"
q "create table doc (id int primary key, title text, body text); alter table doc alter body set storage external; insert into doc select g, 't'||g, repeat(md5(g::text), 600) from generate_series(1,2000) g"; q "vacuum analyze doc"
see "pages: id, title" "$(pages "select id, title from doc")"
see "pages: with body used" "$(pages "select id, title, length(body||'') from doc")"

echo "# 12 skip scan (18 and newer)"
q "create index c_region_email on customer (region, email)"; q "drop index c_email, c_email_pattern"; q "vacuum analyze customer"
see "where email = … on index (region, email), 10 regions" "$(plan "select region, email from customer where email='User5@Example.com'" | head -1); pages $(pages "select region, email from customer where email='User5@Example.com'")"

echo "# 13 OR over two tables"
Q="select o.id from orders o join customer c on c.id=o.customer_id where o.id = 17 or c.id = 18"
R="select o.id from orders o where o.id=17 union select o.id from orders o where o.customer_id=18"
a=$(pages "$Q"); b=$(pages "$R"); see "pages: or" "$a"; see "pages: union" "$b"
echo "# 14 the example of the module"
q "create index concurrently orders_open_newest on orders (created_at desc, id desc) include (total) where status = 'open'"; q "vacuum analyze orders"
ok "newest open orders" "$(plan "select id, total from orders where status='open' order by created_at desc, id desc limit 20" | sed -n 2p | xargs)" "-> Index Only Scan using orders_open_newest on orders"
q "create index o_cust_time on orders (customer_id, created_at)"; q "analyze orders"
Q="select c.id, o.id as last_order, o.created_at from customer c left join lateral (select id, created_at from orders where customer_id = c.id order by created_at desc limit 1) o on true where c.id = any ('{1,2,3,4,5}'::bigint[])"
ok "rows for five parents" "$(q "select count(*) from ($Q) x")" 5; see "pages" "$(pages "$Q")"
q "alter table orders add currency text"
step() { q "with step as (select id from orders where id > $1 order by id limit 5000), done as (update orders o set currency = 'EUR' from step where o.id = step.id and o.currency is null) select max(id) from step"; }
at=990000; n=0; while [ -n "$at" ]; do at=$(step $at); n=$((n+1)); done
ok "steps over the last 10000 rows, rows changed" "$n $(q "select count(*) from orders where currency='EUR'")" "3 10000"
echo "$fails failed"
