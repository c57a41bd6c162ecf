#!/usr/bin/env bash
# Cycles in three loaders, the module's import check against honest and tricky trees, and availability of a chain.
set -u
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); cd "$work"
awk '/^```js$/{on=1;next} /^```$/{on=0} on' "$here/../../../../expertise/antipatterns/code/architecture-antipatterns.md" >structure.mjs

echo "## a cycle of three files"
mkdir esm && cd esm
echo 'import { Base } from "./b.mjs"; export class Order extends Base {} console.log("started");' >a.mjs
echo 'import { tax } from "./c.mjs"; export class Base { total() { return tax(); } }' >b.mjs
echo 'import { Order } from "./a.mjs"; export const tax = () => 1; export const empty = new Order();' >c.mjs
node a.mjs 2>&1 | grep -m1 Error; node c.mjs 2>&1 | grep -m1 -E "Error|started" ; cd ..
mkdir cjs && cd cjs
echo 'const { tax } = require("./b.js"); exports.rate = 2; console.log("tax is", typeof tax);' >a.js; echo 'const { rate } = require("./a.js"); exports.tax = () => rate * 2; console.log("rate is", rate);' >b.js; node a.js; cd ..
mkdir py && cd py
echo 'from b import tax
rate = 2' >a.py; echo 'from a import rate
tax = rate * 2' >b.py; python3 -c "import a" 2>&1 | tail -1 | sed 's#(/.*)#(…)#'; cd ..

echo "## the check: an honest tree"
tree() { mkdir -p "$1/$(dirname "$2")"; printf '%s\n' "$3" >"$1/$2"; }
tree good domain/price.ts 'export const price = 1;'; tree good app/order.ts 'import { price } from "../domain/price";'
tree good adapters/http.ts 'import { order } from "../app/order"; import express from "express";'; tree good main.ts 'import "./adapters/http";'
node structure.mjs good; echo "exit $?"
echo "## comments, type-only imports and strings"
cp -r good quiet; tree quiet domain/note.ts '// import { x } from "../app/order"
/* import "../adapters/http" */
import type { Order } from "../app/order";
export const text = "see ../app";'
node structure.mjs quiet; echo "exit $?"
echo "## no semicolons, and globs that look like comments"
cp -r good plain; tree plain domain/note.ts 'export const fn = () => 1
import type { Order } from "../app/order"'; node structure.mjs plain; echo "exit $?"
rm -rf bad; cp -r good bad; tree bad domain/leak.ts 'const glob = "src/**/*.ts"
import { order } from "../app/order"
const other = "test/**/*.ts"'; node structure.mjs bad | head -1
echo "## forbidden: static, re-export, dynamic, require, side effect"
for line in 'import { order } from "../app/order";' 'export * from "../app/order";' 'const x = await import("../app/order");' 'const x = require("../app/order");' 'import "../app/order";' 'import {
  order,
} from "../app/order";'; do rm -rf bad; cp -r good bad; tree bad domain/leak.ts "$line"; node structure.mjs bad | head -1; done
echo "## a cycle over three modules"
cp -r good loop; tree loop app/up.ts 'import { a } from "../adapters/http";'; node structure.mjs loop; echo "exit $?"
echo "## what it misses: a computed path"
cp -r good blind; tree blind domain/x.ts 'const x = await import(["..", "app", "order"].join("/"));'; node structure.mjs blind; echo "exit $?"
echo "## five links of 99.9 % in a chain"; node -p '(0.999 ** 5 * 100).toFixed(2) + " %"'
rm -rf "$work"
