#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=…/18/bin bash schemas.sh   (needs psql in PATH)
# One database, a schema and a role for each module: who may touch what, and one transaction over both.
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/18/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54344 PGUSER=test PGDATABASE=postgres PGOPTIONS="-c client_min_messages=warning"
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null
"$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1 | grep -v '^LINE\|\^' ; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
echo "PostgreSQL $(q 'show server_version')"
psql -Xq -v ON_ERROR_STOP=1 -f modules.sql
ok "orders reads the table of billing" "$(q "set role orders_app; select count(*) from billing.invoice")" "ERROR:  permission denied for table invoice"
ok "orders reads the view that billing offers" "$(q "set role orders_app; select count(*) from billing.invoice_status")" 0
ok "orders writes into billing" "$(q "set role orders_app; insert into billing.invoice (order_id, cents) values (1, 5)")" "ERROR:  permission denied for table invoice"
ok "a table that billing adds later is closed as well" "$(q "set role billing_owner; create table billing.secret (x int); set role orders_app; select * from billing.secret")" "ERROR:  permission denied for table secret"
ok "one transaction over two modules, roles switched inside" "$(q "begin; set local role orders_app; insert into orders.purchase (id) values (1); set local role billing_app; insert into billing.invoice (order_id, cents) values (1, 500); commit; reset role; select (select count(*) from orders.purchase) || ' ' || (select count(*) from billing.invoice)")" "1 1"
ok "it rolls back as one" "$(psql -XqAt 2>/dev/null <<<"begin; set local role orders_app; insert into orders.purchase (id) values (2); set local role billing_app; insert into billing.invoice (order_id, cents) values (2, -1); commit; reset role; select (select count(*) from orders.purchase) || ' ' || (select count(*) from billing.invoice)")" "1 1"
echo "$fails failed"
