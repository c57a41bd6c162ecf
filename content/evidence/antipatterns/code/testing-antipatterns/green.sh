#!/usr/bin/env bash
# Tests of broken code that pass anyway, or fail by luck. Run: VITEST=/path/to/vitest bash green.sh
# Needs node, python3 with pytest; vitest is found beside the repository's packages where VITEST is not set.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here" && git rev-parse --show-toplevel); mkdir -p "$root/dist"; d=$(mktemp -d "$root/dist/green-XXXX"); trap 'rm -rf "$d"' EXIT; cd "$d" # below the repository, so that vitest resolves
V=${VITEST:-$root/node_modules/.bin/vitest}
say() { printf '%-9s %s\n' "$1" "$2"; }
verdict() { if [ "$1" -eq 0 ]; then say GREEN "$2"; else say red "$2"; fi; }
echo "node $(node -v), vitest $($V --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -1), pytest $(python3 -m pytest --version 2>&1 | cut -d' ' -f2), $(python3 -V)"
n=0; echo "export default {};" >vitest.config.mjs
vi() { n=$((n+1)); { echo 'import { test, expect, vi } from "vitest";'; cat; } >"t$n.test.mjs"; $V run --root . --config vitest.config.mjs "t$n.test.mjs" >"t$n.log" 2>&1; verdict $? "vitest: $1"; }
no() { n=$((n+1)); { echo 'import { test } from "node:test"; import assert from "node:assert/strict";'; cat; } >"n$n.test.mjs"; node --test "n$n.test.mjs" >"n$n.log" 2>&1; verdict $? "node:test: $1"; }
py() { n=$((n+1)); cat >"test_$n.py"; python3 -m pytest -q -p no:cacheprovider "test_$n.py" >"p$n.log" 2>&1; verdict $? "pytest: $1"; }
echo "== code is broken in each; GREEN is the wrong answer"
vi "matcher is not called" <<'T'
test("sum", () => { expect(1 + 1).toBe; expect(1 + 1 === 3); });
T
vi "assertion in a callback that never runs" <<'T'
test("each item is positive", () => { const items = []; items.forEach((i) => expect(i).toBeGreaterThan(0)); });
T
vi "the same with expect.hasAssertions()" <<'T'
test("each item is positive", () => { expect.hasAssertions(); const items = []; items.forEach((i) => expect(i).toBeGreaterThan(0)); });
T
vi "assertion in a catch, and nothing throws" <<'T'
const parse = (s) => s; test("refuses", () => { try { parse("bad"); } catch (e) { expect(e.message).toBe("bad input"); } });
T
vi "rejects without await" <<'T'
const save = async () => "saved"; test("refuses", () => { expect(save()).rejects.toThrow("full"); });
T
no "assert.rejects without await" <<'T'
const save = async () => "saved"; test("refuses", () => { assert.rejects(save()); });
T
no "assertion in a timer after the test" <<'T'
test("later", () => { setTimeout(() => assert.equal(1, 2), 20); });
T
vi "mock of the thing under test" <<'T'
const price = { total: (a, b) => a - b }; test("total", () => { vi.spyOn(price, "total").mockReturnValue(5); expect(price.total(2, 3)).toBe(5); });
T
vi "expected value computed by the same code" <<'T'
const round = (x) => Math.floor(x); test("rounds", () => { expect(round(2.5)).toBe(Math.floor(2.5)); });
T
vi "toThrow without saying what: a typo throws" <<'T'
test("refuses negative amounts", () => { expect(() => { pya(-1); }).toThrow(); });
T
vi "new snapshot of a wrong result" <<'T'
const greet = () => "Hello undefined"; test("greets", () => { expect(greet()).toMatchSnapshot(); });
T
CI=1 vi "the same where CI is set" <<'T'
const greet = () => "Hello undefined"; test("greets", () => { expect(greet()).toMatchSnapshot(); });
T
vi "toMatchObject ignores a leaked field" <<'T'
const user = () => ({ name: "Ada", passwordHash: "x" }); test("public view", () => { expect(user()).toMatchObject({ name: "Ada" }); });
T
vi "toEqual ignores a field that is undefined" <<'T'
test("shape", () => { expect({ a: 1, b: undefined }).toEqual({ a: 1 }); });
T
py "raises(Exception) holds a typo" <<'T'
import pytest
def test_refuses():
    with pytest.raises(Exception):
        pya(-1)
T
py "lines after the raising one in the block" <<'T'
import pytest
def test_refuses():
    with pytest.raises(ValueError):
        int("x")
        assert False
T
py "assert on a tuple" <<'T'
def test_total():
    assert (1 + 1 == 3, "sums")
T
py "assertion misspelt on a Mock (called_once)" <<'T'
from unittest.mock import Mock
def test_sends():
    mail = Mock(); assert mail.send.called_once
T
py "Mock accepts a method that does not exist" <<'T'
from unittest.mock import Mock
class Mail:
    def send(self, to): ...
def test_sends():
    mail = Mock(); mail.sned("a", 2); mail.sned.assert_called_once()
T
py "the same with create_autospec" <<'T'
from unittest.mock import create_autospec
class Mail:
    def send(self, to): ...
def test_sends():
    mail = create_autospec(Mail); mail.sned("a", 2); mail.sned.assert_called_once()
T
py "approximate equality hidden by a wide tolerance" <<'T'
import pytest
def test_interest(): assert 10.9 == pytest.approx(10, rel=0.1)
T
echo "== order"
cat >test_order.py <<'T'
cart = []
def test_add(): cart.append(1); assert cart == [1]
def test_starts_empty_in_its_own_words(): assert len(cart) == 1
T
python3 -m pytest -q -p no:cacheprovider test_order.py >/dev/null 2>&1; verdict $? "two tests that share a list, in file order"
python3 -m pytest -q -p no:cacheprovider test_order.py::test_starts_empty_in_its_own_words >/dev/null 2>&1; verdict $? "the second alone"
echo "== how often does a flaky test pass a gate with retries? (a real defect that shows in one run of two)"
node -e 'for (const r of [0,1,2,3]) { let ok = 0; for (let i = 0; i < 1e5; i++) { for (let k = 0; k <= r; k++) if (Math.random() < 0.5) { ok++; break; } } console.log("retries", r, "merged", Math.round(ok / 1e3) + " %"); }'
echo "== two suites for the same function: coverage and mutants"
cd "$here"
for suite in weak strong; do
  SUBJECT="$here/fee.mjs" node --test --experimental-test-coverage "$suite.test.mjs" 2>/dev/null | grep -E 'fee.mjs' | sed "s/^[^f]*/$suite: /"
  node mutate.mjs fee.mjs "$suite.test.mjs" | sed "s/^/  /"
done
