#!/usr/bin/env bash
# Run: bash empty-green.sh   Needs node, python3 with pytest, npx vitest in PATH or VITEST=/path/to/vitest; PYTHON312=/path/to/python3.12 for unittest's later answer; git for the last part.
# What do runners answer when nothing was tested? And does prove.sh see through it?
here=$(cd "$(dirname "$0")" && pwd); d=$(mktemp -d); cd "$d"; git init -q; git config user.email a@example.com; git config user.name a
mkdir empty; echo '{}' > empty/package.json
say() { printf '%-62s exit %s  %s\n' "$1" "$2" "$3"; }
run() { out=$(cd "${3:-empty}" && eval "$2" 2>&1); c=$?; say "$1" $c "$(echo "$out" | grep -aiE 'no tests?|ran 0|no test files|collected 0|skipped|pass 0|tests 0|not found|[0-9]+ passed' | head -1 | tr -s ' ' | cut -c1-70)"; }
echo "node $(node --version), python $(python3 --version | cut -d' ' -f2), pytest $(python3 -m pytest --version 2>&1 | cut -d' ' -f2)"
run "node --test, folder without tests" "node --test"
run "node --test, glob that matches nothing" "node --test 'nothing/**/*.test.js'"
mkdir a; cat > a/x.test.mjs <<'T'
import { test } from "node:test"; test.skip("all skipped", () => { throw 1; });
T
run "node --test, every test skipped" "node --test" a
run "node --test, name pattern that matches none" "node --test --test-name-pattern=zzz" a
run "pytest, folder without tests" "python3 -m pytest -q -p no:cacheprovider"
mkdir p; printf 'import pytest\n@pytest.mark.skip\ndef test_a(): assert False\n' > p/test_a.py
run "pytest, every test skipped" "python3 -m pytest -q -p no:cacheprovider" p
run "pytest -k that matches none" "python3 -m pytest -q -p no:cacheprovider -k zzz" p
mkdir s; printf 'import unittest\nclass A(unittest.TestCase):\n  @unittest.skip("x")\n  def test_a(self): self.fail()\n' > s/test_a.py
run "unittest discover, none found" "python3 -m unittest discover"
[ -n "${PYTHON312:-}" ] && { run "the same, Python $("$PYTHON312" --version | cut -d' ' -f2)" "$PYTHON312 -m unittest discover"; run "the same, every test skipped" "$PYTHON312 -m unittest discover" s; }
V=${VITEST:-$(command -v vitest)}; if [ -n "$V" ]; then run "vitest run, none found" "$V run --root ."; run "vitest run --passWithNoTests" "$V run --root . --passWithNoTests"; fi
run "failing command | tee (no pipefail)" "false | tee log"
run "the same with pipefail" "set -o pipefail; false | tee log"
run "failing command || true" "false || true"
run "failing command; echo done" "false; echo done"
run "timeout 1 sleep 5" "timeout 1 sleep 5"
echo; cp "$here/prove.sh" .; git add -A; git commit -qm x
mkdir g; cat > g/x.test.mjs <<'T'
import { test } from "node:test"; test("a", () => {}); test("b", () => {});
T
git add -A; git commit -qm y
p() { bash prove.sh "$@" 2>/dev/null | grep -o '"outcome":"[a-z_]*"'; }
say "prove: two real tests" - "$(p good 2 node --test g/)"
say "prove: two wanted, none found" - "$(p none 1 node --test 'nothing/**')"
say "prove: every test skipped" - "$(p skip 1 node --test a/)"
printf 'test result: ok. 5 passed; 0 failed\n   Doc-tests x\ntest result: ok. 0 passed; 0 failed\n' > cargo.txt; printf 'Test Suites: 2 passed, 2 total\nTests:       7 passed, 7 total\nSnapshots:   1 passed, 1 total\n' > jest.txt
say "prove: Cargo's last line counts doc-tests, none here" - "$(p cargo 5 cat cargo.txt)"
say "prove: Jest's last line counts snapshots" - "$(p jest 7 cat jest.txt)"
say "prove: failing command" - "$(p bad 0 false)"
say "prove: program is not there" - "$(p gone 1 no-such-program)"
say "prove: timed out" - "$(p slow 1 timeout 1 sleep 5)"
say "prove: the run itself changes a tracked file" - "$(p edits 2 sh -c 'node --test g/; echo "// x" >> g/x.test.mjs')"
rm -rf "$d"
