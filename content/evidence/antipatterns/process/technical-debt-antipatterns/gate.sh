#!/usr/bin/env bash
# The module's gate over a made tree: what it must find, what it must leave alone, and both exits.
set -u
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); cd "$work"
awk '/^```js$/{on=1;next} /^```$/{on=0} on' "$here/../../../../expertise/antipatterns/process/technical-debt-antipatterns.md" >debt.mjs
mkdir -p src/deep
cat >src/a.ts <<'TS'
// TODO fix this properly later
// TODO(#412) drop when the old client is gone
// FIXME PAY-77: rounding, until 2027-03-01
// HACK until 2026-01-31: the vendor answers twice
/* eslint-disable */
// @ts-ignore
// @ts-expect-error
// @ts-expect-error the library's types lack the second argument
const x = 1; // eslint-disable-line
const y = 2; // eslint-disable-line no-console -- a command line tool
it.skip("books once", () => {});
const todo = "TODO in a string is nobody's debt";
TS
cat >src/deep/b.py <<'PY'
import os  # noqa
import re  # noqa: F401 -- re-exported
# XXX see https://issues.example.com/9
value = f()  # type: ignore
@pytest.mark.skip
# FIXME
# TODO: 2026-11-28 is today and not yet past
# TODO read files in UTF-16 as well
PY
node debt.mjs src 2026-11-28; echo "exit $?"
rm -r src/a.ts src/deep; echo '// TODO #1 soon' >src/c.go; node debt.mjs src 2026-11-28; echo "exit $?"
rm -rf "$work"
