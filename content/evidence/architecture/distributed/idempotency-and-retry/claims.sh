#!/usr/bin/env bash
# Run as a user that may start PostgreSQL (not root): PGBIN=/usr/lib/postgresql/15/bin bash claims.sh
# Tries the claim of claim.sql with real concurrent sessions in a cluster of its own, which it removes. Retries: node --test retry-attacks.ts
set -u; cd "$(dirname "$0")"
PGBIN=${PGBIN:-/usr/lib/postgresql/15/bin}; D=$(mktemp -d); export PGHOST=$D PGPORT=54331 PGUSER=test PGDATABASE=postgres
"$PGBIN"/initdb -D "$D/data" -U test -A trust --locale=C.UTF-8 >/dev/null && "$PGBIN"/pg_ctl -D "$D/data" -l "$D/log" -o "-k $D -p $PGPORT -c listen_addresses='' -c fsync=off" -w start >/dev/null
trap '"$PGBIN"/pg_ctl -D "$D/data" -m immediate stop >/dev/null; rm -rf "$D"' EXIT
q() { psql -XqAt -v ON_ERROR_STOP=1 -c "$1" 2>&1; }
fails=0; ok() { if [ "$2" = "$3" ]; then echo "ok   $1: $2"; else echo "FAIL $1: got '$2', expected '$3'"; fails=$((fails+1)); fi; }
echo "PostgreSQL $(q 'show server_version')"
q "$(sed -n '/^create table/,/^);/p' claim.sql)"
claim_sql=$(sed -n '/^insert into/,/^returning/p' claim.sql); finish_sql=$(sed -n '/^update idem/,/;$/p' claim.sql)
bind() { local s=$1; shift; local i=$#; while [ $i -gt 0 ]; do s=${s//\$$i/${!i}}; i=$((i-1)); done; echo "$s"; }
claim() { q "$(bind "$claim_sql" "$1" "'$2'" "'$3'")"; }                      # tenant key hash
finish() { q "with done as ($(bind "${finish_sql%;}" "$1" "'$2'" 200 "'{}'" "$3") returning 1) select count(*) from done"; } # tenant key claim_no

# 0 As drivers send them: a number left out of $1, $2, … fails to prepare.
ok "both statements prepare" "$(q "prepare c as ${claim_sql%;}; prepare f as ${finish_sql%;}; select count(*) from pg_prepared_statements")" 2

# 1 Locking a row that is not there locks nothing.
for i in 1 2; do psql -X >"$D/n$i" 2>&1 <<<"begin; select state from idempotency_key where tenant_id=1 and key='naive' for update; select pg_sleep(0.5); insert into idempotency_key (tenant_id,key,request_hash,state,lease_until) values (1,'naive','h','in_progress',now()); commit;" & done; wait
ok "both saw no row, one then failed" "$(grep -c '(0 rows)' "$D/n1" "$D/n2" | cut -d: -f2 | paste -sd+ | bc) $(cat "$D/n1" "$D/n2" | grep -c 'duplicate key value violates unique constraint')" "2 1"

# 2 Fifty sessions claim one key at once.
for i in $(seq 50); do claim 1 one h >>"$D/c" & done; wait
ok "owners of 50 parallel claims" "$(wc -l <"$D/c" | tr -d ' ')" 1

# 3 Lease and fencing.
ok "claim while the lease runs" "$(claim 1 one h)" ""
q "update idempotency_key set lease_until = now() - interval '1 s' where key='one'"
for i in $(seq 20); do claim 1 one h >>"$D/t" & done; wait
ok "takers of the expired lease, their claim number" "$(cat "$D/t")" 2
ok "the slow first owner finishes" "$(finish 1 one 1)" 0
ok "the new owner finishes" "$(finish 1 one 2)" 1
ok "claim after it is done, even with the lease long gone" "$(q "update idempotency_key set lease_until = now() - interval '1 h'"; claim 1 one h)" ""

# 4 Other payload, other tenant.
claim 1 two h >/dev/null; q "update idempotency_key set lease_until = now() - interval '1 s' where key='two'"
ok "other payload cannot take an expired claim" "$(claim 1 two other)" ""
ok "same key of another tenant" "$(claim 2 two h)" 1

# 5 The owner is killed in its transaction, or after its claim is committed.
( psql -Xq -c "begin" -c "$(bind "$claim_sql" 1 "'dead'" "'h'")" -c "select pg_sleep(30)" >/dev/null 2>&1 & echo $! >"$D/pid"; wait )
sleep 1; q "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()" >/dev/null; wait
ok "claim undone with its transaction" "$(claim 1 dead h)" 1
echo; [ $fails = 0 ] && echo "all claims hold" || echo "$fails failed"; exit $fails
