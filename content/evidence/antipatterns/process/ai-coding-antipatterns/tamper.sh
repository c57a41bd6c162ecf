#!/usr/bin/env bash
# Run: bash tamper.sh   (git, node) Ways to make a red suite green without mending it, and honest changes beside them.
here=$(cd "$(dirname "$0")" && pwd); d=$(mktemp -d); cd "$d"; git init -q -b main; git config user.email a@example.com; git config user.name a
mkdir test src; printf 'export const add = (a, b) => a - b;\n' > src/add.mjs
printf 'import { test } from "node:test";\nimport assert from "node:assert";\nimport { add } from "../src/add.mjs";\ntest("adds", () => {\n  assert.equal(add(1, 2), 3);\n  assert.equal(add(2, 2), 4);\n});\n' > test/add.test.mjs
printf 'def test_a():\n    assert f() == 1\n' > test/test_a.py; git add -A; git commit -qm base
n=0; bad=0
try() { want=$1 name=$2; git checkout -q -- .; git clean -qfd; eval "$3"; git add -A; out=$(git diff --cached -U0 | node "$here/diff-tells.mjs"); code=$?; git reset -q; n=$((n+1)); [ $code = $want ] || bad=$((bad+1)); printf '%s %-44s %s\n' "$([ $code = $want ] && echo ok || echo FAIL)" "$name" "$(echo "$out" | head -1 | cut -c1-90)"; }
try 1 "skip the test" "sed -i 's/test(\"adds\"/test.skip(\"adds\"/' test/add.test.mjs"
try 1 "delete the test file" "rm test/add.test.mjs"
try 1 "delete an assertion" "sed -i '/add(1, 2)/d' test/add.test.mjs"
try 1 "assert true" "sed -i 's/assert.equal(add(1, 2), 3)/assert.ok(true)/' test/add.test.mjs"
try 1 "swallow the error" "echo 'try { go(); } catch (e) { }' >> src/add.mjs"
try 1 "pytest skip" "sed -i '1i @pytest.mark.skip' test/test_a.py"
try 1 "silence the type checker" "echo '// @ts-ignore' >> src/add.mjs"
try 1 "stub" "echo '// in a real implementation this would call the bank' >> src/add.mjs"
try 0 "honest fix" "sed -i 's/a - b/a + b/' src/add.mjs"
try 0 "honest new test" "printf 'test(\"more\", () => {\n  assert.equal(add(0, 0), 0);\n});\n' >> test/add.test.mjs"
try 0 "honest rename of an assertion" "sed -i 's/add(1, 2), 3/add(1, 3), 4/' test/add.test.mjs"
try 0 "NOT SEEN: expected value bent to the bug" "sed -i 's/add(1, 2), 3/add(1, 2), -1/; s/add(2, 2), 4/add(2, 2), 0/' test/add.test.mjs"
try 0 "NOT SEEN: special case for the test's input" "printf 'export const add = (a, b) => (a === 1 ? 3 : a === 2 ? 4 : a - b);\n' > src/add.mjs"
echo "$n cases, $bad not as expected"; rm -rf "$d"; exit $bad
