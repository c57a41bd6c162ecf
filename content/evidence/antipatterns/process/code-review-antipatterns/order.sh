#!/usr/bin/env bash
# The module's example over a made change: order, generated files last, and the two exits.
set -u
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); cd "$work"
awk '/^```js$/{on=1;next} /^```$/{on=0} on' "$here/../../../../expertise/antipatterns/process/code-review-antipatterns.md" >order.mjs
git init -q repo; cd repo; git config user.email a@example.com; git config user.name a; git commit -qm start --allow-empty; git branch -m main; git switch -qc work
put() { mkdir -p "$(dirname "$1")"; for n in $(seq "$2"); do echo "line $n"; done >"$1"; }
put src/cart.ts 60; put src/auth/session.ts 5; put migrations/004_drop.sql 3; put package.json 2; put test/cart.test.ts 20; put package-lock.json 3000; put "docs/with space.md" 10
printf '\x00\x01' >logo.png; git add -A; git commit -qm change
git diff --numstat main...work | node ../order.mjs; echo "exit $?"
put src/huge.ts 500; git add -A; git commit -qm more
git diff --numstat main...work | node ../order.mjs | tail -1; echo "exit ${PIPESTATUS[1]}"
echo "## names that look like more or less than they are"
printf '9\t1\tsrc/authors.ts\n5000\t3000\tpnpm-lock.yaml\n3\t3\tdeploy/values.yaml\n4\t0\tsrc/authorize.ts\n' | node ../order.mjs
printf '' | node ../order.mjs; echo "empty diff: exit $?"
rm -rf "$work"
