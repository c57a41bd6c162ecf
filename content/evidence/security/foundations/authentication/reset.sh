#!/usr/bin/env bash
# PGBIN=/usr/lib/postgresql/15/bin bash reset.sh, as a user that may start PostgreSQL: reset.sql under thirty parallel uses of one token
set -u; cd "$(dirname "$0")"; PGBIN=${PGBIN:-/usr/lib/postgresql/15/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54332 PGUSER=test PGDATABASE=postgres
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null && "$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -c "$1"; }
sed -n '/^create/,/^);/p' reset.sql | psql -Xq
q "insert into password_reset(token_hash, account_id) values (sha256('good'), 7); insert into password_reset values (sha256('old'), 7, now() - interval '1 second')"
use="$(sed -n '/^update password_reset set used_at = now()$/,/^returning/p' reset.sql | head -3)"
for i in $(seq 30); do q "${use/\$1/\'good\'}" >>"$D/won" & done; wait
echo "thirty parallel uses of one token: $(grep -c . "$D/won") accepted (account $(sort -u "$D/won"))"
echo "once more: '$(q "${use/\$1/\'good\'}")'; expired: '$(q "${use/\$1/\'old\'}")'; unknown: '$(q "${use/\$1/\'other\'}")'"
