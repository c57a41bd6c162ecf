#!/usr/bin/env bash
# prove.sh NAME MIN_TESTS COMMAND…  runs a command and writes NAME.json: what ran, on which content, with what result.
set -uo pipefail
name=$1 min=$2; shift 2
before=$(git stash create || true); before=${before:-$(git rev-parse HEAD)} # the tracked content, uncommitted changes included
started=$(date -u +%FT%TZ)
"$@" >"$name.log" 2>&1
code=$?
after=$(git stash create || true); after=${after:-$(git rev-parse HEAD)}
ran=$(grep -aoE '([0-9]+) (passed|tests? passed)|# pass [0-9]+|^ℹ pass [0-9]+' "$name.log" | grep -aoE '[0-9]+' | sort -n | tail -1)
if [ "$code" -eq 127 ] || [ "$code" -eq 126 ] || [ "$code" -eq 124 ]; then outcome=blocked
elif [ "$code" -ne 0 ]; then outcome=fail
elif [ "${ran:-0}" -lt "$min" ] || [ "$(git rev-parse "$before^{tree}")" != "$(git rev-parse "$after^{tree}")" ]; then outcome=not_verified
else outcome=pass; fi
printf '{"name":"%s","outcome":"%s","exit_code":%d,"tests":%d,"tree":"%s","started":"%s","log_sha256":"%s"}\n' "$name" "$outcome" "$code" \
  "${ran:-0}" "$(git rev-parse "$after^{tree}")" "$started" "$(sha256sum "$name.log" | cut -d' ' -f1)" | tee "$name.json"
[ "$outcome" = pass ]
