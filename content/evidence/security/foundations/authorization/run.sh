#!/usr/bin/env bash
# PGBIN=/usr/lib/postgresql/15/bin bash run.sh, as a user that may start PostgreSQL, with the packages named in the scripts installed
set -u; cd "$(dirname "$0")"; PGBIN=${PGBIN:-/usr/lib/postgresql/15/bin}; D=$(mktemp -d); export PGHOST=$D
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null && "$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p 54334 -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
node attacks.mjs
