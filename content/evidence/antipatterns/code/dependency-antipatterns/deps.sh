#!/usr/bin/env bash
# What npm does with scripts, locks, tampered tarballs, undeclared imports and second copies. No registry: everything is a local tarball.
# NODE and NPM name the runtime and npm's cli.js; both must be recent (npm 12 needs Node 22.22.2, 24.15 or 26 and newer).
set -u
NODE=${NODE:-node}; NPM=${NPM:?path of npm-cli.js}; work=$(mktemp -d); cd "$work"
export npm_config_cache=$work/cache npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false npm_config_offline=true npm_config_loglevel=warn
npm() { "$NODE" "$NPM" "$@"; }
pack() { # name version [dependencies] [scripts]
  mkdir -p "src/$1-$2"; printf '{"name":"%s","version":"%s","main":"index.js","dependencies":{%s},"scripts":{%s}}' "$1" "$2" "${3:-}" "${4:-}" >"src/$1-$2/package.json"
  [ -e "src/$1-$2/index.js" ] || echo "exports.Money = class Money {}; exports.version = '$2';" >"src/$1-$2/index.js"
  (cd "src/$1-$2" && npm pack --silent --pack-destination "$work" >/dev/null); }
echo "node $("$NODE" -v), npm $(npm -v)"

echo "## install script of a dependency"
mkdir -p src/eager-1.0.0; echo 'require("fs").writeFileSync(process.env.MARK, "ran")' >src/eager-1.0.0/go.js
pack eager 1.0.0 "" '"postinstall":"node go.js"'
mkdir app && cd app && echo '{"name":"app","version":"1.0.0","dependencies":{"eager":"file:../eager-1.0.0.tgz"}}' >package.json
MARK=$work/mark npm install 2>&1 | grep -iE "script|eager" | head -4; [ -e "$work/mark" ] && echo "script ran" || echo "script did not run"

echo "## npm ci against a manifest that moved on"
cd "$work"; pack money 1.0.0; pack money 2.0.0; mkdir app2 && cd app2
echo '{"name":"app2","version":"1.0.0","dependencies":{"money":"file:../money-1.0.0.tgz"}}' >package.json; npm install --silent; sed -i 's/money-1/money-2/' package.json
npm ci >out.txt 2>&1; echo "npm ci: exit $?"; grep -m2 -E "in sync|EUSAGE|Invalid" out.txt | cut -c1-150
npm install --silent; echo "npm install: exit $?, took $("$NODE" -p 'require("money").version') without a word"

echo "## a tarball that changed after it was locked"
cd "$work/app2"; cp ../money-1.0.0.tgz ../money-2.0.0.tgz; rm -rf node_modules "$work/cache"; npm ci >out.txt 2>&1; echo "npm ci: exit $?"; grep -m1 -oE "EINTEGRITY" out.txt

echo "## an import that nobody declared"
cd "$work"; pack money 1.0.0; pack shop 1.0.0 "\"money\":\"file:$work/money-1.0.0.tgz\""; pack shop 1.1.0; mkdir app3 && cd app3
echo '{"name":"app3","version":"1.0.0","dependencies":{"shop":"file:../shop-1.0.0.tgz"}}' >package.json; npm install --silent; echo 'console.log("money", require("money").version)' >main.js; "$NODE" main.js
sed -i 's/shop-1.0/shop-1.1/' package.json; rm -rf node_modules package-lock.json; npm install --silent; "$NODE" main.js 2>&1 | grep -m1 Error

echo "## two copies of one library"
cd "$work"; rm -rf src/money-2.0.0; pack money 2.0.0; pack till 1.0.0 "\"money\":\"file:$work/money-1.0.0.tgz\""; mkdir app4 && cd app4
echo '{"name":"app4","version":"1.0.0","dependencies":{"till":"file:../till-1.0.0.tgz","money":"file:../money-2.0.0.tgz"}}' >package.json; npm install --silent
echo 'const mine = new (require("money").Money)(); const { createRequire } = require("node:module"); const theirs = createRequire(require.resolve("till"))("money"); console.log("instanceof across copies:", mine instanceof theirs.Money)' >main.js; "$NODE" main.js
npm ls money 2>/dev/null | sed "s#$work#…#"

echo "## what ranges allow"
cat >range.js <<JS
const { satisfies } = require("$(dirname "$NPM")/../node_modules/semver");
for (const [range, version] of [["^1.4.2", "1.9.0"], ["^0.4.2", "0.5.0"], ["^0.4.2", "0.4.9"], ["~1.4.2", "1.5.0"], [">=1.4.2", "7.0.0"], ["^1.4.2", "2.0.0-rc.1"]]) console.log(range.padEnd(8), version.padEnd(10), satisfies(version, range));
JS
"$NODE" range.js
rm -rf "$work"
