#!/usr/bin/env bash
# The module's example over a made history, then the claims of R7 and R9, each run.
set -u
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); cd "$work"
awk '/^```js$/{on=1;next} /^```$/{on=0} on' "$here/../../../../expertise/antipatterns/code/code-smells.md" >hotspots.mjs

echo "## hotspots: hot.js 6 commits, old.js renamed to new.js after 3, gone.js deleted, calm.js long and quiet"
mkdir repo; cd repo; git init -q .; git config user.email a@example.com; git config user.name a
row() { for _ in $(seq "$2"); do echo "x();"; done >>"$1"; git add -A; git commit -qm "$1" --allow-empty; }
row calm.js 300; for _ in 1 2 3; do row old.js 20; done; for _ in 1 2 3 4 5 6; do row hot.js 40; done; row gone.js 500; git rm -q gone.js; git commit -qm gone
git mv old.js new.js; git commit -qm rename; row new.js 1; row package-lock.json 900
node ../hotspots.mjs; cd ..

echo "## R9: an argument sorted behind the caller's back"
cat >sort.mjs <<'JS'
const best = (scores) => scores.sort((a, b) => b - a)[0];
const scores = [3, 9, 1]; best(scores); console.log("caller now sees", scores);
try { best(Object.freeze([3, 9, 1])); } catch (error) { console.log("frozen:", String(error)); }
console.log("toSorted leaves", ((list) => { list.toSorted((a, b) => b - a); return list; })([3, 9, 1]));
JS
node sort.mjs
echo "## R9: a default that remembers"
python3 - <<'PY'
def add(item, to=[]):
    to.append(item)
    return to
add("first call")
print(add("second call"))
PY
echo "## R7: a new kind falls into the silent default; the closed union names the place"
cat >cases.ts <<'TS'
type Kind = "letter" | "parcel" | "pallet"; // pallet is new
const before = (kind: Kind): number => { switch (kind) { case "letter": return 2; case "parcel": return 6; default: return 0; } };
console.log("silent default charges", before("pallet"));
const after = (kind: Kind): number => {
  switch (kind) {
    case "letter": return 2;
    case "parcel": return 6;
    default: { const missing: never = kind; return missing; }
  }
};
after("letter");
TS
node "$(node -p "require.resolve('typescript/bin/tsc', { paths: [process.env.REPO || '$here'] })")" --ignoreConfig --outDir out --strict --target es2022 --module esnext --lib es2022,dom cases.ts
cp out/cases.js out/cases.mjs && node out/cases.mjs
rm -rf "$work"
