#!/usr/bin/env bash
# Three traps of the module, sprung: swapped flags, a bare unit, a rename that a tool cannot finish. Then the types that close them.
set -u
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); cd "$work"
tsc() { node "${TSC:-$(node -p "require.resolve('typescript/bin/tsc', { paths: [process.env.REPO || '$here'] })")}" --ignoreConfig --outDir out --strict --target es2022 --lib es2022,dom --module esnext --moduleResolution bundler --skipLibCheck "$@"; }
run() { cp "out/$1.js" "out/$1.mjs" && node "out/$1.mjs"; }

echo "## swapped flags compile, and the draft goes out"
cat >flags.ts <<'TS'
function publish(text: string, draft: boolean, notify: boolean): string {
  return draft ? `kept as draft, ${notify ? "reviewers told" : "nobody told"}` : `published: ${text}, ${notify ? "customers told" : "nobody told"}`;
}
console.log(publish("half-written", false, true)); // meant: draft yes, notify no
TS
tsc flags.ts && echo "compiler: content"; run flags

echo "## seconds read as milliseconds"
cat >unit.mjs <<'JS'
const timeout = 30; // the author meant seconds
const begin = performance.now();
await new Promise((done) => setTimeout(done, timeout));
console.log(performance.now() - begin < 1000 ? "gave up within a second" : "waited half a minute");
JS
node unit.mjs

echo "## a rename in the compiler's eyes, and what it leaves"
cat >order.ts <<'TS'
export interface Order { customerId: string } // was: clientId
export const read = (line: string): Order => JSON.parse(line);
console.log("id:", read('{"clientId":"c7"}').customerId, "| sql: select client_id from orders | metric: orders_by_client");
TS
tsc order.ts && echo "compiler: content"; run order

echo "## the same two slips against the example's types"
awk '/^```ts$/{on=1;next} /^```$/{on=0} on' "$here/../../../../expertise/antipatterns/code/naming-and-abstraction.md" >example.ts
tsc example.ts && echo "example compiles"; run example
for slip in 'sendNewsletter("x", { audience: false, giveUpAfter: seconds(30) });' 'sendNewsletter("x", { audience: "customers", giveUpAfter: 30 });'; do
  { cat example.ts; echo "$slip"; } >slip.ts
  tsc slip.ts | head -1 | cut -c1-150
done
rm -rf "$work"
