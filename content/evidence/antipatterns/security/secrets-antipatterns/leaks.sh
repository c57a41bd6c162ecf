#!/usr/bin/env bash
# Where a made-up credential turns up although nobody printed it. Run: bash leaks.sh
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd); work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
value="example-$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')"
seen() { if grep -aqF -- "$value"; then echo "LEAKS   $1"; else echo "hidden  $1"; fi; }
g() { git -c user.name=t -c user.email=t@example.com -c init.defaultBranch=main -c protocol.file.allow=always "$@"; }

echo "== git"
g init -q origin.git --bare; g clone -q origin.git app 2>/dev/null
( cd app; echo "KEY=$value" >.env; g add .env; g commit -qm one; g push -q origin HEAD:main )
g clone -q origin.git teammate
old=$(git -C app rev-parse HEAD)
( cd app; echo .env >.gitignore; g add .gitignore; g commit -qm "ignore it"; echo "KEY=$value-2" >.env; git status --short ) | grep -q .env && echo "LEAKS   .gitignore after the first commit: the file is still tracked"
( cd app; g rm -q --cached .env; g commit -qm "remove it" ); git -C app log -p | seen "history after git rm"
( cd app; g checkout -q --orphan clean; g rm -qf --cached .env 2>/dev/null; g add .gitignore; g commit -qm fresh; g push -qf origin clean:main )
git -C origin.git log -p --all | seen "branches of the server after a forced push of new history"
git -C origin.git cat-file -p "$old:.env" | seen "the old commit asked for by its hash, on the server"
git -C teammate show HEAD:.env | seen "a clone that was made before"

echo "== process"
python3 -c 'import time; time.sleep(3)' --password "$value" & sleep 0.5; tr '\0' ' ' </proc/$!/cmdline | seen "argument, read by another process in /proc (mode $(stat -c %A /proc/$!/cmdline))"
KEY=$value python3 -c 'import time; time.sleep(3)' & sleep 0.5; tr '\0' ' ' </proc/$!/environ | seen "environment, read by the same user in /proc (mode $(stat -c %A /proc/$!/environ))"
KEY=$value node -e 'console.log(require("child_process").execFileSync("env").toString())' | seen "environment of a child process that never needed it"
KEY=$value node -e 'process.report.writeReport("r.json")' 2>/dev/null; seen "diagnostic report of Node" <r.json
KEY=$value node --report-exclude-env -e 'process.report.writeReport("s.json")' 2>/dev/null; if [ -f s.json ]; then seen "the same with --report-exclude-env" <s.json; else echo "(this Node has no --report-exclude-env)"; fi

echo "== errors"
node -e 'new URL(process.argv[1])' "postgres//app:$value@db.example.com" 2>&1 | seen "uncaught Invalid URL in Node"
node -e 'require("child_process").execFileSync("false", ["--token", process.argv[1]])' "$value" 2>&1 | seen "failed child process in Node"
python3 -c 'import subprocess,sys; subprocess.run(["false","--token",sys.argv[1]],check=True)' "$value" 2>&1 | seen "failed child process in Python"
python3 -c 'import sys, urllib.request as u; u.urlopen("nope://app:"+sys.argv[1]+"@example.com")' "$value" 2>&1 | seen "unknown URL scheme in Python"
python3 -c 'import sys, logging
from dataclasses import dataclass
@dataclass
class Config: url: str; key: str
logging.error("started with %s", Config("x", sys.argv[1]))' "$value" 2>&1 | seen "configuration object in a log line, Python"
node -e 'console.error("started with", {url: "x", key: process.argv[1]})' "$value" 2>&1 | seen "configuration object in a log line, Node"

echo "== class Secret"
printf '%s\n' "$value" >key.txt
cat >probe.mjs <<P
import { inspect, format } from "node:util";
import { Secret, secretFromFile } from "$here/secret.mjs";
const key = secretFromFile("KEY"), config = { url: "x", key };
const routes = { template: \`\${key}\`, json: JSON.stringify(config), inspect: inspect(config, { showHidden: true, depth: 9 }), format: format("%s %o %j %O", key, key, key, key),
  spread: JSON.stringify({ ...key }), entries: String(Object.entries(key)), clone: (() => { try { return inspect(structuredClone(key)); } catch (e) { return String(e); } })(), error: inspect(new Error("failed", { cause: config })), join: [key].join() };
for (const [route, text] of Object.entries(routes)) console.log(text.includes(process.argv[2]) ? "LEAKS  " : "hidden ", route);
console.log(key.reveal() === process.argv[2] ? "works   reveal" : "BROKEN  reveal");
for (const [what, act] of [["no variable", () => secretFromFile("NONE", {})], ["empty", () => new Secret("")], ["undefined", () => new Secret(undefined)], ["short", () => new Secret("short-value")]])
  try { act(); console.log("STARTS  " + what); } catch (e) { console.log(e.message.includes("short-value") ? "LEAKS  " : "stops  ", what + ": " + e.message); }
P
KEY_FILE=key.txt node probe.mjs "$value"
wait
