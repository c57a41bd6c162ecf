#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): bash not-null-not-valid.sh …/18/bin …/15/bin   (needs psql in PATH)
for bin in "$@"; do
  D=$(mktemp -d); export PGHOST=$D PGPORT=54347 PGUSER=test PGDATABASE=postgres
  "$bin"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null
  "$bin"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses=''" -w start >/dev/null
  q() { psql -XqAt -c "$1" 2>&1 | head -1; }
  echo "PostgreSQL $(q 'show server_version')"
  q "create table i (id int, c int)"; q "insert into i values (1, null)"
  echo "add not valid: $(q "alter table i add constraint n not null c not valid")"
  echo "a new null: $(q "insert into i values (2, null)")"
  echo "validate with an old null: $(q "alter table i validate constraint n")"
  q "update i set c = 1"
  echo "validate after the backfill: $(q "alter table i validate constraint n")"
  "$bin"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"
done
